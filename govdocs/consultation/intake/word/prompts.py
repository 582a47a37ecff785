"""The prompt of an empty box, told from what somebody wrote where it stood.

LibreOffice leaves a box marked as empty, and the words in it with the look of the prompt,
when one writes in the middle of the prompt. Measured with 7.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from govdocs.consultation.form.places import PROMPTS, box_of_bookmark, box_of_tag
from govdocs.model.word_text import Piece, WordParagraph, WordText

# What Word puts in a box that has been emptied again, in the languages of its users here.
_WORDS_OWN = (
    "Klicka eller tryck här för att ange text.",
    "Klicka här för att ange text.",
    "Klicka eller tryck här för att ange datum.",
    "Välj ett objekt.",
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Click or tap to enter a date.",
    "Choose an item.",
)
_KNOWN = frozenset({*PROMPTS, *_WORDS_OWN})


def with_written(found: WordText) -> WordText:
    """Return a file where what is no prompt of a box of ours is read as words."""
    return found._replace(paragraphs=tuple(map(_paragraph, found.paragraphs)))


def _paragraph(one: WordParagraph) -> WordParagraph:
    if not any(piece.is_placeholder for piece in one.pieces):
        return one
    rows = groupby(one.pieces, _prompted)
    return one._replace(
        pieces=tuple(piece for key, row in rows for piece in _read(key, row))
    )


def _prompted(piece: Piece) -> tuple[str, ...]:
    """Return what tells the box of a prompt from the next one's, () for other words."""
    return (*piece.controls, *piece.anchors) if piece.is_placeholder else ()


def _read(key: tuple[str, ...], row: Iterator[Piece]) -> Iterator[Piece]:
    pieces = tuple(row)
    if not key or not _is_ours(pieces[0]) or _said(pieces) in _KNOWN:
        return iter(pieces)
    return (
        one._replace(text=_bare(one.text), controls=one.controls[:-1]) for one in pieces
    )


def _bare(words: str) -> str:
    """Return words without the prompt that they were written right before or after."""
    for one in PROMPTS:
        words = words.removesuffix(one).removeprefix(one)
    return words


def _said(pieces: tuple[Piece, ...]) -> str:
    return " ".join("".join(one.text for one in pieces).split())


def _is_ours(piece: Piece) -> bool:
    return any(map(box_of_tag, piece.controls)) or any(
        map(box_of_bookmark, piece.anchors)
    )
