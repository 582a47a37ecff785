"""What an export says round its text is known again, and nothing else is."""

from __future__ import annotations

from govdocs.model.word_frame import digest_of, frame_digests, frame_properties
from govdocs.model.word_text import COVER_MARK, Piece, WordParagraph


def frame(words: str) -> WordParagraph:
    return WordParagraph((Piece(words),), anchors=(COVER_MARK,))


def test_words_round_the_text_are_known_whatever_their_figures() -> None:
    text = WordParagraph((Piece("Själva texten."),), anchors=("gd_k7m2",))
    head = WordParagraph((Piece("Avtalet"),), place="sidhuvud")
    known = frame_digests(frame_properties([head, frame("Sida 3 av 9"), text]))

    assert {digest_of("Avtalet"), digest_of("Sida 4 av 12")} == known
    assert digest_of("Själva texten.") not in known


def test_figures_alone_are_known_as_they_are() -> None:
    known = frame_digests(frame_properties([frame("2026")]))

    assert digest_of("2026") in known
    assert digest_of("2027") not in known


def test_no_property_is_longer_than_word_shows() -> None:
    rows = [
        frame(f"Rubrik {chr(97 + at // 26)}{chr(97 + at % 26)}") for at in range(120)
    ]
    found = frame_properties(rows)

    assert 120 == len(frame_digests(found))
    assert all(len(value) <= 255 for value in found.values())
