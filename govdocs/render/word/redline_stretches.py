"""Lines put together to what is one thing in Word: a table, an end of a move, or text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from govdocs.model.sheet import MoveEnd, ShapeKind, Sheet
from govdocs.render.word.redline_lines import Line, lines_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines in a row; `name` is that of both ends of a move which Word knows of."""

    lines: tuple[Line, ...]
    name: str = ""

    @property
    def is_table(self) -> bool:
        """Tell whether the lines are rows of one table."""
        return self.lines[0].shape.kind is ShapeKind.CELLS


def stretches_of(sheet: Sheet) -> list[Stretch]:
    """Return all lines of a redline, in order.

    A table cuts a move in pieces, and each piece must have another end: a move that is
    not cut alike at both places is no move to Word.
    """
    cut = _cut(lines_of(sheet))
    counts = Counter(_end(lines) for lines in cut)
    moves = {row.move.id for row in sheet.rows if row.move}
    unlike = {one for one in moves if counts[one, False] != counts[one, True]}
    return list(_named(_cut(lines_of(sheet, unlike)) if unlike else cut))


def _named(cut: Iterable[Sequence[Line]]) -> Iterator[Stretch]:
    counts: Counter[tuple[int, bool] | None] = Counter()
    for lines in cut:
        end = _end(lines)
        counts[end] += 1
        yield Stretch(tuple(lines), f"flytt{end[0]}-{counts[end]}" if end else "")


def _end(lines: Sequence[Line]) -> tuple[int, bool] | None:
    """Return the end of the move that lines are, None when they are none."""
    move: MoveEnd | None = lines[0].move
    return (move.id, move.is_new_place) if move and lines[0].is_moved else None


def _cut(lines: Iterable[Line]) -> list[list[Line]]:
    found = groupby(_counted(lines), key=lambda one: one[0])
    return [[line for _, line in together] for _, together in found]


def _counted(lines: Iterable[Line]) -> Iterator[tuple[int, Line]]:
    """Yield lines with the number of the stretch they are in."""
    number = 0
    before: Line | None = None
    table_now = _Table()
    for line in lines:
        is_row = line.shape.kind is ShapeKind.CELLS
        if is_row:
            goes_on = table_now.takes(line)
        else:
            goes_on = before is not None and _is_one_stretch(before, line)
            table_now = _Table()
        number += not goes_on
        before = line
        yield number, line


def _is_one_stretch(before: Line, line: Line) -> bool:
    if before.shape.kind is ShapeKind.CELLS or before.is_moved != line.is_moved:
        return False
    return before.move == line.move if line.is_moved else True


class _Table:
    """The table that rows are being put in: its groups, and how many cells it has."""

    def __init__(self) -> None:
        self._groups: list[int | None] = [None, None]
        self._count = 0

    def takes(self, line: Line) -> bool:
        """Tell whether a row goes on with this table; else it begins the next."""
        fits = self._count == len(line.cells)
        for one, other in zip(self._groups, line.groups, strict=True):
            fits = fits and (one is None or other is None or one == other)
        if not fits:
            self._groups = [None, None]
        self._count = len(line.cells)
        self._groups = [
            one if other is None else other
            for one, other in zip(self._groups, line.groups, strict=True)
        ]
        return fits
