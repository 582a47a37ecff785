"""The cells of a table in Word as rows that are all as wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.model.word_text import SET_LEFT, CellPlace
from govdocs.text.word.markdown_roles import Line

Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `aligns` are those of its columns, as header cells have them.

    `merged`, `nested` and `crowded` count cells that had more than a cell has.
    """

    rows: tuple[tuple[Cell, ...], ...]
    merged: int = 0
    nested: int = 0
    crowded: int = 0
    has_header: bool = False
    aligns: tuple[str, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """Return all its paragraphs that say something, in order."""
        return [one for row in self.rows for cell in row for one in cell]

    @property
    def name(self) -> str:
        """Return the first words in it, for a person to find it by."""
        words = " ".join(one.text.strip() for one in self.lines).split()
        return " ".join(words[:6])


def grid_of(lines: Sequence[Line]) -> Grid:
    """Return the rows of the table that the lines stand in; inner tables as text."""
    outer = [_outer(lines, at) for at in range(len(lines))]
    numbers = sorted({one.row for one in outer})
    width = max(one.column + max(one.width, 1) for one in outer)
    cells: dict[tuple[int, int], list[Line]] = {}
    for line, place in zip(lines, outer, strict=True):
        if line.text.strip() or any(
            piece.picture or piece.note for piece in line.paragraph.pieces
        ):
            cells.setdefault((place.row, place.column), []).append(line)
    rows = tuple(
        tuple(tuple(cells.get((row, column), ())) for column in range(width))
        for row in numbers
    )
    tops = {(one.row, one.column): one for one in outer}.values()
    return Grid(
        rows,
        merged=sum(one.width > 1 or one.height > 1 for one in tops),
        nested=len({one.tables for one in _cells(lines) if len(one.tables) > 1}),
        crowded=sum(len(those) > 1 for those in cells.values()),
        has_header=any(one.is_header for one in outer),
        aligns=tuple(_align(lines, outer, column) for column in range(width)),
    )


def _align(lines: Sequence[Line], places: Sequence[CellPlace], column: int) -> str:
    """Return how a column is set: as all its paragraphs are that say something.

    The head may be set in another way; its style tells that a column is set to the left.
    """
    head = min(one.row for one in places)
    inside = [
        (line, place)
        for line, place in zip(lines, places, strict=True)
        if place.column == column and place.width <= 1
    ]
    below = [line for line, place in inside if place.row > head]
    those = [one for one in below if one.text.strip()] or [one for one, _ in inside]
    found = {one.paragraph.align for one in those}
    is_left = any(one.paragraph.style == SET_LEFT for one, _ in inside)
    return "l" if is_left else found.pop() if len(found) == 1 else ""


def _cells(lines: Sequence[Line]) -> Iterator[CellPlace]:
    return (one.paragraph.cell for one in lines if one.paragraph.cell)


def _outer(lines: Sequence[Line], at: int) -> CellPlace:
    """Return the outermost cell a line stands in; Word ends each with a paragraph of its own."""
    own = lines[at].paragraph.cell
    assert own is not None
    if len(own.tables) == 1:
        return own
    after = [*lines[at + 1 :], *reversed(lines[:at])]
    found = next((one for one in _cells(after) if len(one.tables) == 1), None)
    return found or own._replace(tables=own.tables[:1], row=0, column=0)
