"""A footnote without what stands between its mark and its words."""

from __future__ import annotations

from govdocs.model.word_text import WordParagraph


def bare_note(paragraphs: tuple[WordParagraph, ...]) -> tuple[WordParagraph, ...]:
    """Return a note without the space between its mark and its words."""
    first = next(iter(paragraphs), None)
    if first is None or not first.pieces:
        return paragraphs
    opening = first.pieces[0]
    mended = opening._replace(text=opening.text.lstrip(" \t\xa0"))
    pieces = (mended, *first.pieces[1:]) if mended.text else first.pieces[1:]
    if opening.note or opening.picture:
        return paragraphs
    return (first._replace(pieces=pieces), *paragraphs[1:])
