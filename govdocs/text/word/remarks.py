"""Remarks in the order that a reader meets them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import count

from govdocs.model.word_text import Piece, Remark, WordParagraph


def free_name(name: str, taken: Container[str]) -> str:
    """Return a name for a remark that no other has, for a file may give two the same."""
    if name not in taken:
        return name
    return next(one for at in count(2) if (one := f"{name} ({at})") not in taken)


def remark_text(paragraphs: Iterable[WordParagraph]) -> str:
    """Return the words of a remark, those that are taken out of it too, and its pictures."""
    lines = ("".join(map(_told, one.pieces)) for one in paragraphs)
    return "\n".join(lines).strip("\n")


def _told(piece: Piece) -> str:
    if piece.picture:
        return f"(bild: {piece.text or piece.picture})"
    is_outside = piece.link and not piece.link.startswith("#")
    if is_outside and piece.link.rstrip("/") not in piece.text:
        return f"{piece.text} ({piece.link})"
    return piece.text


def by_marks(
    remarks: Mapping[str, Remark], marked: Mapping[str, None]
) -> Iterator[Remark]:
    """Yield remarks as their marks come in the text, and then those without one."""
    yield from (remarks[one] for one in marked if one in remarks)
    yield from (one for id_, one in remarks.items() if id_ not in marked)
