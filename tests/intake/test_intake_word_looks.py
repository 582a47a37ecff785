"""Answers in Word: no change of how the text looks, or where it leads, is silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.consultation.intake.understood import Understood, understand
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.model.submission import CommentKind
from govdocs.model.word_text import Piece, Remark, WordText
from tests.intake.worded import (
    FORM,
    TEXTS,
    at,
    only,
    place,
    put,
    template,
    text,
    understood,
)

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "marked": {"marked": True},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "struck": {"struck": True},
    "link": {"link": "https://exempel.se"},
    "place": {"link": "#gd_c2b4"},
}


def changed(block: str, *pieces: Piece) -> WordText:
    return put(template(), at(block), text(block, *pieces))


def held(file: WordText, base: WordText) -> Understood:
    return understand(word_fields(file, base, FORM), FORM)


def everything(found: Understood) -> str:
    return "\n".join([*(one.text for one in found.comments), *found.unread])


@given(st.sampled_from(["c2b2", "c2b3", "c2b4"]), st.sampled_from([*LOOKS]), st.data())
def test_no_new_look_is_silent(block: str, look: str, data: st.DataObject) -> None:
    words = TEXTS[block].split(" ")
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    told = " ".join(words[start:end])
    parts = (words[:start], words[start:end], words[end:])
    before, inside, after = (f"{' '.join(one)} " if one else "" for one in parts)

    found = understood(
        changed(block, Piece(before), Piece(inside, **LOOKS[look]), Piece(after))
    )

    is_whole = look == "struck" and told == TEXTS[block]
    # Long words are cut, and quotes look as they do in the text.
    said = everything(found).replace("”öppet”", '"öppet"')
    first = told.split()[0].strip(',."')
    assert ("Hela stycket är struket." if is_whole else first) in said


@given(st.sampled_from(["c2b2", "c2b3", "c2b4"]), st.sampled_from([*LOOKS]), st.data())
def test_a_look_that_the_text_had_is_no_change(
    block: str, look: str, data: st.DataObject
) -> None:
    words = TEXTS[block]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(words)), max_size=4)))
    ends = zip([0, *cuts], [*cuts, len(words)], strict=True)
    pieces = [Piece(words[start:end], **LOOKS[look]) for start, end in ends]
    base = changed(block, Piece(words, **LOOKS[look]))

    found = held(changed(block, *pieces), base)

    assert ((), ()) == (found.comments, found.unread)


def test_words_with_a_remark_are_told_by_the_remark_alone() -> None:
    first, _, rest = TEXTS["c2b3"].partition("senast")
    marked = Piece("senast", marked=True, remarks=("1",))
    file = changed("c2b3", Piece(first), marked, Piece(rest))

    found = understood(file._replace(remarks=(Remark("1", "Varför?"),)))

    assert "Varför?" == only(found).text
    assert () == found.unread


def test_words_that_a_program_makes_a_link_are_no_change() -> None:
    base = changed("c2b3", Piece("Se www.exempel.se och skriv till oss@exempel.se."))
    file = changed(
        "c2b3",
        Piece("Se "),
        Piece("www.exempel.se", link="http://www.exempel.se/"),
        Piece(" och skriv till "),
        Piece("oss@exempel.se", link="mailto:oss@exempel.se"),
        Piece("."),
    )

    found = held(file, base)

    assert ((), ()) == (found.comments, found.unread)


@pytest.mark.parametrize("there", ["#gd_c2b2", "https://exempel.se/ny"])
def test_a_link_that_leads_elsewhere_is_a_proposal(there: str) -> None:
    def linked(to: str) -> WordText:
        return changed("c2b3", Piece("Se "), Piece("reglerna", link=to), Piece("."))

    comment = only(held(linked(there), linked("#gd_vem")))

    assert CommentKind.CHANGE is comment.kind
    assert place("c2b3") == comment.place
    assert f"leder till {there.removeprefix('#gd_')} i stället för vem" in comment.text


def test_a_proposal_to_strike_can_be_struck_further_or_taken_back() -> None:
    base = changed(
        "c2b3", Piece("Kallelsen "), Piece("skickas", struck=True), Piece(".")
    )
    more = changed("c2b3", Piece("Kallelsen ", struck=True), *_of(base)[1:])
    back = changed("c2b3", Piece("Kallelsen skickas."))

    assert "Ändrat i texten: ”Kallelsen” stryks." == only(held(more, base)).text
    told = "Förslaget att stryka ”skickas” är borttaget."
    assert told == only(held(back, base)).text
    assert () == held(base, base).comments


def _of(file: WordText) -> tuple[Piece, ...]:
    pieces = file.paragraphs[at("c2b3")].pieces
    return tuple(one._replace(anchors=()) for one in pieces)


def test_a_struck_word_and_a_link_in_a_footnote_are_told() -> None:
    def noted(*pieces: Piece) -> WordText:
        file = changed("c2b3", Piece(TEXTS["c2b3"]), Piece("", note="1"))
        return file._replace(notes={"1": (text("c2b3", *pieces),)})

    base = noted(Piece("Se lagen."))
    file = noted(
        Piece("Se "), Piece("lagen", struck=True), Piece(".", link="https://a.se")
    )

    told = only(held(file, base)).text

    assert "[struket: lagen]" in told
    assert "https://a.se" in told
