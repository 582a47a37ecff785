"""The workbooks of a round on paper: every column on the page, and the head on all pages."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from govdocs.consultation.workbook.columns import BookSheet
from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.render.xlsx.status import status_xlsx
from tests.consultation.rounds import answer, comment, compiled

FOUND = compiled(["a"], [answer("a", comment("a-1", "Ändra."))])


def test_each_page_has_all_columns_below_the_head() -> None:
    for book in (compilation_xlsx(FOUND), status_xlsx(FOUND.status, {}, {})):
        for page in load_workbook(BytesIO(book)).worksheets:
            setup = page.page_setup

            assert page.sheet_properties.pageSetUpPr.fitToPage, page.title
            assert (1, 0) == (setup.fitToWidth, setup.fitToHeight), page.title
            assert "$1:$1" == page.print_title_rows, page.title
            assert "Sida &P av &N" == page.oddFooter.center.text, page.title


def test_wide_sheets_lie_on_their_side_and_the_widest_on_larger_paper() -> None:
    book = load_workbook(BytesIO(compilation_xlsx(FOUND)))
    paper = {
        name: (book[name].page_setup.orientation, book[name].page_setup.paperSize)
        for name in (BookSheet.SUMS, BookSheet.SECTIONS, BookSheet.COMMENTS)
    }

    assert {
        BookSheet.SUMS: ("portrait", 9),
        BookSheet.SECTIONS: ("landscape", 9),
        BookSheet.COMMENTS: ("landscape", 8),
    } == paper


def test_the_sums_are_no_wider_than_a_page() -> None:
    """A column of 100 letters ran out at the side."""
    for book in (compilation_xlsx(FOUND), status_xlsx(FOUND.status, {}, {})):
        page = load_workbook(BytesIO(book))[BookSheet.SUMS]

        assert 70 <= page.column_dimensions["A"].width <= 80
