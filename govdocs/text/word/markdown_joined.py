"""A heading and its text that are one paragraph with a line break, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.model.word_text import Piece, WordParagraph
from govdocs.text.word.markdown_looks import is_bold
from govdocs.text.word.markdown_roles import Line, Role, is_ours

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*\.?|§\s*\d+\.?)\s+")
_LONGEST = 8
# Shorter lines that end as no text does are those of an address.
_RUNNING = 8


def unjoined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, a bold first row over text that is not bold as one of its own."""
    for one in lines:
        raw = "".join(piece.text for piece in one.paragraph.pieces)
        at = raw.find("\n")
        is_free = one.role is Role.TEXT and not is_ours(one.paragraph)
        if is_free and at > 0 and _is_joined(one, raw, at):
            head = first_pieces(one.paragraph, at)
            below = without_start(one.paragraph, at + 1)
            yield replace(one, paragraph=one.paragraph._replace(pieces=head))
            yield replace(
                one, paragraph=one.paragraph._replace(pieces=below, anchors=())
            )
        else:
            yield one


def _is_joined(line: Line, raw: str, at: int) -> bool:
    head, below = raw[:at].strip(), raw[at + 1 :].strip()
    number = _NUMBER.match(raw)
    words = without_start(
        line.paragraph._replace(pieces=first_pieces(line.paragraph, at)),
        number.end() if number else 0,
    )
    rest = without_start(line.paragraph, at + 1)
    is_short = len(head.split()) <= _LONGEST and not head.endswith((".", ",", ";", ":"))
    is_text = below.endswith((".", ":")) or len(below.split()) >= _RUNNING
    return (
        is_short and is_text and _is_bold(line, words) and not any(x.bold for x in rest)
    )


def _is_bold(line: Line, pieces: tuple[Piece, ...]) -> bool:
    return is_bold(replace(line, paragraph=line.paragraph._replace(pieces=pieces)))


def first_pieces(paragraph: WordParagraph, count: int) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph up to a character."""
    kept: list[Piece] = []
    for piece in paragraph.pieces:
        if count <= 0:
            break
        if piece.picture:
            kept.append(piece)
            continue
        kept.append(piece._replace(text=piece.text[:count]))
        count -= len(piece.text)
    return tuple(kept)


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
