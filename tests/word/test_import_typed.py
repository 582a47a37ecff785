"""What officials have typed by hand: numbers with tabs, bullets, contents, page numbers."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import Piece, WordParagraph
from tests.timed import least
from tests.word.imported import (
    body,
    bold,
    cell,
    found,
    imported,
    line,
    without_ids,
    word,
)

TEXT = "Parterna ska samverka om vården."


def said(*paragraphs: WordParagraph) -> str:
    """Return the text that comes of a file; no word of it may be lost."""
    report = imported(word(*paragraphs)).report
    assert report.is_whole, report
    return without_ids(body(word(*paragraphs)))


def counted(number: str, words: str) -> WordParagraph:
    """Return a line whose words are bold, but not the number typed before them."""
    return WordParagraph((Piece(f"{number}\t"), Piece(words, bold=True)))


def test_a_number_that_is_not_bold_before_a_bold_heading() -> None:
    file = (counted("1.", "Syfte"), line(TEXT), counted("2.", "Ansvar"))
    more = (counted("2.1", "Regionen"), line(TEXT), counted("3.", "Tid"), line(TEXT))
    wanted = ("## Syfte", TEXT, "## Ansvar", "### Regionen", TEXT, "## Tid", TEXT)
    assert "\n\n".join(wanted) == said(*file, *more)


def test_bold_headings_with_numbers_may_follow_each_other() -> None:
    file = (counted("1.", "Syfte"), counted("2.", "Ansvar"), line(TEXT))
    assert f"## Syfte\n\n## Ansvar\n\n{TEXT}" == said(*file)


def test_a_heading_and_its_text_in_one_paragraph() -> None:
    joined = WordParagraph((Piece("Ansvar", bold=True), Piece(f"\n{TEXT}\nMer.")))
    assert (
        f"## Ansvar\n\n{TEXT}\\\nMer."
        == said(line("Ingress."), joined).partition("\n\n")[2]
    )
    within = WordParagraph((Piece(f"Ansvar\n{TEXT}", bold=True),))
    assert "**Ansvar" in said(within, line(TEXT))
    address = WordParagraph((Piece("Regionen", bold=True), Piece("\nBox 1\nOrten")))
    assert "**Regionen**" in said(address, line(TEXT))


def test_bullets_may_be_typed_without_a_space() -> None:
    file = (line("Kommunen ger:"), line("-mat"), line("-städning"), line("•tolk"))
    assert "Kommunen ger:\n\n- mat\n- städning\n  - tolk" == said(*file)
    assert "\\-mat\n\nText." == said(line("-mat"), line("Text."))
    assert "- " not in said(line("-5 grader"), line("-10 grader"))


def test_contents_may_be_typed_with_lines_and_in_other_letters() -> None:
    rows = ("1. Syfte ........ 2", "2. Ansvar …… 3", "3. Tid ____ 4")
    file = (line("INNEHÅLL"), *map(line, rows))
    text = (line("1. SYFTE"), line(TEXT), line("2. ANSVAR"), line(TEXT))
    more = (line("3. TID"), line(TEXT))
    assert said(*file, *text, *more).startswith("## SYFTE")
    assert () == found(word(*file, *text, *more), "Innehållsförteckning")


def test_typed_page_numbers_are_told() -> None:
    pages = ("Sida 2 (4)", "3", "Sid. 4 av 4", "5 (7)")
    file = [one for page in pages for one in (line(TEXT), line(page))]
    assert pages == found(word(*file), "Stycken som ser ut som sidnummer")
    assert "Sida 2 (4)" in said(*file)
    assert () == found(word(line("2020"), line("3 st")), "Stycken som ser ut")


def test_headings_in_capitals_with_letters_below_a_title() -> None:
    file = (line("AVTAL"), line("OM VÅRD"), line("A.  PARTER"), line(TEXT))
    more = (line("B.  TVIST"), line(TEXT))
    wanted = ("AVTAL", "OM VÅRD", "## A. PARTER", TEXT, "## B. TVIST", TEXT)
    assert "\n\n".join(wanted) == said(*file, *more)


def test_a_column_without_a_heading_is_told() -> None:
    file = (cell("Vad", 0, 0), cell("", 0, 1), cell("Tolk", 1, 0), cell("X", 1, 1))
    (told,) = found(word(*file), "Tabeller att se över")
    assert "kolumn 2 saknar rubrik, skriv en" in told


@pytest.mark.parametrize("typed", ["2.", "2", "3.1"])
def test_a_number_that_becomes_another_is_told(typed: str) -> None:
    file = word(line(f"{typed} Syfte", level=1), line(TEXT), line("Mer.", level=1))
    assert (f"{typed} Syfte, nu 1: se över hänvisningar till {typed.strip('.')}",) == (
        found(file, "Skrivna nummer")
    )
    same = word(bold("1. Syfte"), line(TEXT), bold("2. Tid"), line(TEXT))
    assert ("1. Syfte", "2. Tid") == found(same, "Skrivna nummer")


def test_a_line_of_tabs_and_spaces_costs_as_it_is_long() -> None:
    # Time by the square took eight seconds.
    file = word(line("Avtal" + "\t " * 20_000 + "slut"))

    assert least(lambda: body(file), times=1) < 2
