"""Answers in Word: what is written ends at its paragraph, and no word is lost."""

from __future__ import annotations

import pytest

from govdocs.consultation.form.places import (
    DIGEST_PROPERTY,
    INSTANCE_PROPERTY,
    ROUND_PROPERTY,
    Ask,
    text_mark,
)
from govdocs.consultation.intake.understood import Understood
from govdocs.model.submission import CommentKind, Stance
from govdocs.model.word_text import Piece, Remark, WordParagraph, WordText
from tests.intake.worded import (
    TEXTS,
    after,
    at,
    bare,
    box,
    come,
    gone,
    only,
    place,
    put,
    template,
    text,
    understood,
    written,
)


def test_a_form_that_nobody_has_filled_in_says_nothing() -> None:
    found = understood(template())

    assert Understood("2021-1", "norrby") == found


def test_what_is_written_in_the_boxes_of_a_place_is_one_comment() -> None:
    file = written(c2b3="Tre dagar är för kort.")
    file = put(file, at("c2b3") + 2, box(Ask.PROPOSAL, "c2b3", "stycke c2b3", "Fem."))
    file = put(file, at("c2b3") + 3, box(Ask.KIND, "c2b3", "stycke c2b3", "sakfel"))
    file = put(file, 1, box(Ask.DETAIL, "organ", "", "kommunstyrelsen"))
    file = put(file, 2, box(Ask.DETAIL, "datum", "", "den 1 december 2021"))
    file = put(file, 3, box(Ask.STANCE, "riktlinje", "Riktlinje", "avstyrker"))
    file = put(file, 4, box(Ask.ANSWER, "f1", "f1", "Nej, inte för oss."))

    found = understood(file)

    (comment,) = found.comments
    assert {"riktlinje": Stance.OPPOSES} == found.stances
    assert place("c2b3") == comment.place
    assert ("Tre dagar är för kort.", "Fem.") == (comment.text, comment.proposal)
    assert CommentKind.FACTUAL_ERROR is comment.kind
    assert {"f1": "Nej, inte för oss."} == found.answers
    assert found.decided_by
    assert "2021-12-01" == str(found.decided_by.day)
    assert () == found.unread


def test_a_sort_that_is_picked_where_nothing_is_written_is_told() -> None:
    found = understood(
        put(template(), at("c2b3") + 3, box(Ask.KIND, "c2b3", "stycke c2b3", "Stöd"))
    )

    assert () == found.comments
    (told,) = found.unread
    assert "Sorten stöd är vald för riktlinje#c2b3" in told


def test_a_dash_and_words_of_no_objection_in_boxes_are_no_proposals() -> None:
    file = written(c2b2="-", c2b4="Inget att erinra.")
    file = put(file, at("c2b3") + 2, box(Ask.PROPOSAL, "c2b3", "stycke c2b3", "–"))

    found = understood(file)

    assert CommentKind.SUPPORT is only(found).kind
    assert (Stance.NO_OBJECTION, place("c2b4")) == (
        only(found).stance,
        only(found).place,
    )
    assert () == found.unread
    assert ("2 rutor med bara ett streck lästes som tomma.",) == found.noted


def test_a_stance_beside_what_is_said_of_a_text_is_that_of_the_comment() -> None:
    row = box(Ask.STANCE, "riktlinje", "Riktlinje", "tillstyrker")
    said = box(Ask.COMMENT, "riktlinje#", "hela Riktlinje", "Bra.")
    found = understood(put(put(template(), 3, row), 4, said))

    assert ("Bra.", Stance.SUPPORTS) == (only(found).text, only(found).stance)
    assert {"riktlinje": Stance.SUPPORTS} == found.stances


@pytest.mark.parametrize("strip", [bare, lambda one: one])
def test_the_label_is_enough_when_marks_and_tags_are_gone(strip: object) -> None:
    assert callable(strip)
    file = strip(written(c2b2="Om ett.", c2b4="Om tre."))

    found = understood(file)

    assert [("Om ett.", place("c2b2")), ("Om tre.", place("c2b4"))] == [
        (one.text, one.place) for one in found.comments
    ]
    assert () == found.unread


def test_a_copied_bookmark_and_a_box_typed_over_are_found() -> None:
    typed = WordParagraph((Piece("Helt omskriven ruta."),), anchors=("gdc_c2b3 1",))
    found = understood(put(template(), at("c2b3") + 1, typed))

    assert ("Helt omskriven ruta.", place("c2b3")) == (
        only(found).text,
        only(found).place,
    )


def test_paragraphs_and_tables_in_a_box_are_one_comment() -> None:
    first = box(Ask.COMMENT, "c2b3", "stycke c2b3", "Ett.")
    more = [
        WordParagraph((Piece(one, anchors=("gdc_c2b3",)),), anchors=("gdc_c2b3",))
        for one in ("Två.", "Tre.")
    ]
    found = understood(put(template(), at("c2b3") + 1, first, *more))

    assert "Ett.\nTvå.\nTre." == only(found).text


def test_tracked_changes_in_the_text_are_a_proposal() -> None:
    pieces = (
        Piece("Kallelsen skickas senast inom "),
        gone("3"),
        come("fem"),
        Piece(" dagar till samtliga berörda parter."),
    )
    comment = only(understood(put(template(), at("c2b3"), text("c2b3", *pieces))))

    assert place("c2b3") == comment.place
    assert CommentKind.CHANGE is comment.kind
    assert TEXTS["c2b3"].replace("3", "fem") == comment.proposal
    assert "Ändrat i texten: ”3” ersätts med ”fem”." == comment.text


def test_the_same_change_untracked_is_the_same_proposal() -> None:
    words = TEXTS["c2b2"].replace("alltid ", "").replace('"öppet"', "”öppet”")
    comment = only(understood(put(template(), at("c2b2"), text("c2b2", Piece(words)))))

    assert "Ändrat i texten: ”alltid” stryks." == comment.text
    assert TEXTS["c2b2"].replace("alltid ", "") == comment.proposal


def test_what_the_program_changes_on_its_own_is_no_change() -> None:
    words = TEXTS["c2b2"].replace('"öppet"', "”öppet”").replace(" är ", "\u00a0är ")
    found = understood(put(template(), at("c2b2"), text("c2b2", Piece(words))))

    assert () == found.comments
    assert () == found.unread


def test_a_paragraph_that_was_split_is_no_proposal_but_is_told() -> None:
    first, _, rest = TEXTS["c2b3"].partition(" till ")
    halves = [text("c2b3", Piece(first)), text("c2b3", Piece(f"till {rest}"))]
    found = understood(put(template(), at("c2b3"), *halves))

    told = "Stycket är delat i flera utan ord om varför, vid riktlinje#c2b3"
    assert ((), (told,)) == (found.comments, found.unread)


def test_a_paragraph_put_in_and_one_taken_out_are_told() -> None:
    file = put(template(), at("c2b4"), text("c2b4", gone(TEXTS["c2b4"])))
    file = after(file, at("c2b3"), text("c2b3", come("Ett nytt stycke om lov.")))

    new, struck = understood(file).comments

    assert ("Nytt stycke efter det här.", "Ett nytt stycke om lov.") == (
        new.text,
        new.proposal,
    )
    assert place("c2b3") == new.place
    assert "Hela stycket är struket." == struck.text
    assert struck.place
    assert struck.place.quote
    assert TEXTS["c2b4"] == struck.place.quote.exact


def test_words_struck_by_hand_are_a_proposal() -> None:
    pieces = (
        Piece("Regionen kallar "),
        Piece("alltid ", struck=True),
        Piece(TEXTS["c2b2"].partition("alltid ")[2]),
    )
    comment = only(understood(put(template(), at("c2b2"), text("c2b2", *pieces))))

    assert "Ändrat i texten: ”alltid” stryks." == comment.text


def test_a_moved_paragraph_is_told() -> None:
    file = template()
    moved = file.paragraphs[at("c2b4")]
    rest = tuple(one for one in file.paragraphs if one is not moved)
    file = file._replace(paragraphs=(*rest[:5], moved, *rest[5:]))

    comment = only(understood(file))

    assert place("c2b4") == comment.place
    assert comment.text.startswith("Stycket är flyttat.")


def test_remarks_stand_at_their_words() -> None:
    pieces = (
        Piece("Kallelsen skickas senast "),
        Piece("inom 3 dagar", remarks=("1",)),
        Piece(" till samtliga berörda parter."),
    )
    file = put(template(), at("c2b3"), text("c2b3", *pieces))
    file = file._replace(
        remarks=(
            Remark("1", "Räcker det?"),
            Remark("2", "Knappast.", "1"),
            Remark("3", "Utan plats."),
        )
    )

    one, other = understood(file).comments

    assert "Räcker det?\nSvar i marginalen: Knappast." == one.text
    assert one.place
    assert one.place.quote
    assert "inom 3 dagar" == one.place.quote.exact
    assert "Kallelsen skickas senast" == one.place.quote.before
    assert ("Utan plats.", None) == (other.text, other.place)


def test_words_outside_the_boxes_are_a_comment_that_waits_for_its_place() -> None:
    file = after(template(), 0, WordParagraph((Piece("Vi tackar för frågan."),)))
    comment = only(understood(file))

    assert ("Vi tackar för frågan.", None) == (comment.text, comment.place)


def test_words_below_a_box_are_one_more_comment_on_its_place() -> None:
    file = written(c2b3="I rutan.")
    file = after(file, at("c2b3") + 3, WordParagraph((Piece("Under rutan."),)))

    found = understood(file).comments

    assert [("I rutan.", place("c2b3")), ("Under rutan.", place("c2b3"))] == [
        (one.text, one.place) for one in found
    ]


def test_words_last_in_the_file_wait_for_a_place() -> None:
    rows = [WordParagraph((Piece(one),)) for one in ("Vi stöder det hela.", "Tack.")]
    bottom = WordParagraph((Piece("Sida 3"),), place="sidfot")
    file = written(c2b4="I rutan.")
    file = file._replace(paragraphs=(*file.paragraphs, *rows, bottom))

    found = understood(file).comments

    assert [("I rutan.", place("c2b4")), ("Vi stöder det hela.\nTack.", None)] == [
        (one.text, one.place) for one in found
    ]


def test_a_control_that_was_moved_is_known_by_its_tag() -> None:
    file = template()
    lost = WordParagraph((Piece("Flyttad ruta.", controls=("synpunkt:c2b4",)),))
    comment = only(understood(after(file, 0, lost)))

    assert ("Flyttad ruta.", place("c2b4")) == (comment.text, comment.place)


def test_the_template_of_last_year_is_understood_and_told() -> None:
    old = text("c2b3", Piece("Kallelsen skickas senast inom 9 dagar till berörda."))
    file = put(written(c2b2="Som förra året."), at("c2b3"), old)
    gone_id = "c9z9"
    words = TEXTS["c2b4"].replace("varje år", "vartannat år")
    older = WordParagraph((Piece(words, anchors=(text_mark(gone_id),)),))
    file = put(file, at("c2b4"), older)
    file = put(
        file, at("c2b4") + 1, box(Ask.COMMENT, gone_id, "gammalt", "Vart tredje?")
    )
    properties = {
        ROUND_PROPERTY: "2020-1",
        INSTANCE_PROPERTY: "norrby",
        f"{DIGEST_PROPERTY}riktlinje": "b" * 64,
    }

    found = understood(file._replace(properties=properties))

    assert found.round is None
    assert [("Som förra året.", place("c2b2")), ("Vart tredje?", place("c2b4"))] == [
        (one.text, one.place) for one in found.comments
    ]
    told = " ".join(found.unread)
    assert "mallen för remissen 2020-1" in told
    assert "inom 9 dagar" in told
    assert "vartannat år" in told


def test_the_template_of_another_round_says_so() -> None:
    other = {ROUND_PROPERTY: "2020-7", f"{DIGEST_PROPERTY}annat": "b" * 64}

    assert "2020-7" == understood(template()._replace(properties=other)).round


def test_a_file_without_the_text_loses_nothing() -> None:
    rows = ("Yttrande från Norrby", "Vi är nöjda.", "Med vänlig hälsning")
    file = WordText(tuple(WordParagraph((Piece(one),)) for one in rows))

    assert "\n".join(rows) == only(understood(file)).text
