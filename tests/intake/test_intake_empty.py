"""Boxes with nothing in them, or only a choice: read as that, and told."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import pytest

from govdocs.consultation.form.markdown import form_markdown
from govdocs.consultation.intake.read import Read
from govdocs.model.submission import CommentKind, Stance, Submission
from tests.intake.test_consultation_intake import FORM, read, read_whole


def sent(**fields: str) -> Submission:
    """Return a sent form; a name is that of the field with two lines for each point."""
    return sent_whole(**fields).submission


def sent_whole(**fields: str) -> Read:
    rows = {name.replace("__", "."): words for name, words in fields.items()}
    return read_whole("svar.form", urlencode(rows).encode())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("beslutat_av__datum", "Dag för beslutet: i våras"),
        ("synpunkter__1__rubrik", "Rubrik till synpunkt 1: i våras"),
        ("synpunkter__2000001__rubrik", "Rubrik till synpunkt 1 i bilaga 2: i våras"),
        ("inställning", "Er samlade inställning: i våras"),
        ("egen_nyckel", "egen_nyckel: i våras"),
    ],
)
def test_what_is_not_read_is_told_by_the_label_and_not_by_the_name_of_the_field(
    name: str, told: str
) -> None:
    assert (told,) == sent(beslutat_av__organ="nämnden", **{name: "i våras"}).unread


def test_a_day_is_read_as_people_write_it_in_every_form() -> None:
    found = sent(beslutat_av__organ="nämnden", beslutat_av__datum="den 3 nov. 2021")

    assert found.decided_by
    assert date(2021, 11, 3) == found.decided_by.day
    assert () == found.unread


def test_boxes_with_a_dash_are_empty_and_counted() -> None:
    whole = sent_whole(
        skäl="–",
        svar__f1="...",
        synpunkter__1__text="-",
        synpunkter__1__förslag=" — ",
        synpunkter__2__text="Vi vill ha fem.",
        synpunkter__2__förslag="-",
    )

    found = whole.submission
    assert (None, {}) == (found.reason, found.answers)
    (comment,) = found.comments
    assert ("Vi vill ha fem.", None) == (comment.text, comment.proposal)
    assert ("5 rutor med bara ett streck lästes som tomma.",) == whole.noted
    (one,) = sent_whole(skäl="Kort.", reservation="-").noted
    assert "1 ruta med bara ett streck lästes som tom." == one
    # Nobody has to read them, so the answer can be published.
    assert () == found.unread


PHRASES = ("Inget att erinra", "Inga synpunkter.", "Vi har inga invändningar mot detta")


@pytest.mark.parametrize("box", ["text", "förslag"])
@pytest.mark.parametrize("words", PHRASES)
def test_words_of_no_objection_are_support_when_no_sort_is_chosen(
    box: str, words: str
) -> None:
    (comment,) = sent(**{f"synpunkter__1__{box}": words}).comments

    assert (CommentKind.SUPPORT, None) == (comment.kind, comment.proposal)
    assert (words, Stance.NO_OBJECTION) == (comment.text, comment.stance)


def test_words_of_no_objection_that_are_not_all_that_is_said_are_left() -> None:
    more = sent(synpunkter__1__text="Inga synpunkter på 3.2, men ändra 3.3.")
    chosen = sent(synpunkter__1__text=PHRASES[0], synpunkter__1__sort="ändringsförslag")
    both = sent(synpunkter__1__text="Ändra 3.3.", synpunkter__1__förslag=PHRASES[1])

    assert CommentKind.CHANGE is more.comments[0].kind
    assert CommentKind.CHANGE is chosen.comments[0].kind
    told = f"Sorten ändringsförslag är vald, men där står: {PHRASES[0]}"
    assert (told,) == chosen.unread
    assert None is both.comments[0].proposal
    assert (f"Föreslagen lydelse i synpunkt 1: {PHRASES[1]}",) == both.unread


def test_the_sort_that_the_form_has_filled_in_is_not_chosen() -> None:
    text = form_markdown(FORM).replace("text:", "text: Inga synpunkter", 1)

    (comment,) = (found := read("svar.md", text.encode())).comments

    assert (CommentKind.SUPPORT, ()) == (comment.kind, found.unread)


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("sort", "stöd", "Sorten stöd är vald för riktlinje#vem"),
        ("inställning", "avstyrker", "Inställningen avstyrker är vald för riktlinje"),
    ],
)
def test_what_is_chosen_where_nothing_is_written_is_told(
    name: str, words: str, told: str
) -> None:
    found = sent(
        synpunkter__1__ankare__dokument="riktlinje",
        synpunkter__1__ankare__block="vem",
        **{f"synpunkter__1__{name}": words},
    )

    assert () == found.comments
    (unread,) = found.unread
    assert unread.startswith(told)
    assert unread.endswith("men ingen synpunkt är skriven.")
