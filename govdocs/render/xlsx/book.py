"""A workbook where every cell is text, and the same rows give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from govdocs.render.zipped import zip_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# What Excel has room for in one cell.
_LONGEST = 32_767
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Excel reads _x0009_ as the mark with that number; the first _ is written as its own.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NAME = re.compile(r"[\\/*?:\[\]]")
_MODIFIED = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its head, its rows of words, and how wide each column is."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[str]]
    widths: Sequence[int]


def write_book(title: str, sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook; nothing in it is a formula, a number or a date.

    Words too long for a cell go on in the row below, so that none is lost.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.creator = "govdocs"
    for one in sheets:
        _add(book, one)
    whole = BytesIO()
    book.save(whole)
    return _without_times(whole.getvalue())


def _add(book: Workbook, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_NAME.sub(" ", sheet.name)[:31])
    page.freeze_panes = "A2"
    for at, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(at)].width = width
    head, body = _model(page), _model(page)
    head.font = Font(bold=True)
    # Without it, Excel would take =1+1 for a formula once somebody edits the cell.
    body.quotePrefix = True
    page.append([_cell(page, one, head) for one in sheet.head])
    for row in sheet.rows:
        for line in _fitted([_shown(one) for one in row]):
            page.append([_cell(page, one, body) for one in line])


def _model(page: WriteOnlyWorksheet) -> Cell:
    """Return a cell whose look others can share; making a look anew is slow."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    model = WriteOnlyCell(page)
    model.number_format = "@"
    model.alignment = Alignment(vertical="top", wrap_text=True)
    return model


def _cell(page: WriteOnlyWorksheet, words: str, model: Cell) -> Cell:
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(page)
    made.value = words
    # openpyxl takes words that begin with = for a formula, and #N/A for an error.
    made.data_type = "s"
    made._style = model._style
    return made


def _fitted(row: Sequence[str]) -> Iterable[Sequence[str]]:
    """Return a row, and one more for as long as some cell has words left."""
    lines = max(1, *(-(-len(one) // _LONGEST) for one in row))
    return [
        [one[at * _LONGEST : (at + 1) * _LONGEST] for one in row] for at in range(lines)
    ]


def _shown(words: str) -> str:
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _CODED.sub("_x005F_", _UNSEEN.sub("\ufffd", lines))


def _without_times(raw: bytes) -> bytes:
    """Return a workbook that does not tell when it was made."""
    with ZipFile(BytesIO(raw)) as made:
        return zip_bytes(
            (name, _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\2", made.read(name)))
            for name in made.namelist()
        )
