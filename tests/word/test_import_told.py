"""The report of an import is to the point: where, what, and what to do."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import (
    PLACEHOLDER,
    CellPlace,
    Piece,
    Tracked,
    WordParagraph,
)
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.read import read_word
from tests.word.imported import body, cell, found, line, without_ids, word


def test_a_paragraph_taken_out_is_told_by_the_one_above() -> None:
    gone = WordParagraph(
        (Piece("Bort.", tracked=Tracked.DELETED),), mark=Tracked.DELETED
    )
    (told,) = found(word(line("Ovanför."), gone, line("Nedanför.")), "Spårade")
    assert told == 'borttagen: "Bort.", står inte i texten, efter "Ovanför."'


def test_one_taken_out_at_the_top_is_told_by_its_words() -> None:
    gone = WordParagraph(
        (Piece("Bort.", tracked=Tracked.DELETED),), mark=Tracked.DELETED
    )
    (told,) = found(word(gone, line("Text.")), "Spårade")
    assert told == 'borttagen: "Bort.", står inte i texten'


def test_words_in_text_boxes_are_told() -> None:
    file = word(line("Text."), line("Ring först.", place="textruta"))
    assert found(file, "Textrutor") == ("Ring först.",)
    rows = [cell(one, 0, at)._replace(place="textruta") for at, one in enumerate("AB")]
    assert found(word(*rows), "Textrutor") == ("A",)


def test_what_an_empty_box_asks_for_is_told() -> None:
    prompt = Piece("Skriv namn", controls=("", PLACEHOLDER))
    file = word(WordParagraph((Piece("Avtal med "), prompt, Piece("om vård."))))
    assert without_ids(body(file)) == "Avtal med om vård."
    assert found(file, "Tomma rutor") == ('"Skriv namn", vid "Avtal med om vård."',)


def test_a_picture_that_nothing_is_said_of_is_told() -> None:
    file = word(WordParagraph((Piece("", picture="a.png"),)))
    assert found(file, "Bilder") == (
        "a.png: utan beskrivning, skriv en mellan ![ och ]",
    )


def test_a_picture_that_floats_beside_words_stands_above_them() -> None:
    picture = Piece("Karta", picture="a.png")
    head = WordParagraph((picture, Piece("Vägar")), level=1)
    file = word(head, WordParagraph((picture, Piece("Text."))))
    rows = [one for one in body(file).split("\n") if one and one[0] != "{"]
    assert [one.split(" {#")[0] for one in rows] == [
        *("![Karta](a.png)", "## Vägar", "![Karta](a.png)", "Text.")
    ]


def test_clauses_in_the_style_of_headings_are_told() -> None:
    clause = line("Parterna ska städa alla lokaler varje dag.", level=2)
    file = word(line("Städning", level=1), clause, line("Pris m.m.", level=1))
    assert found(file, "Rubriker som är hela meningar") == (clause.text,)


@pytest.mark.parametrize("row", ["A. Uppdrag", "1.2 Uppdrag", "1.a) Uppdrag"])
def test_a_row_of_the_contents_is_known_by_its_heading(row: str) -> None:
    contents = [line(f"{row}\t{n}", style="toc 1") for n in (1, 2, 3)]
    file = word(*contents, line("Uppdrag", level=1), line("Text."))
    assert not found(file, "Innehållsförteckning")


def test_a_table_without_a_word_is_air() -> None:
    file = word(line("Text."), cell("", 0, 0), cell("", 0, 1), line("Mer."))
    assert without_ids(body(file)) == "Text.\n\nMer."
    assert not found(file, "Tabeller")


def test_a_frame_that_libreoffice_gave_a_header_is_its_paragraphs() -> None:
    place = CellPlace((0,), 0, 0, is_header=True)
    assert without_ids(body(word(line("Obs!", cell=place)))) == "Obs!"


def test_a_file_in_rtf_is_to_be_saved_anew() -> None:
    with pytest.raises(Unreadable) as told:
        read_word(b"{\\rtf1 x}")
    assert told.value.message == "filen är i formatet RTF"
    assert "LibreOffice" in told.value.remedy
