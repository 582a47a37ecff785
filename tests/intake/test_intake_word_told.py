"""Answers in Word: tables, pictures, days, and what only can be told."""

from __future__ import annotations

from typing import Any

import pytest

from govdocs.consultation.form.places import (
    Ask,
)
from govdocs.consultation.intake.day_words import as_day
from govdocs.consultation.intake.understood import understand
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.consultation.intake.word.read import text_fields
from govdocs.model.word_frame import form_properties
from govdocs.model.word_text import Piece, WordParagraph, WordText
from tests.intake.worded import (
    FORM,
    TEXTS,
    after,
    at,
    box,
    gone,
    only,
    place,
    put,
    row,
    template,
    text,
    understood,
    with_table,
    written,
)


def test_a_changed_cell_is_a_proposal_for_its_whole_row() -> None:
    base, file = with_table("Region", "kallar"), with_table("Region", "kallar alla")
    # The row takes the place of the paragraph with its id.
    base, file = (put(one, at("c2b4") + 2) for one in (base, file))

    comment = only(understand(word_fields(file, base, FORM), FORM))

    assert place("c2b4") == comment.place
    assert "Region | kallar alla" == comment.proposal


def test_a_table_in_a_box_is_told_row_by_row() -> None:
    first = box(Ask.COMMENT, "c2b3", "stycke c2b3", "Se tabellen:")
    cells = [
        one._replace(anchors=("gdc_c2b3",))
        for number, words in enumerate((("A", "1"), ("B", "2")))
        for one in row(*words, number=number)
    ]
    found = understood(put(template(), at("c2b3") + 1, first, *cells))

    assert "Se tabellen:\nA | 1\nB | 2" == only(found).text


def test_pictures_links_and_notes_in_a_box_are_told() -> None:
    def piece(**facts: Any) -> Piece:
        return Piece(anchors=("gdc_c2b3",), **facts)

    written = WordParagraph(
        (
            piece(text="Se vår rutin", link="https://exempel.se/rutin"),
            piece(text="1", note="1"),
            piece(text="en karta", picture="bild1.png"),
            piece(text=" nu."),
        )
    )
    file = put(template(), at("c2b3") + 1, written)
    note = (WordParagraph((Piece("Från i fjol."),)),)
    told = only(understood(file._replace(notes={"1": note}))).text

    assert "Se vår rutin (https://exempel.se/rutin)" in told
    assert "(fotnot: Från i fjol.)" in told
    assert "(bild: en karta)" in told


def test_a_new_footnote_and_a_picture_in_the_text_are_told() -> None:
    pieces = Piece(TEXTS["c2b3"]), Piece("1", note="1"), Piece("", picture="b.png")
    file = put(template(), at("c2b3"), text("c2b3", *pieces))
    note = (WordParagraph((Piece("Tre dagar räknas från i dag."),)),)

    found = understood(file._replace(notes={"1": note})).comments

    assert {place("c2b3")} == {one.place for one in found}
    assert ["En bild är infogad här: b.png. Se originalet."] == [
        one.text for one in found if "bild" in one.text
    ]
    assert any("Tre dagar räknas från i dag." in one.text for one in found)


def test_words_taken_away_in_a_box_are_listed() -> None:
    tag = ("synpunkt:c2b3",)
    one = WordParagraph((Piece("Nytt.", controls=tag), gone("Gammalt ord.")))
    pieces = tuple(each._replace(anchors=("gdc_c2b3",)) for each in one.pieces)
    found = understood(put(template(), at("c2b3") + 1, one._replace(pieces=pieces)))

    assert "Nytt." == only(found).text
    (told,) = found.unread
    assert "Gammalt ord." in told


def test_what_is_left_in_the_file_is_told() -> None:
    (told,) = understood(template()._replace(left=("ett makro",))).unread

    assert "Se originalet: i filen finns ett makro." == told


def test_one_paragraph_gone_is_told_and_a_file_cut_down_is_not() -> None:
    file = put(template(), at("c2b4"))
    (told,) = understood(file).unread
    assert TEXTS["c2b4"][:40] in told

    boxes = [one for one in written(c2b3="Ja.").paragraphs if "gdc_c2b3" in one.anchors]
    found = understood(template()._replace(paragraphs=tuple(boxes)))
    assert ("Ja.", ()) == (only(found).text, found.unread)


def test_the_last_day_in_the_form_may_have_moved() -> None:
    base = after(template(), 0, WordParagraph((Piece("Senast den 1 maj 2021."),)))
    file = after(template(), 0, WordParagraph((Piece("Senast den 9 juni 2021."),)))

    assert () == understand(word_fields(file, base, FORM), FORM).comments


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("den 8 september 2021", "2021-09-08"),
        ("8 sept. 2021", "2021-09-08"),
        ("20210908", "2021-09-08"),
        ("2021-09-08", "2021-09-08"),
        ("9/12 2021", "2021-12-09"),
        ("09/12-2021", "2021-12-09"),
        ("12/31 2021", "12/31 2021"),
        ("9/12 21", "9/12 21"),
        ("31 februari 2021", "31 februari 2021"),
        ("på måndag", "på måndag"),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, day: str) -> None:
    assert day == as_day(words)


def test_the_name_of_the_instance_is_its_id() -> None:
    file = after(template(), 0, box(Ask.DETAIL, "instans", "", "Norrby kommun"))
    bare_file = file._replace(properties={})

    assert "norrby" == understood(bare_file).consultee


def test_a_form_in_markdown_pasted_into_a_file_is_understood() -> None:
    rows = ("## Skäl", "Tiden är kort.", "## Något annat", "Vi är nöjda.")
    file = WordText(tuple(WordParagraph((Piece(one),)) for one in rows))
    found = understand(text_fields(file, FORM, lambda _: (template(),)), FORM)

    assert "Tiden är kort." == found.reason
    assert "Något annat\nVi är nöjda." == only(found).text


def test_a_line_that_a_later_program_says_otherwise_is_still_ours() -> None:
    old = WordParagraph((Piece("Så här gjorde man i fjol."),))
    file = after(template(), 0, old)
    known = {**file.properties, **form_properties(file.paragraphs)}

    assert () == understood(file._replace(properties=known)).comments
    assert "Så här gjorde man i fjol." == only(understood(file)).text


def test_a_part_of_a_word_taken_away_is_no_word_that_is_lost() -> None:
    words = TEXTS["c2b4"]
    pieces = Piece(words[:8]), gone(words[8:10]), Piece(words[10:])
    found = understood(put(template(), at("c2b4"), text("c2b4", *pieces)))

    assert words[:8] + words[10:] == only(found).proposal
    assert () == found.unread
