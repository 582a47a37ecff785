"""What does not show on a sheet of a workbook, or stands round it on paper, is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.text.excel.read import read_workbook
from tests.consultation.test_workbook_apart import many
from tests.consultation.test_workbook_replies import Edit, edited, put, typed
from tests.consultation.test_workbook_status import OPENED, SODERBY, VARD, root, told
from tests.consultation.test_workbook_status import put as note

__all__ = ["root"]


def headed(**words: str) -> Edit:
    def edit(page: Worksheet) -> None:
        for name, said in words.items():
            getattr(page, name).center.text = said

    return edit


def notes(*edits: Edit) -> list[str]:
    now = many(4)
    got = typed(now, edited(compilation_xlsx(now), *edits))
    assert [] == got.slips.found
    return got.notes


def test_words_in_the_margins_of_the_sheets_are_told() -> None:
    edit = headed(oddHeader="Lisas utkast, svara\nLerum nej", evenFooter="Klart &P")

    assert [
        'Sidhuvud och sidfot läses inte: Alla synpunkter "Lisas utkast, svara Lerum '
        'nej", Alla synpunkter "Klart".'
    ] == notes(edit)


@pytest.mark.parametrize(
    "words",
    [
        "&A",
        "Page &P",
        "Sida &P av &N",
        "&D &T",
        '&"Times New Roman,Regular"&12&A',
        "&F",
    ],
)
def test_what_programs_put_there_themselves_is_not_told(words: str) -> None:
    assert [] == notes(headed(oddHeader=words, firstFooter=words))


@pytest.mark.parametrize("words", ["R&&D", "&KFF0000Rött", '&"Arial,Fet"&14Rött'])
def test_codes_are_left_out_of_what_is_told(words: str) -> None:
    (said,) = notes(headed(oddHeader=words))
    assert '"R&D"' in said or '"Rött"' in said


def test_a_sheet_that_is_hidden_is_told_as_such() -> None:
    def add(page: Worksheet) -> None:
        page.parent.create_sheet("Anteckningar").sheet_state = "veryHidden"
        page.parent.create_sheet("Synlig")

    assert [
        "Blad som har lagts till läses inte: Anteckningar (dolt), Synlig."
    ] == notes(add)


def test_the_sheet_that_is_read_is_told_when_it_is_hidden() -> None:
    def hide(page: Worksheet) -> None:
        page.sheet_state = "hidden"

    assert ["Bladet Alla synpunkter är dolt, men läses."] == notes(hide)


def test_our_own_hidden_sheet_is_not_told() -> None:
    now = many(2)
    content = edited(compilation_xlsx(now))
    states = {one.name: one.is_hidden for one in read_workbook(content).pages}

    assert states["govdocs"]
    assert not states["Alla synpunkter"]
    assert [] == notes()


def test_rows_that_are_hidden_and_noted_in_are_told_of_the_status_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def hide(page: Worksheet) -> None:
        for row in (SODERBY, VARD):
            page.row_dimensions[row].hidden = True

    code, printed, errors = told(root, capsys, note(VARD, OPENED, "ja"), hide)

    assert 0 == code
    assert "Vårdnämnden" in printed
    assert f"Ifyllda rader som ett filter döljer: {VARD}.\n" in errors


def test_rows_that_are_hidden_and_not_filled_in_are_let_be() -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True

    assert [] == notes(put(2, "noteras", "Tack."), hide)
