"""A heading and its text that are one paragraph with a line break, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.model.word_text import Piece, WordParagraph
from govdocs.text.word.markdown_looks import is_bold
from govdocs.text.word.markdown_roles import Line, Role, is_ours

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*\.?|§\s*\d+\.?)\s+")
_BREAK = re.compile(r"[\t\n]")
_LONGEST = 8
# Shorter lines that end as no text does are those of an address.
_RUNNING = 8


def unjoined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, a bold first row over text that is not bold as one of its own."""
    for one in lines:
        raw = raw_text(one.paragraph)
        at = raw.find("\n")
        is_free = one.role is Role.TEXT and not is_ours(one.paragraph)
        if is_free and at > 0 and _is_joined(one, raw, at):
            head, rest = parted(one.paragraph, at)
            yield replace(one, paragraph=one.paragraph._replace(pieces=head))
            below = one.paragraph._replace(pieces=rest, anchors=())
            yield replace(one, paragraph=below._replace(pieces=without_start(below, 1)))
        else:
            yield one


def _is_joined(line: Line, raw: str, at: int) -> bool:
    head, below = raw[:at].strip(), raw[at + 1 :].strip()
    number = _NUMBER.match(raw)
    first, rest = parted(line.paragraph, at)
    words = without_start(
        line.paragraph._replace(pieces=first), number.end() if number else 0
    )
    is_short = len(head.split()) <= _LONGEST and not head.endswith((".", ",", ";", ":"))
    is_text = below.endswith((".", ":")) or len(below.split()) >= _RUNNING
    is_loud = any(one.bold and one.text.strip() for one in rest)
    return is_short and is_text and _is_bold(line, words) and not is_loud


def _is_bold(line: Line, pieces: tuple[Piece, ...]) -> bool:
    return is_bold(replace(line, paragraph=line.paragraph._replace(pieces=pieces)))


def raw_text(paragraph: WordParagraph) -> str:
    """Return all its letters, no tab or break of line but those between words."""
    return "".join(
        _BREAK.sub(" ", one.text) if one.picture or one.note else one.text
        for one in paragraph.pieces
    )


def parted(
    paragraph: WordParagraph, count: int
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces of a paragraph up to a character, and those after it.

    The mark of a footnote goes with the word before it, and so does a picture.
    """
    first: list[Piece] = []
    rest: list[Piece] = []
    for piece in paragraph.pieces:
        at = max(count, 0)
        count -= len(piece.text)
        if piece.note or piece.picture or not piece.text:
            (rest or first).append(piece)
            continue
        if piece.text[:at]:
            first.append(piece._replace(text=piece.text[:at]))
        if piece.text[at:]:
            rest.append(piece._replace(text=piece.text[at:]))
    return tuple(first), tuple(rest)


def without_start(paragraph: WordParagraph, count: int) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph without its first characters."""
    kept: list[Piece] = []
    for piece in paragraph.pieces:
        gone = min(count, len(piece.text)) if not piece.picture else 0
        count -= gone
        text = piece.text[gone:]
        if text or piece.note or piece.picture:
            kept.append(piece._replace(text=text))
    return tuple(kept)
