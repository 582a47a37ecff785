"""A paragraph that is mostly other words, shown as one text for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.model.sheet import Cell, ChangeKind, Fate, Row, Run

# Above this share of changed text a reader follows whole texts more easily than bits;
# the limit is that of a well-known tool for motions to party congresses.
_MOST = 0.6
_FEW = 3


def replaced(row: Row) -> Row:
    """Return a row with each cell that is mostly changed as old text, then new."""
    if row.kind is not ChangeKind.REWRITTEN:
        return row
    cells = tuple(
        (*_side(cell, Fate.ADDED), *_side(cell, Fate.REMOVED))
        if _is_chopped(cell)
        else cell
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _is_chopped(cell: Cell) -> bool:
    """Tell whether a cell has many changes and little that was kept."""
    marked = [run for run in cell if run.is_marked]
    size = sum(len(run.text) for run in cell)
    return len(marked) > _FEW and sum(len(run.text) for run in marked) > _MOST * size


def _side(cell: Cell, without: Fate) -> Iterator[Run]:
    """Yield one side of a cell, all of it marked."""
    fate = Fate.REMOVED if without is Fate.ADDED else Fate.ADDED
    for run in cell:
        if run.fate is not without:
            was = run.was if fate is Fate.REMOVED and run.was else run.style
            yield Run(fate, run.text, was)
