"""A round is told in the same words in files, on paper and on pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.report import make_report, own_rows
from govdocs.consultation.sums import find_sums
from govdocs.consultation.workbook.columns import BookSheet
from govdocs.model.reply import Earlier, Reply, ReplyOutcome
from govdocs.model.submission import Stance
from govdocs.render.html.compilation_page import compilation_file
from govdocs.render.html.report_page import own_sheet_file, report_file
from govdocs.render.markdown.compilation import compilation_markdown
from govdocs.render.markdown.report import own_sheet_markdown, report_markdown
from govdocs.render.pdf.compilation import compilation_jobs
from govdocs.render.xlsx.compilation import compilation_xlsx
from tests.consultation.rounds import ASKED_TEXT, answer, comment, compiled

BEFORE = Earlier(date(2022, 2, 1), ReplyOutcome.PARTLY, "Vi prövar saken.")
REPLY = Reply("2021-1", ("a-1",), ReplyOutcome.PARTLY, "Nästan.", history=(BEFORE,))


@pytest.fixture
def found() -> Compilation:
    return compiled(["a", "b"], [answer("a", comment("a-1", "Mer."))], [REPLY])


def test_an_outcome_and_its_day_are_told_in_full(found: Compilation) -> None:
    report = make_report(found, {})

    for made in (report_markdown(report), report_file(report)):
        text = made.decode("utf-8")
        assert "1 synpunkt, alla bemötta: 1 tillgodoses delvis." in text
        assert "Förut, till den 1 februari 2022: tillgodoses delvis." in text
        assert text.count("Tillgodoses delvis") == 2
        assert "Delvis" not in text.replace("Tillgodoses delvis", "")


def test_the_table_of_sections_names_each_document_once(found: Compilation) -> None:
    text = report_markdown(make_report(found, {})).decode()
    html = report_file(make_report(found, {})).decode()

    assert "| **Avtalet** |  |  |  |  |  |\n| 1 Ansvar | 1 | 0 | 1 | 0 | 0 |\n" in text
    assert '<th scope="rowgroup" colspan="6">Avtalet</th>' in html
    assert '<a href="#avsnitt-1">1 Ansvar</a>' in html


def test_an_own_sheet_says_which_round_it_is_about(found: Compilation) -> None:
    rows = own_rows(found, {"avtal": ASKED_TEXT})["a"]

    for made in (
        own_sheet_markdown(found, "a", rows),
        own_sheet_file(found, "a", rows),
    ):
        assert "Remiss 2021-1: Avtalet på remiss. Här står" in made.decode("utf-8")


def test_sums_name_nothing_that_only_some_faces_have(found: Compilation) -> None:
    assert "1 synpunkt = 1 efter instans" in [one.told for one in find_sums(found)]


def test_a_comment_below_its_section_does_not_name_the_document_again() -> None:
    said = [comment("a-1", "Mer."), comment("a-2", "Allt.", None)]
    found = compiled(["a"], [answer("a", *said)])
    sections = compilation_markdown(found).decode().partition("## Bilaga")[0]
    jobs = [one.html.encode() for one in compilation_jobs(found, "")]

    assert "### Avtalet: 1 Ansvar" in sections
    assert "(a-1), ändringsförslag. 1 stycke 1." in sections
    assert "(a-2), ändringsförslag. Hela dokumentet." in sections
    for page in (compilation_file(found), *jobs):
        above, _, annex = page.decode().partition('<h2 id="bilaga">')
        assert "Avtalet, 1 stycke 1." in annex
        assert "Avtalet, " not in above


def test_those_who_take_no_stance_are_counted_so_that_the_sum_holds() -> None:
    sides = (Stance.SUPPORTS, Stance.OPPOSES, None)
    made = compiled(
        "abc",
        [
            answer(who, comment(f"{who}-1", f"Vi som heter {who}.", stance=stance))
            for who, stance in zip("abc", sides, strict=True)
        ],
    )
    line = (
        "3 synpunkter från 3 instanser. "
        "Inställning: 1 tillstyrker, 1 avstyrker, 1 anger ingen."
    )

    for file in (compilation_markdown(made), compilation_file(made)):
        assert line in file.decode("utf-8")


def test_the_table_of_stances_has_the_short_names_of_texts() -> None:
    title = "Överenskommelse om samverkan vid in- och utskrivning"
    text = replace(ASKED_TEXT, title=title, short_title="In- och utskrivning")
    made = compiled(["a"], [answer("a", comment("a-1", "Mer."))], text=text)

    assert "| Instans | Samlat | In- och utskrivning |" in compilation_markdown(
        made
    ).decode("utf-8")
    html = compilation_file(made).decode("utf-8")
    assert '<th scope="col">In- och utskrivning</th>' in html
    sheet = load_workbook(BytesIO(compilation_xlsx(made)))[BookSheet.STANCES]
    assert "In- och utskrivning" == sheet["C1"].value
