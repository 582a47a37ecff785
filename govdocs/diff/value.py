"""Values of front matter: whether two are the same, and how one is said in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import Enum

from govdocs.model.enumeration import enumerated
from govdocs.text.yaml import Data


class Absent(Enum):
    """What stands for a key that is not there, which is not the same as an empty one."""

    ABSENT = "anges inte"


ABSENT = Absent.ABSENT
Value = Data | Absent

_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=repr)
_LONGEST = 300
_BEFORE = 40


def identity(value: Value) -> str:
    """Return the same words for the same data, however the file spells it."""
    if value is ABSENT:
        return ""
    return _WRITER.encode(value)


def in_words(value: Value) -> str:
    """Return a value as a reader would say it; never empty."""
    match value:
        case Absent():
            return value.value
        case None | "" | []:
            return "tomt"
        case dict() if not value:
            return "tomt"
        case bool():
            return "true" if value else "false"
        case list():
            return _joined(map(in_words, value), ", ")
        case dict():
            return _joined(
                (f"{key}: {in_words(one)}" for key, one in value.items()), "; "
            )
    return str(value)


def _joined(words: Iterable[str], mark: str) -> str:
    found = list(words)
    return mark.join(f'"{one}"' if mark.strip() in one else one for one in found)


def both_in_words(old: Value, new: Value) -> tuple[str | None, str | None]:
    """Return two values that differ, None for an absent one, as words that differ too."""
    one, other = in_words(old), in_words(new)
    if one == other:
        one, other = identity(old), identity(new)
    return None if old is ABSENT else one, None if new is ABSENT else other


def arrow(one: str, other: str) -> str:
    """Return 'one → other', long ones cut so that the first difference is seen."""
    if len(one) + len(other) <= 2 * _LONGEST:
        return f"{one} → {other}"
    unlike = (
        n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]
    )
    start = max(0, next(unlike, min(len(one), len(other))) - _BEFORE)
    return f"{_cut(one, start)} → {_cut(other, start)}"


def _cut(words: str, start: int) -> str:
    head = "… " if start else ""
    tail = " …" if len(words) > start + _LONGEST else ""
    return f"{head}{words[start : start + _LONGEST]}{tail}"


def listed(words: Sequence[str]) -> str:
    """Return 'a, b och c'; with quotes where a comma or an 'och' could mislead."""
    marks = (",", ";", " och ") if len(words) > 1 else (";",)
    if any(mark in one for one in words for mark in marks):
        words = [f'"{one}"' for one in words]
    return enumerated(words) if words else ""


def capital(words: str) -> str:
    """Return the words with a capital first letter, the rest untouched."""
    return words[:1].upper() + words[1:]
