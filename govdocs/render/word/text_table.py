"""Tables of a text: columns as wide as they need, and a head repeated on every sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.render.flow_shares import shares_of
from govdocs.render.flow_styles import TEXT_WIDTH
from govdocs.render.flow_tree import Cell, Grid, Leaf
from govdocs.render.word.element import Element, make
from govdocs.render.word.paragraph import paragraph

# Gives what stands in a cell.
Content = Callable[[Cell], Iterator[Element]]


def text_table(grid: Grid, content: Content) -> Element:
    """Return a table; a cell that is empty has an empty paragraph."""
    widths = [TEXT_WIDTH * one // 100 for one in shares_of(grid)]
    has_header = any(cell.place.is_header for cell in grid.rows[0])
    has_names = has_header and _is_blank(grid.rows[0][0])
    look = make(
        "tblPr",
        make("tblStyle", val="TableGrid"),
        make("tblW", w=str(TEXT_WIDTH), type="dxa"),
        make("tblLayout", type="fixed"),
        make(
            "tblLook",
            val="00A0" if has_names else "0020",
            firstRow=str(int(has_header)),
            firstColumn=str(int(has_names)),
            noVBand="1",
        ),
    )
    columns = (make("gridCol", w=str(one)) for one in widths)
    rows = (_row(row, widths, content) for row in grid.rows)
    return make("tbl", look, make("tblGrid", *columns), *rows)


def _is_blank(corner: Cell) -> bool:
    """Tell whether a corner says nothing, for then the column below names the rows."""
    return all(
        isinstance(one, Leaf)
        and not any(piece.text or piece.picture for piece in one.paragraph.pieces)
        for one in corner.content
    )


def _row(row: Sequence[Cell], widths: Sequence[int], content: Content) -> Element:
    look = make("trPr", make("cantSplit"))
    if any(cell.place.is_header for cell in row):
        look.append(make("tblHeader"))
    return make("tr", look, *(_cell(cell, widths, content) for cell in row))


def _cell(cell: Cell, widths: Sequence[int], content: Content) -> Element:
    place = cell.place
    width = sum(widths[place.column : place.column + place.width])
    look = make("tcPr", make("tcW", w=str(width), type="dxa"))
    if place.width > 1:
        look.append(make("gridSpan", val=str(place.width)))
    if cell.is_covered:
        look.append(make("vMerge"))
    elif place.height > 1:
        look.append(make("vMerge", val="restart"))
    return make("tc", look, *(list(content(cell)) or [paragraph("TableText", [])]))
