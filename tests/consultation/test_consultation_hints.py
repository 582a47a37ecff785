"""Hints on a comment: right where they should be, silent elsewhere, and never a gate."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.consultation.hints import (
    LONGEST_COMMENT,
    LONGEST_SENTENCE,
    HintKind,
    find_hints,
)
from govdocs.text.words import words


def told(text: str, *explained: str) -> list[tuple[HintKind, str]]:
    return [(one.kind, one.words) for one in find_hints(text, explained)]


@pytest.mark.parametrize("count", [1, LONGEST_SENTENCE, LONGEST_SENTENCE + 1, 41])
def test_a_sentence_is_long_from_the_twenty_sixth_word(count: int) -> None:
    text = " ".join(["Kommunen", *["ordet"] * (count - 1)]) + "."

    hints = find_hints(f"Kort mening. {text}")

    assert (count > LONGEST_SENTENCE) == bool(hints)
    assert all(f"har {count} ord" in one.told for one in hints)


@pytest.mark.parametrize("more", [-1, 0, 1, 40])
def test_a_comment_is_long_when_it_fills_half_a_page(more: int) -> None:
    count = LONGEST_COMMENT + more
    text = " ".join("Ja." for _ in range(count))

    hints = find_hints(text)

    assert ([HintKind.LENGTH] if more > 0 else []) == [one.kind for one in hints]
    assert all(f"har {count} ord" in one.told for one in hints)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NOSAM ska svara.", ["NOSAM"]),
        ("Närområdesgruppen (NOSAM) svarar. NOSAM möts.", []),
        ("Vi frågar SIP och SIP igen.", ["SIP"]),
        ("Det gäller t.ex. bl.a. dem.", []),
        ("HoS-avtalet gäller.", ["HoS"]),
        ("Kommunen svarar i Lerum.", []),
    ],
)
def test_an_abbreviation_is_told_once_and_only_when_it_is_not_explained(
    text: str, found: list[str]
) -> None:
    assert [(HintKind.ABBREVIATION, one) for one in found] == told(text)
    assert [] == told(text, *found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Planen ska upprättas inom tre dagar.", "ska upprättas"),
        ("Frågan bör inte utredas.", "inte utredas"),
        ("Patienten blir utskriven.", "blir utskriven"),
        ("Planen ska upprättas av regionen.", None),
        ("Regionen upprättar planen.", None),
        ("Det ska finnas en plan.", None),
        ("Vi hoppas att det lyckas.", None),
    ],
)
def test_a_passive_without_anybody_who_acts_is_asked_about(
    text: str, found: str | None
) -> None:
    assert ([(HintKind.PASSIVE, found)] if found else []) == told(text)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_hints_name_words_of_the_text_and_any_text_is_taken(text: str) -> None:
    said = " ".join(words(text)).lower()

    for one in find_hints(text):
        assert one.told
        assert " ".join(words(one.words)).lower() in said
