"""Tables: thin lines, even columns, and a head that is repeated on every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govdocs.render.flow_styles import TEXT_WIDTH
from govdocs.render.word.element import Element, make
from govdocs.render.word.paragraph import paragraph, plain_paragraph

# A fiftieth of a percent is the unit of such widths.
_WHOLE = "5000"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a paragraph for each cell, and what became of the row if it is marked."""

    cells: tuple[Element, ...]
    is_header: bool = False
    mark: Element | None = None


def table(rows: Sequence[TableRow], shares: Sequence[int] = ()) -> Element:
    """Return a table; all rows have as many cells as the first.

    `shares` are the widths of its columns in percent; without them all are as wide.
    """
    count = max(1, len(rows[0].cells))
    widths = [str(TEXT_WIDTH * one // 100) for one in shares]
    widths = widths or [str(TEXT_WIDTH // count)] * count
    look = make(
        "tblPr",
        make("tblStyle", val="TableGrid"),
        make("tblW", w=_WHOLE, type="pct"),
        make("tblLook", val="0020", firstRow="1", noVBand="1", noHBand="1"),
    )
    columns = (make("gridCol", w=width) for width in widths)
    return make(
        "tbl", look, make("tblGrid", *columns), *(_row(one, widths) for one in rows)
    )


def table_of_words(
    header: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]
) -> Element:
    """Return a table of words without marks, the widths of its columns in percent.

    Its lines lie close, for it is read beside other things on one page.
    """
    head = tuple(plain_paragraph("TableHeading", word, close()) for word in header)
    rest = (
        tuple(plain_paragraph("TableText", word, close()) for word in row)
        for row in rows
    )
    return table([TableRow(head, is_header=True), *map(TableRow, rest)], shares)


def close(**room: str) -> Element:
    """Return lines without room between them, and what room is above and below."""
    return make("spacing", **room, line="240", lineRule="auto")


def gap() -> Element:
    """Return what keeps two tables apart; without it Word makes one of them."""
    return paragraph("TableGap", [])


def _row(row: TableRow, widths: Sequence[str]) -> Element:
    look = make("trPr", make("cantSplit"))
    if row.is_header:
        look.append(make("tblHeader"))
    if row.mark is not None:
        look.append(row.mark)
    cells = (
        make("tc", make("tcPr", make("tcW", w=width, type="dxa")), one)
        for one, width in zip(row.cells, widths, strict=True)
    )
    return make("tr", look, *cells)
