"""A workbook where every cell is text, and the same rows give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain, repeat
from typing import TYPE_CHECKING
from zipfile import ZipFile

from govdocs.render.zipped import zip_bytes
from govdocs.text.excel.workbook import LONGEST

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.datavalidation import DataValidation

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Excel reads _x0009_ as the mark with that number; the first _ is written as its own.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What must be written in another way; most words hold none of it. A set of marks alone
# is looked for three times as fast as a set or something else.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff&<>]")
_NAME = re.compile(r"[\\/*?:\[\]]")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_LOOK = re.compile(rb'<c [^>]*?s="(\d+)"')
_MODIFIED = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_FONT = re.compile(rb"<font>(.*?)</font>", re.S)
_FONT_PART = re.compile(rb"<(\w+)[^>]*/>")
# The order that the format says the parts of a font have; openpyxl has its own.
_FONT_ORDER = (
    *(b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u"),
    *(b"vertAlign", b"sz", b"color", b"name", b"family", b"charset", b"scheme"),
)
# The height of a line, and the most that a row can have, in points. LibreOffice wants a
# little more for a line than the 15 of Excel.
_LINE, _TALLEST = 15.5, 409
# A column must be no wider than a page, for LibreOffice makes no column smaller; its letters
# may be wide ones.
SUMS_WIDTH = 75
# Letters that stand side by side on a page that is read upright, and on one on its side.
_UPRIGHT, _ON_SIDE = 110, 240
# What the format calls the sizes of paper.
_A3, _A4 = 8, 9
# The room at the sides of a page and at its ends, and from its edge to its number, in inches.
_SIDES, _ENDS, _EDGE = 0.4, 0.7, 0.3
# Lines that are broken word by word to be counted, which takes time.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its head, its rows of words, and how wide each column is.

    `hidden` are the columns that nobody needs to see, from 1, and `choices` the words
    to choose between in a column. A sheet that is kept is for programs alone.
    """

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[str]]
    widths: Sequence[int]
    hidden: Sequence[int] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    is_kept: bool = False


def write_book(title: str, sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook; nothing in it is a formula, a number or a date.

    Words too long for a cell go on in the row below, so that none is lost. openpyxl
    makes the workbook with one row in each sheet; the others are written like that one,
    for it takes ten times as long to write them.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = _shown(title)
    book.properties.creator = "govdocs"
    listed = tuple(sheets)
    for one in listed:
        _add(book, one)
    whole = BytesIO()
    book.save(whole)
    with ZipFile(whole) as made:
        return zip_bytes(
            (name, _finished(name, made.read(name), listed)) for name in made.namelist()
        )


def _add(book: Workbook, sheet: Sheet) -> None:
    """Add a sheet with its head, and one row that shows how the rest are to be written."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(_NAME.sub(" ", sheet.name)[:31])
    page.freeze_panes = "A2"
    _set_paper(page, sheet)
    for at, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(at)].width = width
    for at in sheet.hidden:
        page.column_dimensions[get_column_letter(at)].hidden = True
    for at, words in sheet.choices.items():
        page.data_validations.append(_choice(get_column_letter(at), words))
    if sheet.is_kept:
        page.sheet_state = "hidden"
    head, body = _cell(page, "x"), _cell(page, "x")
    head.font = Font(name="Calibri", size=11, family=2, bold=True)
    # Without it, Excel would take =1+1 for a formula once somebody edits the cell.
    body.quotePrefix = True
    page.append([head])
    page.append([body])


def _set_paper(page: WriteOnlyWorksheet, sheet: Sheet) -> None:
    """Let all columns stand on each page when it is printed, below the head."""
    from openpyxl.worksheet.page import PageMargins

    width = sum(_rooms(sheet))
    setup = page.page_setup
    setup.orientation = "portrait" if width <= _UPRIGHT else "landscape"
    setup.paperSize = _A4 if width <= _ON_SIDE else _A3
    setup.fitToWidth, setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(_SIDES, _SIDES, _ENDS, _ENDS, _EDGE, _EDGE)
    page.print_title_rows = "1:1"
    page.print_options.gridLines = True
    page.oddFooter.center.text = "Sida &P av &N"


def _choice(column: str, words: Sequence[str]) -> DataValidation:
    """Return a list to choose from, in every cell of a column but its head."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ",".join(words)
    made = DataValidation(
        "list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True
    )
    made.error = f"Välj ett av orden: {listed.replace(',', ', ')}."
    made.add(f"{column}2:{column}1048576")
    return made


def _cell(page: WriteOnlyWorksheet, words: str) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    made = WriteOnlyCell(page, words)
    made.number_format = "@"
    made.alignment = Alignment(vertical="top", wrap_text=True)
    return made


def _finished(name: str, content: bytes, sheets: Sequence[Sheet]) -> bytes:
    """Return a file of the workbook with all rows, and without the time it was made."""
    found = _SHEET.fullmatch(name)
    if name == "xl/styles.xml":
        return _FONT.sub(_in_order, content)
    if found is None:
        return _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\2", content)
    before, _, rest = content.partition(b"<sheetData>")
    rows, _, after = rest.partition(b"</sheetData>")
    head, body = (one.decode("ascii") for one in _LOOK.findall(rows))
    whole = "".join(_rows(sheets[int(found[1]) - 1], head, body))
    inner = f"<sheetData>{whole}</sheetData>"
    return before + inner.encode("utf-8") + after


def _in_order(font: re.Match[bytes]) -> bytes:
    parts = _FONT_PART.finditer(font[1])
    ordered = sorted(parts, key=lambda one: _FONT_ORDER.index(one[1]))
    return b"<font>" + b"".join(one[0] for one in ordered) + b"</font>"


def _rows(sheet: Sheet, head: str, body: str) -> Iterator[str]:
    """Yield the rows of a sheet, every cell typed as words."""
    rooms = _rooms(sheet)
    for line, look in zip(lines_of(sheet), chain([head], repeat(body)), strict=False):
        yield _row(line, look, rooms)


def _rooms(sheet: Sheet) -> list[int]:
    """Return the widths of the columns in letters, 0 for one that is not seen."""
    return [0 if at in sheet.hidden else one for at, one in enumerate(sheet.widths, 1)]


def lines_of(sheet: Sheet) -> Iterator[Sequence[str]]:
    """Yield the rows of a sheet as they are written, its head first."""
    yield sheet.head
    for row in sheet.rows:
        if max(map(len, row), default=0) <= LONGEST:
            yield row
        else:
            yield from _fitted([_shown(one) for one in row])


def _height(words: Sequence[str], rooms: Sequence[int]) -> str:
    """Return the height of a row as an attribute; '' for the usual one.

    LibreOffice lets words run into the row below unless it is told. `rooms` are the
    widths of the columns in letters, 0 for one that is not seen.
    """
    long = [
        _lines(one, room)
        for one, room in zip(words, rooms, strict=False)
        if room and (len(one) > room or "\n" in one)
    ]
    lines = max(long, default=1)
    return f' ht="{min(lines * _LINE, _TALLEST)}"' if lines > 1 else ""


def _lines(words: str, room: int) -> int:
    return sum([_broken(one, room) for one in words.split("\n")])


def _broken(line: str, room: int) -> int:
    # A tenth of each line is left empty where a word did not fit; of a few, much more.
    lines = max(1, -(-11 * len(line) // (10 * room)))
    return max(lines, _word_by_word(line, room)) if 1 < lines <= _FEW else lines


def _word_by_word(line: str, room: int) -> int:
    lines, used = 1, -1
    for word in line.split():
        used += 1 + len(word)
        if used > room:
            lines, used = lines + 1, len(word)
    return lines


def _row(words: Sequence[str], look: str, rooms: Sequence[int]) -> str:
    opened = f'<c s="{look}" t="inlineStr"><is><t xml:space="preserve">'
    between = f"</t></is></c>{opened}"
    whole, height = "".join(words), _height(words, rooms)
    if _ODD.search(whole) or "_x" in whole:
        words = [_escaped(_shown(one)) for one in words]
    cells = between.join(words)
    row = f"<row{height}>{opened}{cells}</t></is></c></row>"
    # An empty cell is text by its look alone; there are many of them.
    return row.replace(f"{opened}</t></is></c>", f'<c s="{look}"/>')


def _fitted(row: Sequence[str]) -> Iterable[Sequence[str]]:
    """Return a row, and one more for as long as some cell has words left."""
    lines = max(1, *(-(-len(one) // LONGEST) for one in row))
    return [
        [one[at * LONGEST : (at + 1) * LONGEST] for one in row] for at in range(lines)
    ]


def _shown(words: str) -> str:
    """Return words with a mark for each character that a workbook cannot hold."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("\ufffd", lines)


def _escaped(words: str) -> str:
    coded = _CODED.sub("_x005F_", words)
    return coded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
