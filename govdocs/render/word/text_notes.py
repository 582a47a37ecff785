"""Real footnotes: a part of their own in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from govdocs.render.word.element import Element, make

# What Word draws above the notes of a page, and above those that go on from the last.
_RULES = (("-1", "separator"), ("0", "continuationSeparator"))


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
    look = make("rPr", make("rStyle", val="NoteMark"))
    space = make("r", make("t"))
    space[0].text = " "
    space[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    properties = 1 if len(content[0]) else 0
    content[0].insert(properties, make("r", look, make("footnoteRef")))
    content[0].insert(properties + 1, space)
    return make("footnote", *content, id=number)


def _rule(number: str, kind: str) -> Element:
    line = make("p", make("r", make(kind)))
    return make("footnote", line, id=number, type=kind)
