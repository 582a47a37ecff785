"""Workbooks that are no workbooks, or are made to do harm: one Swedish sentence each."""

from __future__ import annotations

import resource
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from govdocs.render.xlsx.book import Sheet, write_book
from govdocs.text.excel.read import read_workbook
from govdocs.text.excel.workbook import Cell, CellKind, column_letters
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import MEGA, Limits
from tests.word.word_parts import docx, p, r, unzipped, zipped

BOOK = write_book("Prov", [Sheet("Ett", ("A", "B"), [("x", "y")], (9, 9))])
PARTS = unzipped(BOOK)
SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(rows: str, head: str = "", after: str = "") -> bytes:
    """Return a workbook with a sheet made by hand."""
    whole = (
        f"{head}<worksheet {_SPACE}><sheetData>{rows}</sheetData>{after}</worksheet>"
    )
    return zipped(PARTS | {SHEET: whole.encode("utf-8")})


_LAUGHS = "".join(
    f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "ha"}">' for at in range(9)
)
_MACROS = PARTS[TYPES].replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
_FILES = {
    "0 byte": (b"", "filen är tom"),
    "pdf": (b"%PDF-1.7 x", "inte en arbetsbok"),
    "word": (docx(p(r("x"))), "inte en arbetsbok"),
    "xls": (_OLE + "Workbook".encode("utf-16-le"), "gamla format"),
    "lösenord": (_OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "avhuggen": (BOOK[:300], "skadad"),
    "makron": (zipped(PARTS | {TYPES: _MACROS}), "makron"),
    "makrodel": (zipped(PARTS | {"xl/vbaProject.bin": b"MZ"}), "makron"),
    "länkar": (
        zipped(PARTS | {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "ur andra filer",
    ),
    "frågor": (zipped(PARTS | {"xl/connections.xml": b"<x/>"}), "ur andra filer"),
    "sökväg": (zipped(PARTS | {"../../x": b"x"}), "sökväg ut"),
    "zipbomb": (zipped(PARTS | {SHEET: b" " * 40 * MEGA}), "zipbomb"),
    "större än gränsen": (
        zipped(PARTS | {f"{at}": b" " * 20 * MEGA for at in range(3)}),
        "större än 50 MB",
    ),
    "många delar": (zipped(PARTS | {f"{n}": b"" for n in range(2001)}), "2000 delar"),
    "xxe": (
        sheet("", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "DOCTYPE",
    ),
    "entiteter": (sheet("&e8;", f"<!DOCTYPE x [{_LAUGHS}]>"), "DOCTYPE"),
    "trasig xml": (zipped(PARTS | {SHEET: b"<worksheet>"}), "XML-koden"),
    "inga blad": (zipped(PARTS | {"xl/workbook.xml": b"<x/>"}), "inga blad"),
    "många rader": (sheet("<row/>" * 200_001), "för många rader"),
}


@pytest.mark.parametrize("name", sorted(_FILES))
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(name: str) -> None:
    content, words = _FILES[name]
    with pytest.raises(Unreadable) as found:
        read_workbook(
            content, Limits(ratio=10_000) if name == "många rader" else Limits()
        )

    assert words in found.value.message
    assert "Word" not in f"{found.value.message} {found.value.remedy}"
    assert found.value.remedy


def test_a_file_that_needs_too_much_memory_is_stopped() -> None:
    content = sheet('<row><c t="b"><v>1</v></c></row>' * 150_000)

    with pytest.raises(Unreadable, match="tid eller minne"):
        read_workbook(content, Limits(memory=80 * MEGA, ratio=10_000))


def test_a_file_that_needs_too_much_time_is_stopped() -> None:
    content = sheet("<row>" + '<c t="b"><v>1</v></c>' * 1_000_000 + "</row>")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(Unreadable, match="tid eller minne"):
        read_workbook(content, Limits(cpu_seconds=1, ratio=10_000))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 3


def test_a_formula_is_never_worked_out_and_its_kept_value_never_used() -> None:
    rows = (
        '<row r="3" hidden="1"><c r="B3" t="str"><f>WEBSERVICE("http://x")</f><v>7</v></c>'
        '<c r="AA3" t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c><v>5</v></c></row>'
    )
    merged = (
        '<mergeCells><mergeCell ref="B3:$C$4"/><mergeCell ref="skräp"/></mergeCells>'
    )
    (page,) = read_workbook(sheet(rows, after=merged)).pages

    (row,) = page.rows
    assert (3, True, ((3, 2, 4, 3),)) == (row.number, row.is_hidden, page.merged)
    assert {
        2: Cell('WEBSERVICE("http://x")', CellKind.FORMULA),
        27: Cell("#N/A", CellKind.ERROR),
        28: Cell("1", CellKind.TRUTH),
        29: Cell("5", CellKind.NUMBER),
    } == row.cells
    assert ["A", "Z", "AA", "XFD"] == [*map(column_letters, (1, 26, 27, 16384))]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_words_are_read_as_they_were_written(rows: list[list[str]]) -> None:
    ours = write_book("P", [Sheet("S", ("A", "B"), rows, (9, 9))])
    book = Workbook()
    book.active.append(["A", "B"])
    for row in rows:
        book.active.append([None, None])
        for cell, words in zip(book.active[book.active.max_row], row, strict=False):
            cell.value, cell.data_type = words.replace("_x", "_y"), "s"
    shared = BytesIO()
    book.save(shared)

    assert rows == read_rows(ours)
    assert [[one.replace("_x", "_y") for one in row] for row in rows] == read_rows(
        shared.getvalue()
    )


def read_rows(content: bytes) -> list[list[str]]:
    (page,) = read_workbook(content).pages
    return [[one.words for one in row.cells.values()] for row in page.rows[1:]]
