"""Headings that people have made by look alone come in as headings."""

from __future__ import annotations

from govdocs.model.word_text import Piece, WordParagraph
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

_BODY = 24


def sized(text: str, size: int) -> WordParagraph:
    """Return a paragraph in letters of a size, in half points."""
    return line(text, size=size)


def text(words: str = "Parterna ska samverka om vården.") -> WordParagraph:
    """Return a paragraph in the size of the text."""
    return sized(words, _BODY)


def headings(*paragraphs: WordParagraph) -> list[str]:
    """Return the headings that come of a file."""
    lines = without_ids(body(word(*paragraphs))).split("\n")
    return [one for one in lines if one.startswith("#")]


def test_larger_letters_make_headings_and_the_largest_the_title() -> None:
    file = (
        *(sized("Avtal om vård", 44), sized("Syfte", 32), text()),
        *(sized("Ansvar", 32), text(), sized("Regionen", 28), text()),
        *(sized("Tid", 32), text()),
    )
    assert headings(*file) == ["## Syfte", "## Ansvar", "### Regionen", "## Tid"]
    assert 'titel: "Avtal om vård"' in imported(word(*file)).text
    assert len(found(word(*file), "Rubriker utan rubrikformat")) == 4


def test_a_larger_sentence_is_no_heading() -> None:
    assert not headings(text(), sized("Ring alltid 112.", 32), text())


def test_text_is_no_heading_where_tables_in_smaller_letters_say_more() -> None:
    small = [sized("Ett register med uppgifter om ärendet.", 20) for _ in range(20)]
    long = "Parterna för register över de ärenden som de har haft gemensamt under året"
    file = (sized(long, _BODY), *small, sized(long, _BODY), *small[:2])

    assert headings(*file) == []
    assert headings(sized("Register", 32), *file) == ["## Register"]


def test_letters_that_are_all_large_make_no_headings() -> None:
    assert not headings(sized("Kort rad", 32), sized("En annan rad", 32))


def test_a_smaller_size_in_one_heading_is_not_meant() -> None:
    file = (bold("Syfte", size=28), text(), bold("Ansvar", size=27), text())
    assert headings(*file) == ["## Syfte", "## Ansvar"]


def test_capitals_make_headings() -> None:
    file = (line("PARTER"), text(), line("SÄRSKILT ANSVAR"), line("KALIX DEN ...."))
    assert headings(*file) == ["## PARTER", "## SÄRSKILT ANSVAR"]


def test_code_in_capitals_is_no_heading() -> None:
    assert not headings(text(), WordParagraph((Piece("POST", code=True),)), text())
    assert not headings(text(), line("POST", style="Preformatted Text"), text())


def test_an_abbreviation_is_no_heading() -> None:
    assert not headings(text(), line("DNR 2008/77"), text())


def test_the_lines_of_a_title_page_are_no_headings() -> None:
    page = (line("AVTAL"), line("MELLAN"), line("LULEÅ KOMMUN"), line("OCH"))
    assert headings(*page, line("KALIX KOMMUN"), line("PARTER"), text()) == []
    sizes = (sized("Avtal", 56), sized("mellan", 28), sized("Luleå kommun", 40))
    assert not headings(*sizes, sized("och", 40), text(), text())


def test_a_subtitle_is_no_heading() -> None:
    subtitle = line("mellan Luleå kommun och Kalix kommun", size=36, style="Subtitle")
    assert not headings(subtitle, text(), text())
    over = sized("mellan Luleå kommun och Kalix kommun", 36)
    assert headings(over, line("Syfte", level=1), text()) == ["## Syfte"]


def test_a_smaller_line_below_the_title_is_no_chapter() -> None:
    top = (sized("Avtal om tandvård", 52), sized("Mellan Norrby och Söderby", 32))
    chapters = (sized("INLEDNING", _BODY), text(), sized("PRIS", _BODY), text())
    file = (*top, sized("Påhittade uppgifter", _BODY), *chapters)
    assert headings(*file) == ["## INLEDNING", "## PRIS"]
    assert 'titel: "Avtal om tandvård"' in imported(word(*file)).text
    assert "Mellan Norrby och Söderby" in body(word(*file))


def test_section_signs_make_headings_that_keep_their_numbers() -> None:
    file = (
        *(bold("REGLEMENTE"), line("§ 1 Uppdrag"), text(), line("§ 2"), text()),
        *(line("§ 3 Nämnden är beslutför."), line("4 §"), text()),
    )
    assert headings(*file) == ["## § 1 Uppdrag", "## § 2", "## 4 §"]
    assert 'titel: "REGLEMENTE"' in imported(word(*file)).text


def test_a_title_may_stand_below_a_letterhead() -> None:
    head = (cell("Luleå kommun", 0, 0), cell("Dnr 2008/77", 0, 1))
    file = (*head, bold("Avtal"), bold("§ 1 A"), text(), bold("§ 2 B"), text())
    assert headings(*file, bold("§ 3 C"), text()) == [
        "## § 1 A",
        "## § 2 B",
        "## § 3 C",
    ]


def test_sections_in_a_row_are_a_list_of_statutes() -> None:
    acts = (line("16 § LSS"), line("17 § socialtjänstlagen"), line("9 § SoL"))
    assert not headings(text(), *acts, text())


def test_an_annex_is_no_part_of_the_last_chapter() -> None:
    file = (bold("1. Syfte"), text(), bold("2. Pris"), text(), bold("Priser"), text())
    annex = (bold("Underskrifter"), text(), bold("Bilaga 1 Karta"), text())
    assert headings(*file, *annex, bold("Vägar"), text()) == [
        *("## Syfte", "## Pris", "### Priser"),
        *("## Underskrifter", "## Bilaga 1 Karta", "### Vägar"),
    ]


def test_headings_of_one_level_stay_so_where_a_level_is_left_out() -> None:
    file = (line("A", level=1), *(line(one, level=3) for one in "BC"), text())
    assert headings(*file) == ["## A", "### B", "### C"]
