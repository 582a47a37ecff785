"""Comments that say where moved text came from, and where it went."""

from __future__ import annotations

from docx.document import Document

from govdocs.model.sheet import MoveEnd
from govdocs.render.word.element import Element, make
from govdocs.render.word.paragraph import plain_paragraph
from govdocs.render.word.redline_lines import Line
from govdocs.render.word.track import Tracker


class MoveComments:
    """The comments of one file: one at each end of each move."""

    def __init__(self, document: Document, tracker: Tracker) -> None:
        self._root: Element = document.part._comments_part.element
        self._tracker = tracker
        self._said: set[tuple[int, bool]] = set()

    def before(self, line: Line, content: list[Element]) -> list[Element]:
        """Return a line's content, with a comment first if an end of a move begins there.

        The comment is marked as the text is, so that it goes where the text goes, and
        has no range: at the end of one LibreOffice keeps a paragraph that was taken out.
        """
        move = line.move
        if move is None or (move.id, move.is_new_place) in self._said:
            return content
        self._said.add((move.id, move.is_new_place))
        number = self._tracker.new_id()
        said = plain_paragraph("CommentText", _words(move))
        self._root.append(self._tracker.signed("comment", number, said, initials="gd"))
        look = make("rPr", make("rStyle", val="CommentMark"))
        sign = make("r", look, make("commentReference", id=number))
        return [self._tracker.mark(line.mark, sign), *content]


def _words(move: MoveEnd) -> str:
    words = "Flyttat hit från" if move.is_new_place else "Flyttat härifrån till"
    edited = " Texten är också ändrad." if move.is_edited else ""
    return f"{words} {move.other or 'början'}.{edited}"
