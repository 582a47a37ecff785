"""Real footnotes: a part of their own in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from govdocs.model.word_text import WordText
from govdocs.render.word.element import Element, make, text_element
from govdocs.render.word.track import Tracker

# What Word draws above the notes of a page, and above those that go on from the last.
_RULES = (("-1", "separator"), ("0", "continuationSeparator"))


class NoteMarks:
    """The marks of footnotes in the text of one file.

    A note has one mark in Word; where it is marked again, that mark points to the first.
    """

    def __init__(self, text: WordText, tracker: Tracker) -> None:
        self.numbers = {label: str(at) for at, label in enumerate(text.notes, 1)}
        self._tracker = tracker
        self._seen: set[str] = set()
        self._count = Counter(
            piece.note for one in text.paragraphs for piece in one.pieces if piece.note
        )

    def mark(self, label: str) -> list[Element]:
        """Return the mark of a note; in a footnote, and of none, the label as words."""
        number = self.numbers.get(label)
        if number is None:
            return [_raised(text_element("t", f"[{label}]"))]
        name = f"_RefFot{number}"
        if label in self._seen:
            code = f" NOTEREF {name} \\f \\h "
            shown = _raised(text_element("t", number))
            return [make("fldSimple", shown, instr=code)]
        self._seen.add(label)
        own = _raised(make("footnoteReference", id=number))
        if self._count[label] == 1:
            return [own]
        id_ = self._tracker.new_id()
        start = make("bookmarkStart", id=id_, name=name)
        return [start, own, make("bookmarkEnd", id=id_)]


def _raised(content: Element) -> Element:
    return make("r", make("rPr", make("rStyle", val="NoteMark")), content)


def begin_notes(document: Document) -> XmlPart:
    """Give a file a part for footnotes."""
    root = make("footnotes", *(_rule(number, kind) for number, kind in _RULES))
    name = PackURI("/word/footnotes.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def note(number: str, paragraphs: Iterator[Element]) -> Element:
    """Return a footnote, its mark before its first word."""
    content: Sequence[Element] = list(paragraphs) or [make("p")]
    space = make("r", text_element("t", " "))
    properties = 1 if len(content[0]) else 0
    content[0].insert(properties, _raised(make("footnoteRef")))
    content[0].insert(properties + 1, space)
    return make("footnote", *content, id=number)


def _rule(number: str, kind: str) -> Element:
    line = make("p", make("r", make(kind)))
    return make("footnote", line, id=number, type=kind)
