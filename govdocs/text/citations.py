"""Find citations of statutes in running text: the simple forms.

By number: `hälso- och sjukvårdslagen (2017:30)`. By abbreviation or name after a section
sign: `16 kap. 1 § HSL`, `7 a § socialtjänstlagen`. Ranges and lists count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SPACE = r"[ \u00a0\n]"
# Every run is bounded or begins where a word or number does, so that time grows with
# the length of the text and no faster.
_PARAGRAPH = rf"\d{{1,4}}(?:{_SPACE}[a-z])?"
_SECTION = (
    rf"(?<!\d)(?:(?P<chapter>\d{{1,4}}{_SPACE}?[a-z]?{_SPACE}kap\.){_SPACE})?"
    rf"{_PARAGRAPH}(?:[–-]{_PARAGRAPH})?{_SPACE}§§?"
)
_ORDINAL = r"(?:första|andra|tredje|fjärde|femte)"
_DETAIL = (
    rf"(?:{_SPACE}{_ORDINAL}(?:{_SPACE}och{_SPACE}{_ORDINAL})?{_SPACE}styckena?t?)?"
    rf"(?:{_SPACE}\d{{1,4}})?"
)
_ACT = (
    rf"(?<![a-zåäöA-ZÅÄÖ])(?:[a-zåäöA-ZÅÄÖ]+-{_SPACE}och{_SPACE})?[A-ZÅÄÖa-zåäö]*"
    r"(?:lagen|lag|förordningen|förordning|balken|kungörelsen)(?![A-Za-zÅÄÖåäö])"
)
_NUMBER = r"\((?P<sfs>\d{4}:\d{1,5})\)"

_CITED = re.compile(
    rf"(?P<section>{_SECTION}{_DETAIL}){_SPACE}"
    rf"(?:(?P<name>{_ACT})(?:{_SPACE}{_NUMBER})?|(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{1,5}})(?![\w-]))"
)
_HINT = re.compile(r"\(\d{4}:")
_NAMED = re.compile(rf"(?P<name>{_ACT}){_SPACE}{_NUMBER}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation at an offset of the text, in code points; `end` is exclusive."""

    start: int
    end: int
    words: str
    sfs: str | None
    name: str | None
    chapter: bool
    section: bool


def find_citations(text: str) -> Iterator[Cited]:
    """Yield citations in reading order; each place once, in its longest form."""
    if "§" not in text and ("(" not in text or not _HINT.search(text)):
        return
    taken = 0
    found = sorted(
        (*_CITED.finditer(text), *_NAMED.finditer(text)),
        key=lambda one: (one.start(), -one.end()),
    )
    for one in found:
        if one.start() < taken:
            continue
        taken = one.end()
        yield _cited(one)


def _cited(found: re.Match[str]) -> Cited:
    groups = found.groupdict()
    name = groups.get("name") or groups.get("short")
    return Cited(
        start=found.start(),
        end=found.end(),
        words=" ".join(found[0].split()),
        sfs=groups.get("sfs"),
        name=" ".join(name.split()) if name else None,
        chapter=bool(groups.get("chapter")),
        section=bool(groups.get("section")),
    )
