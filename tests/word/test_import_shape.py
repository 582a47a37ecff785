"""The shape of an agreement in Word, as people write them, comes in."""

from __future__ import annotations

import pytest

from govdocs.model.kinds import DocumentKind
from govdocs.model.word_text import (
    CellPlace,
    ListPlace,
    Piece,
    WordParagraph,
)
from govdocs.text.word.markdown import Wanted
from tests.word.imported import (
    body,
    bold,
    cell,
    found,
    imported,
    item,
    line,
    without_ids,
    word,
)


def test_a_style_gives_the_level_and_the_title_stands_above() -> None:
    file = word(
        line("Syfte", level=1), line("Text."), line("Mål", level=2), line("Mer.")
    )
    assert without_ids(body(file)) == "## Syfte\n\nText.\n\n### Mål\n\nMer."


def test_typed_numbers_are_taken_away_and_told() -> None:
    file = word(
        line("1. Syfte", level=1),
        line("Text."),
        line("1.1\tMål", level=2),
        line("Mer."),
    )
    assert without_ids(body(file)) == "## Syfte\n\nText.\n\n### Mål\n\nMer."
    assert found(file, "Skrivna nummer") == ("1. Syfte", "1.1 Mål")


@pytest.mark.parametrize("words", ["24 timmar om dygnet", "1177 på telefon"])
def test_a_number_that_is_a_word_stays(words: str) -> None:
    assert f"## {words}" in body(word(line(words, level=1), line("Text.")))


def test_a_bold_line_over_text_is_a_heading() -> None:
    file = word(bold("Syfte"), line("Text."), bold("Parternas ansvar"), line("Mer."))
    assert without_ids(body(file)) == (
        "## Syfte\n\nText.\n\n## Parternas ansvar\n\nMer."
    )
    assert len(found(file, "Rubriker utan rubrikformat")) == 2


def test_a_bold_line_below_a_heading_is_one_level_down() -> None:
    file = word(line("Ansvar", level=1), bold("Regionen"), line("Text."))
    assert "### Regionen" in body(file)


def test_bold_lines_with_numbers_have_the_level_of_the_number() -> None:
    file = word(
        bold("1 Ansvar"),
        line("A."),
        bold("1.1 Regionen"),
        line("B."),
        bold("Särskilt"),
        line("C."),
        bold("2 Tid"),
        line("D."),
    )
    headings = [
        one for one in without_ids(body(file)).split("\n") if one.startswith("#")
    ]
    assert headings == ["## Ansvar", "### Regionen", "#### Särskilt", "## Tid"]


def test_a_bold_line_with_a_number_may_end_with_a_colon() -> None:
    file = word(bold("1. Syfte"), line("Text."), bold("2. Tvist:"), line("Mer."))
    assert without_ids(body(file)) == "## Syfte\n\nText.\n\n## Tvist:\n\nMer."
    assert found(file, "Skrivna nummer") == ("1. Syfte", "2. Tvist:")


def test_a_typed_number_alone_makes_a_short_line_a_heading() -> None:
    file = word(line("1.1 Regionens ansvar"), line("Regionen ska ge vård."))
    assert without_ids(body(file)) == "## Regionens ansvar\n\nRegionen ska ge vård."


@pytest.mark.parametrize(
    ("chapter", "part", "wanted"),
    [
        ("2. Ansvar", "2.1 Mål", "## Ansvar\n\n### Mål\n\ntext."),
        ("2. Ansvar", "2.1 Parterna ska ses.", "## Ansvar\n\n2.1 Parterna ska ses."),
        ("2.1 Mål", "2.1.1 Syfte", "## Mål\n\n### Syfte\n\ntext."),
    ],
)
def test_a_numbered_line_over_its_own_part_is_a_heading(
    chapter: str, part: str, wanted: str
) -> None:
    said = without_ids(body(word(line(chapter), line(part), line("text."))))

    assert said.startswith(wanted)


def test_a_numbered_clause_stays_text_with_its_number() -> None:
    clause = "1.1 Parterna ska samverka i god tid före varje beslut."
    file = word(line(clause), line("Text."))
    assert without_ids(body(file)).startswith(clause)
    assert found(file, "Stycken som börjar med ett nummer")


@pytest.mark.parametrize(
    "words", ["Detta är viktigt.", "Regionen ska:", " ".join(["ord"] * 20)]
)
def test_bold_text_that_is_no_heading_stays_bold(words: str) -> None:
    assert f"**{words}**" in body(word(bold(words), line("Text.")))


def test_a_bold_line_at_the_end_is_no_heading() -> None:
    assert body(word(line("Text."), bold("Namn Namnsson"))).count("## ") == 0


def test_automatic_numbers_on_bold_lines_make_headings() -> None:
    heading = bold("Ansvar", item=ListPlace(2, 1, 1))
    file = word(line("Syfte", level=1), line("Text."), heading, line("Mer."))
    assert "### Ansvar" in body(file)


def test_no_level_is_skipped() -> None:
    file = word(line("A", level=2), line("a."), line("B", level=5), line("b."))
    assert "## A" in body(file)
    assert "\n### B" in body(file)


def test_a_lone_first_heading_is_the_title() -> None:
    file = word(
        line("Avtal om vård", level=1),
        *(line("A", level=2), line("a.")),
        *(line("B", level=2), line("b.")),
    )
    assert 'titel: "Avtal om vård"' in imported(file).text
    assert body(file).startswith("## A")


def test_a_bold_line_over_numbered_headings_is_the_title() -> None:
    numbered = (bold("1. A"), line("a."), bold("2. B"), line("b."))
    file = word(bold("Avtal om vård"), line("mellan oss"), *numbered)
    assert 'titel: "Avtal om vård"' in imported(file).text
    assert body(file).startswith("mellan oss")


def test_a_bold_line_among_headings_without_numbers_is_no_title() -> None:
    file = word(bold("A"), line("a."), bold("2. B"), line("b."), bold("C"), line("c."))
    assert 'titel: ""' in imported(file).text


def test_the_title_gives_the_id() -> None:
    file = word(line("Avtal om vård", style="Title"), line("Text."))
    assert imported(file).id == "avtal-om-vard"
    assert "Avtal" not in body(file)


def test_a_contents_list_is_left_out() -> None:
    file = word(
        line("Innehåll", style="TOC Heading"),
        line("Syfte\t1", style="toc 1"),
        line("Syfte", level=1),
        line("Text."),
    )
    assert without_ids(body(file)) == "## Syfte\n\nText."


def test_a_typed_contents_list_is_left_out() -> None:
    rows = [line(f"{n}. Rubrik {n}\t{n}") for n in range(1, 5)]
    file = word(
        bold("Innehållsförteckning"), *rows, line("Rubrik 1", level=1), line("x.")
    )
    assert without_ids(body(file)) == "## Rubrik 1\n\nx."
    assert len(found(file, "Innehållsförteckning")) == 3


def test_heads_and_feet_are_told_and_not_in_the_text() -> None:
    file = word(line("Text."), line("Diarienummer HS 2021-1", place="sidhuvud"))
    assert without_ids(body(file)) == "Text."
    assert found(file, "Sidhuvud") == ("Diarienummer HS 2021-1",)


def test_text_in_boxes_is_in_the_text() -> None:
    file = word(line("Text."), line("I en ruta.", place="textruta"))
    assert "I en ruta." in body(file)
    assert found(file, "Textrutor")


def test_lists_nest() -> None:
    file = word(item("a"), item("b", 2), item("c", 2, 1, group=2), item("d"))
    assert without_ids(body(file)) == "- a\n  - b\n  1. c\n- d"


def test_numbers_go_on_where_the_file_does() -> None:
    file = word(
        item("a", number=1), item("b", number=2), line("Text."), item("c", number=3)
    )
    assert without_ids(body(file)) == "1. a\n2. b\n\nText.\n\n3. c"


def test_a_list_further_in_may_begin_with_any_number() -> None:
    file = word(item("a"), item("b", 2, 3))
    assert without_ids(body(file)) == "- a\n\n  3. b"


def test_a_paragraph_goes_on_the_item() -> None:
    more = line("mer", item=ListPlace(1, 1, goes_on=True))
    assert without_ids(body(word(item("a"), more, item("b")))) == "- a\n\n  mer\n\n- b"


@pytest.mark.parametrize("mark", ["•\t", "– ", "- ", "\uf0b7\t", "* "])
def test_typed_marks_make_a_list(mark: str) -> None:
    file = word(line(f"{mark}ett"), line(f"{mark}två"))
    assert without_ids(body(file)) == "- ett\n- två"
    assert imported(file).report.is_whole


def test_typed_numbers_make_a_list() -> None:
    file = word(line("3) ett"), line("4) två"))
    assert without_ids(body(file)) == "3. ett\n4. två"


@pytest.mark.parametrize("words", ["– Nej, sade hon.", "2021. Ett år."])
def test_a_lone_mark_is_text(words: str) -> None:
    said = imported(word(line("Hej."), line(words), line("Slut."))).report
    assert said.is_whole
    assert "- Nej" not in body(word(line(words)))
    assert words.split()[-1] in body(word(line(words)))


def test_letters_stay_for_others_refer_to_them() -> None:
    assert "a) ett" in body(word(line("a) ett"), line("b) två")))


def lettered(text: str, level: int, mark: str, number: int) -> WordParagraph:
    return line(text, item=ListPlace(level, 1, number, mark=mark))


def test_letters_that_word_counts_are_kept_as_text() -> None:
    file = word(
        line("Parterna ska"), lettered("ett", 1, "a)", 1), lettered("två", 1, "b)", 2)
    )
    assert without_ids(body(file)) == "Parterna ska\n\na) ett\n\nb) två"
    assert found(file, "Listor med bokstäver") == ("a) ett", "b) två")
    report = imported(file).report
    assert report.is_whole
    assert ["löpande text"] == [one.name for one in report.shares]


def test_clauses_that_word_counts_keep_their_numbers_as_text() -> None:
    file = word(
        line("Ansvar", level=1),
        lettered("Regionen ska:", 2, "1.1", 1),
        lettered("anställa läkare", 3, "a)", 1),
        item("också i helger", 2, group=2),
        lettered("Kommunen svarar, se punkt 1.1.", 2, "1.2", 2),
        lettered("Arkiv förs.", 1, "§ 4", 4),
    )

    assert without_ids(body(file)) == (
        "## Ansvar\n\n1.1 Regionen ska:\n\na) anställa läkare\n\n- också i helger\n\n"
        "1.2 Kommunen svarar, se punkt 1.1.\n\n§ 4 Arkiv förs."
    )
    assert len(found(file, "Stycken som börjar med ett nummer")) == 3
    assert found(file, "Listor med bokstäver") == ("a) anställa läkare",)


def test_a_bold_section_that_word_counts_keeps_its_number() -> None:
    section = bold("Arkiv", item=ListPlace(1, 1, 4, mark="§ 4"))
    assert without_ids(body(word(section, line("Text.")))) == "## § 4 Arkiv\n\nText."


def test_letters_below_a_number_stay_in_its_item() -> None:
    file = word(
        item("först", number=1),
        lettered("ett", 2, "(i)", 1),
        lettered("två", 2, "(ii)", 2),
        item("sedan", number=2),
    )
    assert without_ids(body(file)) == (
        "1. först\n\n   (i) ett\n\n   (ii) två\n\n2. sedan"
    )


def test_what_word_counts_in_a_table_is_kept_as_text() -> None:
    def counted(text: str, row: int, mark: str, number: int) -> WordParagraph:
        item = ListPlace(1, 1, number, mark=mark)
        return cell(text, row, 0)._replace(item=item)

    file = word(
        cell("Krav", 0, 0),
        cell("Vem", 0, 1),
        counted("ett", 1, "a)", 1),
        counted("två", 1, "b)", 2),
        cell("Regionen", 1, 1),
        counted("tre", 2, "", 3),
        cell("Kommunen", 2, 1),
        counted("", 3, "", 4),
        cell("Båda", 3, 1),
    )
    assert without_ids(body(file)).splitlines()[2:] == [
        "| a) ett b) två | Regionen",
        "| 3\\. tre | Kommunen",
        "| 4\\. | Båda",
    ]
    assert found(file, "Listor med bokstäver") == ("a) ett", "b) två")
    assert found(file, "Numrerade listor i tabeller") == ("3. tre", "4.")
    assert imported(file).report.is_whole


def test_a_list_in_a_footnote_is_one() -> None:
    note = (line("Räknas ej:"), item("helg", number=1), lettered("natt", 1, "b)", 2))
    text = WordParagraph((Piece("Text"), Piece("1", note="1")))
    file = word(text, notes={"1": note})
    assert without_ids(body(file)) == (
        "Text[^1]\n\n[^1]: Räknas ej:\n\n    1. helg\n\n    b) natt"
    )
    assert imported(file).report.is_whole


def test_sections_that_the_kind_asks_for_are_told_with_what_to_do() -> None:
    titles = ("Syfte", "Parter", "Avtalstid och uppsägning", "Om avtal")
    rows = [row for one in titles for row in (line(one, level=1), line("Text."))]
    file = word(*rows)

    report = imported(file, Wanted(kind=DocumentKind.AGREEMENT)).report
    (told,) = (one for one in report.found if one.title.startswith("Avsnitt som"))

    parties, term, follow_up = told.lines
    assert '#avtalsparter: sätt {#avtalsparter} efter "Parter", om' in parties
    assert 'efter "Avtalstid och uppsägning", om det är samma sak' in term
    assert follow_up.startswith("#uppfoljning: ingen rubrik liknar det.")
    assert "undantag från GD103" in follow_up
    assert () == found(file, "Avsnitt som")


def test_rows_and_a_header() -> None:
    file = word(cell("A", 0, 0), cell("B", 0, 1), cell("1|2", 1, 0), cell("3", 1, 1))
    assert without_ids(body(file)) == "| A | B |\n|---|---|\n| 1\\|2 | 3"


def test_merged_cells_are_told_and_keep_their_words() -> None:
    file = word(cell("A", 0, 0), cell("B", 0, 1), cell("båda", 1, 0, width=2))
    assert "| båda | {#" in body(file)
    assert "1 sammanslagen cell," in found(file, "Tabeller")[0]


def test_several_paragraphs_in_a_cell_follow_each_other() -> None:
    file = word(cell("A", 0, 0), cell("B", 0, 1), cell("ett", 1, 0), cell("två", 1, 0))
    assert "| ett två |" in body(file)
    assert "1 cell med flera stycken" in found(file, "Tabeller")[0]


def test_a_table_within_a_cell_becomes_its_words() -> None:
    inner = line("inne", cell=CellPlace((0, 1), 0, 0))
    file = word(
        cell("A", 0, 0), cell("B", 0, 1), cell("ute", 1, 0), inner, cell("", 1, 1)
    )
    assert "| ute | inne {#" in body(file)
    assert "1 tabell inne i en cell" in found(file, "Tabeller")[0]


def test_a_frame_of_one_cell_is_its_paragraphs() -> None:
    place = CellPlace((0,), 0, 0)
    assert without_ids(
        body(word(line("ett.", cell=place), line("två.", cell=place)))
    ) == ("ett.\n\ntvå.")


@pytest.mark.parametrize(
    ("term", "meaning"),
    [("Definition Term", "Definition"), ("List Heading", "List Contents")],
)
def test_words_with_what_they_mean_are_definitions(term: str, meaning: str) -> None:
    file = word(line("Rehabilitering", style=term), line("Insatser.", style=meaning))
    assert "Rehabilitering\n: Insatser." == without_ids(body(file))
