"""The number at the head of a piece: 3.6, 4 §, 2 kap., 1., a)."""

from __future__ import annotations

import re

from govdocs.diff.pieces import Piece
from govdocs.model.redline import Renumbering, Span

_HEAD = r"(?P<head>(?:#{1,6}[ \t]+|[-*+][ \t]+|>[ \t]*)*[*_]{0,2})"
_WORD = r"(?P<word>(?:§|Artikel|Article|Art\.|Kapitel|Avsnitt|Bilaga|Punkt|Del)[ \t]+)?"
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,3})*(?:[ \t]?[a-z](?=[ \t]*[§.)]|[ \t]kap))?"
_MARK = re.compile(_HEAD + _WORD + _NUMBER + r"|[a-z](?=\)))(?!\w)", re.IGNORECASE)
_AFTER = re.compile(r"[ \t]*[§)]|\.(?!\d)|[ \t]+kap\b|\Z")
_ID = re.compile(r"[ \t]*\{#[^}]*\}\Z")


def number_span(text: str, piece: Piece) -> Span | None:
    """Return where the number of a piece stands, or None when it has none."""
    found = _MARK.match(text, piece.start, piece.end)
    if found is None:
        return None
    number = found["number"]
    is_number = found["word"] or "#" in found["head"] or "." in number
    if not is_number and not _AFTER.match(text, found.end(), piece.end):
        return None
    return found.span("number")


def renumbering(old: str, one: Piece, new: str, other: Piece) -> Renumbering | None:
    """Return what became of the number, or None when it is the same or not there."""
    here, there = number_span(old, one), number_span(new, other)
    if here is None or there is None or old[slice(*here)] == new[slice(*there)]:
        return None
    return Renumbering(here, there)


def unnumbered(text: str, piece: Piece) -> str:
    """Return the words of a piece without its number, its level and its id."""
    span = number_span(text, piece)
    key = piece.key
    if span is not None:
        rest = text[piece.start : span[0]] + text[span[1] : piece.end]
        key = " ".join(rest.split())
    return _ID.sub("", key).lstrip("#").lstrip()
