"""Words that may point out a person: numbers, addresses, and names beside them.

What is found is for a person to judge; what is not found is no promise. The check figure
is that of folkbokföringslagen (1991:481) 18 §: the digits weighted 2, 1, 2 ... modulo 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MASK = "[Personuppgift borttagen vid publiceringen]"
# How far from an address or a number a name still belongs to it, in characters.
_NEAR = 80
# A coordination number has the day of birth plus this.
_COORDINATION = 60

_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,20}")
_NUMBER = re.compile(r"(?<![\d-])(\d{2})?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![\d-])")
_PHONE = re.compile(
    r"(?<![\w-])(?:(?:\+|00)46|0(?=[1-9]))(?:[ ()/-]{0,2}\d){7,11}(?!\d)"
)
_NAME = re.compile(
    r"\b[A-ZÅÄÖÉÜ][a-zåäöéüè]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéüè]+)?"
    r"(?: (?:von|af|de|da|van))?"
    r"(?: [A-ZÅÄÖÉÜ][a-zåäöéüè]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéüè]+)?){1,2}\b"
)


class PersonalKind(StrEnum):
    """What kind of words they are; the value is what is shown."""

    NUMBER = "personnummer"
    COORDINATION = "samordningsnummer"
    MAIL = "e-postadress"
    PHONE = "telefonnummer"
    NAME = "namn bredvid kontaktuppgift"


@dataclass(frozen=True, slots=True)
class Personal:
    """Words in a text, from one character to another."""

    kind: PersonalKind
    start: int
    end: int
    words: str


def find_personal(text: str) -> tuple[Personal, ...]:
    """Return what may point out a person, in order; no two overlap."""
    found = [*_numbers(text), *_matches(_MAIL, text, PersonalKind.MAIL)]
    found += _matches(_PHONE, text, PersonalKind.PHONE)
    contacts = _apart(text, found)
    near = (
        one
        for one in _matches(_NAME, text, PersonalKind.NAME)
        if any(_is_near(text, one, other) for other in contacts)
    )
    return _apart(text, [*contacts, *near])


def masked(text: str, found: Iterable[Personal]) -> str:
    """Return a text with those words replaced; everything else is as it was."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]}{MASK}{text[one.end :]}"
    return text


def _matches(
    pattern: re.Pattern[str], text: str, kind: PersonalKind
) -> Iterator[Personal]:
    for found in pattern.finditer(text):
        yield Personal(kind, found.start(), found.end(), found[0])


def _numbers(text: str) -> Iterator[Personal]:
    for found in _NUMBER.finditer(text):
        century, year, month, day, last = found.groups()
        kind = _kind_of_day(century, year, month, day)
        if kind and _is_checked(year + month + day + last):
            yield Personal(kind, found.start(), found.end(), found[0])


def _kind_of_day(
    century: str | None, year: str, month: str, day: str
) -> PersonalKind | None:
    is_coordination = int(day) > _COORDINATION
    born = int(day) - _COORDINATION * is_coordination
    for first in (century,) if century else ("19", "20"):
        try:
            date(int(first + year), int(month), born)
        except ValueError:
            continue
        return PersonalKind.COORDINATION if is_coordination else PersonalKind.NUMBER
    return None


def _is_checked(ten: str) -> bool:
    """Tell whether the last of ten digits is the check figure of those before it."""
    weighted = (int(one) * (2 - at % 2) for at, one in enumerate(ten))
    return sum(one // 10 + one % 10 for one in weighted) % 10 == 0


def _is_near(text: str, name: Personal, other: Personal) -> bool:
    between = text[min(name.end, other.end) : max(name.start, other.start)]
    return len(between) <= _NEAR and "\n\n" not in between


def _apart(text: str, found: Iterable[Personal]) -> tuple[Personal, ...]:
    """Return those that overlap as one, called by the first kind of them."""
    order = [*PersonalKind]
    kept: list[Personal] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            last = kept.pop()
            kind = min(last.kind, one.kind, key=order.index)
            end = max(last.end, one.end)
            kept.append(Personal(kind, last.start, end, text[last.start : end]))
        else:
            kept.append(one)
    return tuple(kept)
