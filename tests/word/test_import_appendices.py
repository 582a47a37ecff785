"""Annexes of an imported text: their names, and the numbers of what stands below them."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import ListPlace, WordParagraph
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


def headings(*paragraphs: WordParagraph) -> list[str]:
    """Return the headings that come of a file; no word of it may be lost."""
    file = word(*paragraphs)
    assert imported(file).report.is_whole
    lines = without_ids(body(file)).split("\n")
    return [one for one in lines if one.startswith("#")]


def text() -> WordParagraph:
    return line("Parterna ska samverka om vården.")


def over(*titles: str, **more: int) -> list[WordParagraph]:
    """Return headings, each over a paragraph."""
    made = ((bold(one, **more), text()) for one in titles)
    return [paragraph for pair in made for paragraph in pair]


CHAPTERS = over("1. Syfte", "2. Ansvar")


@pytest.mark.parametrize("level", [0, 1])
def test_what_is_counted_anew_in_an_annex_is_below_it(level: int) -> None:
    titles = ("1. Syfte", "2. Ansvar", "Bilaga 1 Taxa", "1. Avgift", "2. Ränta")
    file = over(*titles, "Bilaga 2 Karta", "1. Vägar", "Underskrifter", level=level)

    assert headings(*file) == [
        *("## Syfte", "## Ansvar"),
        *("## Bilaga 1 Taxa", "### 1 Avgift", "### 2 Ränta"),
        *("## Bilaga 2 Karta", "### 1 Vägar", "## Underskrifter"),
    ]


def test_chapters_that_go_on_after_an_annex_are_chapters() -> None:
    file = over("1. Syfte", "2. Ansvar", "Bilaga 1 Taxa", "3. Tvist")
    assert headings(*file) == ["## Syfte", "## Ansvar", "## Bilaga 1 Taxa", "## Tvist"]
    assert found(word(*file), "Skrivna nummer") == ("1. Syfte", "2. Ansvar", "3. Tvist")


def test_a_number_stays_where_govdocs_counts_none() -> None:
    below = over("1.1 Avgift", "1.2 Ränta", level=2)
    file = (*over("1. Syfte", "Bilaga 1 Taxa", level=1), *below)
    assert headings(*file)[-2:] == ["### 1.1 Avgift", "### 1.2 Ränta"]
    assert found(word(*file), "Skrivna nummer") == ("1. Syfte",)


def test_a_heading_that_is_counted_as_an_annex_has_the_name_of_one() -> None:
    place = ListPlace(1, 1, 1, mark="Bilaga A –")
    below = line("Ränta", level=2, item=ListPlace(2, 1, 1, mark="A.1"))
    file = (*over("Syfte", level=1), line("Taxa", level=1, item=place), text())
    file = (*file, below, text())

    assert headings(*file) == ["## Syfte", "## Bilaga A – Taxa", "### A.1 Ränta"]
    assert found(word(*file), "Rubriker som räknades") == (
        *("Bilaga A – Taxa", "A.1 Ränta"),
    )
    assert not found(word(*file), "Listor med bokstäver")


@pytest.mark.parametrize(("name", "is_told"), [("Tolk", False), ("", True)])
def test_an_empty_corner_is_told_only_where_a_row_has_no_name(
    name: str, is_told: bool
) -> None:
    file = word(
        *(cell("", 0, 0), cell("Region", 0, 1), cell("Taxi", 1, 0), cell("ja", 1, 1)),
        *(cell(name, 2, 0), cell("nej", 2, 1)),
    )
    assert is_told == bool(found(file, "Tabeller att se över"))


def test_the_title_of_an_annex_on_a_line_of_its_own_is_below_its_name() -> None:
    annex = (line("Bilaga 1", level=1), *over("Begrepp", level=1))
    file = (*over("Syfte", level=1), *annex, *over("Förkortningar", level=2))
    assert headings(*file, *over("Underskrifter", level=1)) == [
        *("## Syfte", "## Bilaga 1", "### Begrepp", "#### Förkortningar"),
        "## Underskrifter",
    ]
