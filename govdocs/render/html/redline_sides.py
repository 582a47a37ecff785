"""The rows of a redline side by side: what was, and what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from govdocs.diff.replaced import replaced
from govdocs.model.amount import counted
from govdocs.model.sheet import Fate, Row, Shape, ShapeKind
from govdocs.render.html.redline_rows import (
    break_mark,
    change_id,
    divider,
    labels,
    row_text,
    stretches,
)


def side_by_side(rows: Sequence[Row], *, folds: bool) -> str:
    """Return the rows of the table's body; what no change is near can be folded away."""
    begun: set[int] = set()
    return "".join(_body(rows, begun, folds=folds))


def _body(rows: Sequence[Row], begun: set[int], *, folds: bool) -> Iterator[str]:
    for is_folded, stretch in stretches(rows):
        if is_folded and folds:
            yield _folded(stretch)
        else:
            yield from (_row(row, begun) for row in stretch)


def _folded(rows: Sequence[Row]) -> str:
    inner = "".join(f"<p{_look(row.shape)}>{_inner(row, None)}</p>" for row in rows)
    what = counted(len(rows), "stycke", "stycken")
    return (
        '<tr><td colspan="2"><details class="lika"><summary>'
        f"{what} utan ändring</summary>{inner}</details></td></tr>\n"
    )


def _row(row: Row, begun: set[int]) -> str:
    shown = replaced(row)
    own = change_id(row, begun)
    name = f' class="{row.kind}"' if row.kind else ""
    return (
        f"<tr{name}{own}>"
        f'<td data-rubrik="Förut">{_cell(shown, Fate.ADDED)}</td>'
        f'<td data-rubrik="Nytt">{_cell(shown, Fate.REMOVED)}</td></tr>\n'
    )


def _cell(row: Row, without: Fate) -> str:
    """Return one side of a row; the other side's words are left out."""
    is_new = without is Fate.REMOVED
    shape = row.new if is_new else row.old
    if row.move and row.move.is_new_place is not is_new:
        shape = None
    if shape is None:
        return ""
    said = _moved(row) if row.move else ""
    return f"{said}<p{_look(shape)}>{_inner(row, without)}</p>"


def _moved(row: Row) -> str:
    end = row.move
    assert end is not None, "asked only of moved rows"
    words = "Flyttat från" if end.is_new_place else "Flyttat till"
    return f'<p class="etikett">{words} {escape(end.other)}</p>'


def _inner(row: Row, without: Fate | None) -> str:
    cells = [[run for run in cell if run.fate is not without] for cell in row.cells]
    words = " | ".join(map(row_text, cells))
    if row.shape.kind is ShapeKind.RULE:
        words = divider(row)
    mark = "" if row.mark is without else break_mark(row)
    said = "" if without is Fate.ADDED else labels(row)
    return f"{_marker(row, without)}{words}{mark}{said}"


def _marker(row: Row, without: Fate | None) -> str:
    """Return what stands before the words: a number, a bullet."""
    shape = row.old if without is Fate.ADDED and row.old else row.shape
    number = row.number
    if row.numbers and number:
        number = row.numbers[0] if without is Fate.ADDED else row.numbers[1]
    if shape.kind is ShapeKind.HEADING:
        return f"{escape(number)} " if number else ""
    if shape.kind is ShapeKind.ITEM:
        return "• " if shape.number is None else f"{shape.number}. "
    return ""


def _look(shape: Shape) -> str:
    if shape.kind is ShapeKind.HEADING:
        return ' class="rubrik"'
    if shape.level and shape.kind in (ShapeKind.ITEM, ShapeKind.PARAGRAPH):
        return f' class="niva{min(shape.level, 3)}"'
    return ""
