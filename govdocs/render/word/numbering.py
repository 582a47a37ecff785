"""Real lists: every list of a text has its own numbering, which begins where it should."""

from __future__ import annotations

from collections import Counter

from docx.document import Document

from govdocs.render.flow_styles import STEP
from govdocs.render.word.element import Element, make

# Deeper lists than the format has levels are shown at the last of them.
_LEVELS = 9
_BULLETS = ("•", "–", "▪")
_NUMBERED = "1"
# LibreOffice gives every bullet a list of its own when it saves, and keeps the kind; so
# lists of bullets that follow on each other are of two kinds by turns.
_BY_TURNS = ("0", "2")


class Numbering:
    """The lists of one file."""

    def __init__(self, document: Document) -> None:
        self._root: Element = document.part.numbering_part.element
        self._count = 0
        for child in list(self._root):
            self._root.remove(child)
        self._begun: Counter[str] = Counter()
        for number in (_BY_TURNS[0], _NUMBERED, _BY_TURNS[1]):
            is_numbered = number == _NUMBERED
            levels = (_level(at, is_numbered=is_numbered) for at in range(_LEVELS))
            kind = make("multiLevelType", val="hybridMultilevel")
            self._root.append(make("abstractNum", kind, *levels, abstractNumId=number))

    def begin(self, level: int, start: int | None) -> str:
        """Begin a list that is in `level` lists, itself counted; return its id.

        A numbered one begins at `start`; without it the list has bullets.
        """
        self._count += 1
        kind = make("abstractNumId", val=self._kind(level, start))
        one = make("num", kind, numId=str(self._count))
        if start is not None:
            first = make("startOverride", val=str(start))
            one.append(make("lvlOverride", first, ilvl=_depth(level)))
        self._root.append(one)
        return str(self._count)

    def _kind(self, level: int, start: int | None) -> str:
        if start is not None:
            return _NUMBERED
        depth = _depth(level)
        self._begun[depth] += 1
        return _BY_TURNS[self._begun[depth] % len(_BY_TURNS)]


def in_list(number: str, level: int) -> Element:
    """Return the property that makes a paragraph an item of a list."""
    return make("numPr", make("ilvl", val=_depth(level)), make("numId", val=number))


def _depth(level: int) -> str:
    return str(min(max(level, 1), _LEVELS) - 1)


def _level(at: int, *, is_numbered: bool) -> Element:
    mark = f"%{at + 1}." if is_numbered else _BULLETS[at % len(_BULLETS)]
    place = make("ind", left=str(STEP * (at + 1)), hanging=str(STEP))
    return make(
        "lvl",
        make("start", val="1"),
        make("numFmt", val="decimal" if is_numbered else "bullet"),
        make("lvlText", val=mark),
        make("lvlJc", val="left"),
        make("pPr", place),
        ilvl=str(at),
    )
