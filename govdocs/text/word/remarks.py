"""Remarks in the order that a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govdocs.model.word_text import Piece, Remark, WordParagraph


class Names:
    """The names of the remarks of one file, which may give several the same."""

    def __init__(self) -> None:
        # How many have asked for each.
        self._asked: dict[str, int] = {}

    def free(self, name: str) -> str:
        """Return a name that no remark has had before, the one asked for if it is free."""
        found = name
        while found in self._asked:
            self._asked[name] += 1
            found = f"{name} ({self._asked[name]})"
        self._asked[found] = 1
        return found


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
