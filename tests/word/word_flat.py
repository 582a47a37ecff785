"""A text as flat rows: what it is, how deep, and its words each with their style.

The same form whether it was read from Markdown or from a Word file, by pandoc or by us.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from govdocs.model.sheet import Shape, ShapeKind
from govdocs.render.word.inline import outside
from govdocs.text.passages import read_passages
from govdocs.text.segments import Segment

Styled = tuple[str, frozenset[str]]


class Flat(NamedTuple):
    """One paragraph, or one row of a table; `number` is that of a numbered item."""

    kind: str
    level: int
    number: int | None
    cells: tuple[tuple[Styled, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether there are no words in it."""
        return not any(self.cells)


def pieces(found: Iterable[Styled]) -> tuple[Styled, ...]:
    """Return words with their styles; white space is one space, and has none."""
    marks: list[Styled] = []
    for text, style in found:
        for mark in re.sub(r"\s", " ", text):
            if mark != " ":
                marks.append((mark, style))
            elif marks and marks[-1][0] != " ":
                marks.append((" ", frozenset()))
    if marks and marks[-1][0] == " ":
        marks.pop()
    return tuple(
        ("".join(mark for mark, _ in together), style)
        for style, together in groupby(marks, key=lambda one: one[1])
    )


def read_markdown(text: str, start: int = 0) -> list[Flat]:
    """Return a text as our own parser reads it, footnotes last."""
    noted: set[str] = set()
    rows: list[Flat] = []
    for block in read_passages(text, start):
        cells = [[_styled(one) for one in cell] for cell in block.cells] or [[]]
        shape = block.shape
        if shape.kind is ShapeKind.NOTE and shape.label not in noted:
            noted.add(shape.label)
            cells[0][:0] = [(shape.label, frozenset({"sup"})), (" ", frozenset())]
        rows.append(_flat(shape, tuple(map(pieces, cells))))
    rows.sort(key=lambda row: row.kind == "note")
    return rows


def _flat(shape: Shape, cells: tuple[tuple[Styled, ...], ...]) -> Flat:
    kind = shape.kind.value
    if shape.kind is ShapeKind.PARAGRAPH and shape.level:
        kind = "more"
    elif shape.kind is ShapeKind.PARAGRAPH and shape.quotes:
        kind = "quote"
    elif shape.is_header:
        kind = "header"
    level = shape.level if kind in ("heading", "item") else 0
    number = shape.number if kind == "item" else None
    return Flat(kind, level, number, cells)


def _styled(one: Segment) -> Styled:
    style = one.style
    named = {
        "bold": style.bold,
        "italic": style.italic,
        "code": style.code,
        "strike": style.proposed,
        "sup": bool(style.note),
        outside(style.link): bool(outside(style.link)),
    }
    return one.text, frozenset(name for name, given in named.items() if given)
