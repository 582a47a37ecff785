"""Rows that somebody has put into a table of the text: which row they stand beside."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from govdocs.consultation.intake_word_stretches import Mark, Stretch

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
    homes = {row: _home(found[at] for at in those) for row, those in rows.items()}
    placed: dict[int, Mark] = {}
    for row, those in rows.items():
        if any(at in known or found[at].home for at in those):
            continue
        if mark := next(_nearest(row, homes), None):
            placed.update(dict.fromkeys(those, mark))
    return placed


def _home(row: Iterable[Stretch]) -> Mark | None:
    return next((one.home for one in row if isinstance(one.home, tuple)), None)


def _nearest(row: Row, homes: dict[Row, Mark | None]) -> Iterator[Mark]:
    """Yield the marks of the rows of the same table: above from the nearest, then below."""
    table, at = row
    same = sorted(other for own, other in homes if own == table)
    above = [one for one in reversed(same) if one < at]
    for one in (*above, *(one for one in same if one > at)):
        if mark := homes[table, one]:
            yield mark
