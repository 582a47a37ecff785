"""Remarks of a text as comments in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document

from govdocs.model.word_text import Piece, WordText
from govdocs.render.word.element import Element, make
from govdocs.render.word.paragraph import plain_paragraph
from govdocs.render.word.track import Tracker


class Remarks:
    """Writes each remark once, round the pieces that it is on."""

    def __init__(self, document: Document, text: WordText, tracker: Tracker) -> None:
        self._numbers: dict[str, str] = {}
        self._begun: set[str] = set()
        self._left = text.remarked()
        for one in text.remarks:
            number = self._numbers[one.id] = tracker.new_id()
            said = (plain_paragraph("CommentText", line) for line in _lines(one.text))
            comment = tracker.signed("comment", number, *said, initials="gd")
            document.part._comments_part.element.append(comment)

    def before(self, piece: Piece) -> Iterator[Element]:
        """Yield the beginnings of the remarks that begin at a piece."""
        for id_ in piece.remarks:
            if id_ in self._numbers and id_ not in self._begun:
                self._begun.add(id_)
                yield make("commentRangeStart", id=self._numbers[id_])

    def after(self, piece: Piece) -> Iterator[Element]:
        """Yield the ends of the remarks that end at a piece, with their signs."""
        for id_ in piece.remarks:
            self._left[id_] -= 1
            if id_ in self._numbers and not self._left[id_]:
                number = self._numbers[id_]
                look = make("rPr", make("rStyle", val="CommentMark"))
                yield make("commentRangeEnd", id=number)
                yield make("r", look, make("commentReference", id=number))


def _lines(words: str) -> list[str]:
    return words.split("\n")
