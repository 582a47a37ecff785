"""What stands in a workbook where nothing is read: told, with where, and never in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from govdocs.render.xlsx.compilation import compilation_xlsx
from tests.consultation.received import answer, receive
from tests.consultation.test_workbook_apart import many
from tests.consultation.test_workbook_replies import Edit, edited, put, typed, wrong
from tests.consultation.test_workbook_status import VARD, root, told
from tests.consultation.test_workbook_status import put as note

__all__ = ["root"]


def write(**cells: str | None) -> Edit:
    def edit(page: Worksheet) -> None:
        for cell, words in cells.items():
            page[cell].value = words

    return edit


def titled(page: Worksheet) -> None:
    page.insert_rows(1, 2)
    page["A1"].value, page["C2"].value = "Arbetsexemplar,\nLisa", "I dag"


def widened(page: Worksheet) -> None:
    page.insert_cols(9)
    page["I3"].value = "Min anteckning"


def pictured(page: Worksheet) -> None:
    raw = BytesIO()
    Picture.new("RGB", (4, 4)).save(raw, "PNG")
    page.add_image(Image(raw), "P2")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            titled,
            "Det som står ovanför rubrikerna läses inte: Alla synpunkter A1 "
            '"Arbetsexemplar, Lisa", Alla synpunkter C2 "I dag".',
        ),
        (
            widened,
            "Det som står i kolumner utan rubrik läses inte: Alla synpunkter I3 "
            '"Min anteckning".',
        ),
        (
            write(O2="a", O3="b", O4="c", O5="d", P3="e"),
            "Det som står i kolumner utan rubrik läses inte: Alla synpunkter kolumn O "
            '(4 celler), Alla synpunkter P3 "e".',
        ),
        (
            write(N1="Ansvarig", N3="Lisa"),
            "Kolumner som har lagts till läses inte: Ansvarig.",
        ),
        (
            write(N1="Synpunkt", N3="Mer."),
            "Kolumner som har lagts till läses inte: Synpunkt (kolumn N).",
        ),
        (pictured, "Bilder, former och textrutor läses inte: Alla synpunkter."),
    ],
)
def test_what_stands_beside_the_table_is_told(
    edit: Callable[[Worksheet], None], said: str
) -> None:
    now = many(4)

    got = typed(now, edited(compilation_xlsx(now), edit))

    assert ([], [], [said]) == (got.wishes, got.slips.found, got.notes)


def link(cell: str, address: str) -> Edit:
    def edit(page: Worksheet) -> None:
        page[cell].hyperlink = address

    return edit


def struck(page: Worksheet) -> None:
    page["J2"].font = Font(strike=True)
    page["J5"].font = Font(strike=True)
    some = TextBlock(InlineFont(strike=True), "inte ")
    page["J3"].value = CellRichText("Vi gör ", some, "så.")


def test_words_struck_through_are_told_for_they_are_read() -> None:
    now = many(4)
    edits = put(2, "noteras", "Tack."), put(3, "noteras"), struck

    got = typed(now, edited(compilation_xlsx(now), *edits))

    assert ["Tack.", "Vi gör inte så."] == [one.reason for one in got.wishes]
    assert [
        "Överstruken text läses som vanlig text: Alla synpunkter J2, Alla synpunkter J3."
    ] == got.notes


def test_a_link_is_told_unless_its_cell_says_where_it_leads() -> None:
    now = many(4)
    edits = (
        put(2, "noteras", "Se protokollet."),
        link("J2", "https://exempel.se/p"),
        put(3, "noteras", "Se https://exempel.se/q."),
        link("J3", "https://exempel.se/q/"),
    )

    got = typed(now, edited(compilation_xlsx(now), *edits))

    assert [
        "Länkar i celler läses inte: Alla synpunkter J2 (https://exempel.se/p)."
    ] == got.notes


def test_a_head_that_is_gone_is_told_though_nobody_fills_in_below_it() -> None:
    now = many(4)

    got = typed(
        now, edited(compilation_xlsx(now), write(G1=None), put(2, "noteras", "A"))
    )

    assert [
        "Rubriker som är borta: Synpunkt. De kolumnerna läses inte.",
        "Det som står i kolumner utan rubrik läses inte: Alla synpunkter kolumn G "
        "(4 celler).",
    ] == got.notes
    assert 1 == len(got.wishes)


def test_a_head_that_is_needed_is_still_a_fault() -> None:
    (said,) = wrong(many(4), write(L1=None))

    assert "saknas rubriken Utanför texten" in said


def on(sheet: str, **cells: str) -> Edit:
    def edit(page: Worksheet) -> None:
        for cell, words in cells.items():
            page.parent[sheet][cell].value = words

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (on("Efter avsnitt", I2="noteras"), "Efter avsnitt"),
        (on("Efter avsnitt", D3="Nummer 1!"), "Efter avsnitt"),
        (on("Frågor", C9="tillstyrks"), "Frågor"),
        (on("Siffror", A30="Klart 3/5"), "Siffror"),
        (on("Inställning", B2="avstyrker"), "Inställning"),
    ],
)
def test_what_is_written_on_our_other_sheets_is_told(edit: Edit, said: str) -> None:
    now = many(4)

    got = typed(now, edited(compilation_xlsx(now), edit))

    assert [
        f"Det som är ändrat på bladet {said} läses inte; allt läses från bladet Alla "
        "synpunkter."
    ] == got.notes


def test_our_other_sheets_may_be_sorted() -> None:
    def sort(page: Worksheet) -> None:
        other = page.parent["Efter avsnitt"]
        rows = [[one.value for one in row] for row in other.iter_rows(min_row=2)]
        for at, row in enumerate(reversed(rows), 2):
            for column, words in enumerate(row, 1):
                other.cell(at, column).value = words

    now = many(4)

    assert [] == typed(now, edited(compilation_xlsx(now), sort)).notes


def test_a_workbook_of_old_without_those_marks_is_read() -> None:
    def old(page: Worksheet) -> None:
        page.parent["govdocs"].delete_rows(3, 9)
        for row in range(2, 6):
            page.cell(row, 13).value = str(page.cell(row, 13).value).split()[0]

    now = many(4)
    edits = old, put(3, "noteras", "Tack."), write(G2="Mer.")

    got = typed(now, edited(compilation_xlsx(now), *edits))

    assert [("a-2",)] == [one.comments for one in got.wishes]
    assert [f"Det som är ändrat i kolumner {ELSEWHERE} läses inte: G2."] == got.notes


ELSEWHERE = "utanför Utfall, Motivering, Ändring och Utanför texten"


def test_what_is_changed_in_the_columns_beside_is_told_though_nothing_is_filled_in() -> (
    None
):
    now = many(4)
    edit = write(B2="Lerum", E3="stöd", F4="avstyrker", G5="Nummer 4!")

    got = typed(now, edited(compilation_xlsx(now), edit))

    assert [
        f"Det som är ändrat i kolumner {ELSEWHERE} läses inte: B2, E3, F4, G5."
    ] == got.notes


def test_what_has_changed_in_the_world_is_no_change_of_the_workbook() -> None:
    was, now = many(4), many(4)
    names = dict.fromkeys(now.names, "Ett nytt namn")

    got = typed(replace(now, names=names), edited(compilation_xlsx(was)))

    assert [] == got.notes


def test_a_state_that_is_typed_in_the_status_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, errors = told(root, capsys, note(VARD, 3, "avstår"), note(VARD, 4, "2022"))

    assert 0 == code
    assert (
        "Det som är ändrat i kolumner utanför Anstånd till, Avstår och Öppnat läses "
        "inte: C4, D4."
    ) in errors


def test_an_answer_that_came_meanwhile_is_no_change_of_the_status(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(root, capsys)
    receive(root, answer(tmp_path))

    assert (0, "", "Inget är ändrat i arbetsboken.\n") == told(
        root, capsys, fresh=False
    )
