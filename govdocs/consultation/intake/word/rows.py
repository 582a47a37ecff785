"""Rows that somebody has put into a table of the text: which row they stand beside."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import groupby

from govdocs.consultation.intake.word.stretches import Mark, Stretch

# A table, and which row of it.
Row = tuple[tuple[int, ...], int]


def row_of(one: Stretch) -> Row | None:
    """Return which row of a table a stretch stands in; None outside of tables."""
    cell = one.paragraph.cell
    return (cell.tables, cell.row) if cell else None


def beside(found: Sequence[Stretch], known: Container[int]) -> dict[int, Mark]:
    """Return the marked row above each new one, or below it where none above is marked.

    `known` are the stretches that something else places; a row with one of them is not
    new. A table without any marked row is not ours.
    """
    rows: dict[Row, list[int]] = {}
    for at, one in enumerate(found):
        if row := row_of(one):
            rows.setdefault(row, []).append(at)
    nearest = _nearest(
        {row: _home(found[at] for at in those) for row, those in rows.items()}
    )
    placed: dict[int, Mark] = {}
    for row, those in rows.items():
        mark = nearest[row]
        if mark and not any(at in known or found[at].home for at in those):
            placed.update(dict.fromkeys(those, mark))
    return placed


def _home(row: Iterable[Stretch]) -> Mark | None:
    return next((one.home for one in row if isinstance(one.home, tuple)), None)


def _nearest(homes: Mapping[Row, Mark | None]) -> dict[Row, Mark | None]:
    """Return the mark of each row, or of the nearest above it, or else below it."""
    found: dict[Row, Mark | None] = {}
    for _, group in groupby(sorted(homes), key=lambda row: row[0]):
        rows = list(group)
        last = next((homes[row] for row in rows if homes[row]), None)
        for row in rows:
            last = found[row] = homes[row] or last
    return found
