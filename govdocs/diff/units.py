"""A text as units that are moved, added and taken away whole, and the gaps between.

A unit is a piece of the body, a key of the front matter, or an item of a list in YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govdocs.diff.front import find_front
from govdocs.diff.pieces import Piece, cut

_KEY = re.compile(r"([^\s:#'\"-][^:\n]*):(?:\s|\Z)")
_NAMED = re.compile(r"[ ]*-[ ]+(?:\{[ ]*)?(?:id|nummer):[ ]*[\"']?([^\s,\"'}]+)")
_FENCE = "---"


class Unit(NamedTuple):
    """A unit without the blanks round it; `name` is unique only in a sound text.

    `label` is the name as people know it, and `start` where the words begin.
    """

    indent: str
    words: str
    name: str
    label: str
    start: int
    is_data: bool

    @property
    def whole(self) -> str:
        """Return the unit as it stands in the text."""
        return self.indent + self.words


@dataclass(frozen=True, slots=True)
class Laid:
    """A text in units; `gaps` has one more: before the first, between, after the last."""

    text: str
    units: tuple[Unit, ...]
    gaps: tuple[str, ...]

    def label(self, place: int) -> str:
        """Return what to call a unit: its id or key, or else its line."""
        unit = self.units[place]
        return unit.label or f"rad {self.text.count(chr(10), 0, unit.start) + 1}"

    def piece(self, place: int) -> Piece:
        """Return a unit as a piece that can be held against others by its words."""
        unit = self.units[place]
        end = unit.start + len(unit.words)
        id_ = None if unit.is_data else unit.label or None
        return Piece(unit.start, end, " ".join(unit.words.split()), id_)


def lay(text: str, *, is_data: bool = False) -> Laid:
    """Cut any text into units; `is_data` says that all of it is YAML."""
    end = len(text) if is_data else find_front(text).end
    units = [*_data_units(text, end), *_body_units(text, end)]
    gaps: list[str] = []
    at = 0
    for unit in units:
        gaps.append(text[at : unit.start - len(unit.indent)])
        at = unit.start + len(unit.words)
    return Laid(text, tuple(units), (*gaps, text[at:]))


def _body_units(text: str, start: int) -> Iterator[Unit]:
    for piece in cut(text, start, len(text)):
        words = text[piece.start : piece.end]
        label = piece.id or ""
        indent = _indent(text, piece.start)
        yield Unit(indent, words, label, label, piece.start, is_data=False)


def _indent(text: str, start: int) -> str:
    """Return the blanks between the beginning of a line and its first word."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before if not before or before.isspace() else ""


def _data_units(text: str, end: int) -> Iterator[Unit]:
    key, fences = "", 0
    for start, stop in _data_spans(text, end):
        raw = text[start:stop]
        words = raw.strip()
        indent = raw[: raw.index(words[0])]
        found = None if indent else _KEY.match(words)
        item = _NAMED.match(raw)
        name = label = ""
        if found:
            name = label = key = found[1]
        elif item:
            name, label = f"{key}/{item[1]}", item[1]
        elif words.lstrip("\ufeff") == _FENCE:
            fences += 1
            name = f"{_FENCE}{fences}"
        yield Unit(indent, words, name, label or key, start + len(indent), is_data=True)


def _data_spans(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each key at the margin and each item below it begins and ends."""
    level: int | None = None
    first = last = -1
    at = 0
    for line in text[:end].split("\n"):
        bare = line.strip()
        if bare:
            depth = len(line) - len(line.lstrip())
            is_item = bare == "-" or bare.startswith("- ")
            if _begins(depth, is_item, level) or first < 0:
                if first >= 0:
                    yield first, last
                first = at
                level = depth if is_item else None
            last = min(at + len(line.rstrip()), end)
        at += len(line) + 1
    if first >= 0:
        yield first, last


def _begins(depth: int, is_item: bool, level: int | None) -> bool:
    if not depth:
        return True
    if is_item:
        return level is None or depth <= level
    return level is not None and depth <= level
