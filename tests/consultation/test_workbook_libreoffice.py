"""The workbooks of a round opened and saved by LibreOffice: nothing is taken for changed."""

from __future__ import annotations

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from govdocs.consultation.status import Status
from govdocs.consultation.workbook.replies import typed_replies
from govdocs.consultation.workbook.status import Standings, TypedStatus, typed_status
from govdocs.model.register import Consultee
from govdocs.model.reply import Caused, Reply, ReplyOutcome
from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.render.xlsx.status import status_xlsx
from govdocs.text.consultation_file import consultation_text
from govdocs.text.excel.read import read_workbook
from govdocs.text.excel.workbook import LONGEST
from tests.consultation.rounds import AT, LATER, answer, comment, compiled
from tests.word.office import needs_office

pytestmark = needs_office
ODD = (
    "=1+1",
    "5",
    "2022-01-15",
    "1 000,50",
    "SANT",
    "'citat",
    " mellan  slag ",
    "två\nrader\n\noch en tom",
    "_x0009_ _x005F_",
    "tabb\there",
    "å ä ö – ” \u00a0 \U0001f600",
    "<b>&amp;</b>",
    "x" * LONGEST,
    "y" * 40_000,
    "sist\u2028här",
)
REPLIES = tuple(
    Reply(
        "2021-1", (f"a-{at}",), ReplyOutcome.NOTED, words, Caused(elsewhere=words[:9])
    )
    for at, words in enumerate(ODD, 1)
)
COMMENTS = [comment(f"a-{at}", words) for at, words in enumerate((*ODD, "Ny."), 1)]
FOUND = compiled(["a"], [answer("a", *COMMENTS)], REPLIES)


def saved(folder: Path, books: dict[str, bytes]) -> dict[str, bytes]:
    """Return workbooks as LibreOffice saves them; one start for all.

    Skips where LibreOffice has no part for sheets, which a plain table tells.
    """
    (folder / "prov.csv").write_text("a\n", "utf-8")
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    out = folder / "out"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *("--convert-to", "xlsx", "--outdir", str(out), str(folder / "prov.csv")),
            *(str(folder / f"{name}.xlsx") for name in books),
        ],
        check=True,
        capture_output=True,
    )
    if not (out / "prov.xlsx").exists():
        pytest.skip("LibreOffice Calc (libreoffice-calc-nogui) finns inte här")
    return {name: (out / f"{name}.xlsx").read_bytes() for name in books}


def filled(book: bytes, sheet: str, row: int, words: dict[int, str]) -> bytes:
    loaded = load_workbook(BytesIO(book))
    for column, one in words.items():
        loaded[sheet].cell(row, column).value = one
    whole = BytesIO()
    loaded.save(whole)
    return whole.getvalue()


def beside(book: bytes, *, has_copy: bool = False) -> bytes:
    """Return a workbook with a comment at a cell, and with a copy of the sheet if asked."""
    loaded = load_workbook(BytesIO(book))
    page = loaded["Alla synpunkter"]
    page["J2"].comment = Comment("Fråga juristen.", "")
    if has_copy:
        loaded.copy_worksheet(page).title = "Kopia"
    whole = BytesIO()
    loaded.save(whole)
    return whole.getvalue()


def noted(status: Status, book: bytes) -> TypedStatus:
    place, text = status.round.place[0], consultation_text(status.round)
    known = {one: Consultee(one, f"{one} kommun", "kommun") for one in "ab"}
    now = Standings(status, {"a": AT}, known, place, text)
    return typed_status(now, read_workbook(book), "b.xlsx", LATER, date(2022, 6, 1))


STATUS = compiled(["a", "b"], [answer("a")]).status
# A reply too long for a cell goes on in the row below.
LAST = len(ODD) + 2 + sum(len(one) > LONGEST for one in ODD)


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what LibreOffice makes of the workbooks, as they are and filled in."""
    book, told = compilation_xlsx(FOUND), status_xlsx(STATUS, {}, {"a": AT})
    typed = {9: "delvis", 10: "Ja – och\nnej", 11: "avtal#k7m2"}
    books = {
        "sammanstallning": book,
        "bemott": filled(book, "Alla synpunkter", LAST, typed),
        "kommenterat": beside(book),
        "kopierat": beside(book, has_copy=True),
        "status": told,
        "antecknat": filled(told, "Instanser", 3, {7: "2022-07-01", 9: "ja"}),
    }
    return saved(tmp_path_factory.mktemp("calc"), books)


def test_no_reply_is_taken_for_changed(back: dict[str, bytes]) -> None:
    same = typed_replies(FOUND, read_workbook(back["sammanstallning"]), "b.xlsx")

    assert ([], [], []) == (same.wishes, same.slips.found, same.notes)


def test_a_reply_that_is_typed_comes_in(back: dict[str, bytes]) -> None:
    typed = typed_replies(FOUND, read_workbook(back["bemott"]), "b.xlsx")

    assert ([], []) == (typed.slips.found, typed.notes)
    (one,) = typed.wishes
    assert ((f"a-{len(COMMENTS)}",), "Ja – och\nnej") == (one.comments, one.reason)
    assert Caused(("avtal#k7m2",)) == one.caused


def test_what_stands_beside_the_rows_is_told(back: dict[str, bytes]) -> None:
    typed = typed_replies(FOUND, read_workbook(back["kommenterat"]), "b.xlsx")
    two = typed_replies(FOUND, read_workbook(back["kopierat"]), "b.xlsx")

    told = ["Kommentarer vid celler läses inte: Alla synpunkter J2."]
    assert (told, [], []) == (typed.notes, typed.wishes, typed.slips.found)
    (one,) = two.slips.found
    assert "bladen Alla synpunkter och Kopia har samma kolumner" in one.message


def test_what_is_noted_of_the_status_comes_in(back: dict[str, bytes]) -> None:
    more = noted(STATUS, back["antecknat"])

    assert noted(STATUS, back["status"]).is_empty
    assert ([], {"b": date(2022, 7, 1)}) == (more.slips.found, more.extended)
    assert {"b": LATER} == more.opened


def test_the_columns_for_programs_stay_hidden(back: dict[str, bytes]) -> None:
    book = load_workbook(BytesIO(back["bemott"]))

    assert "hidden" == book["govdocs"].sheet_state
    assert book["Alla synpunkter"].column_dimensions["M"].hidden
