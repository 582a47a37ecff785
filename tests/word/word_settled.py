"""A Word file with all its changes accepted or rejected, as the standard says (17.13.5).

A reader of our own beside pandoc, which leaves rows, items and headings that are gone
behind as empty ones, and does not join headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from tests.word.word_flat import Flat, Styled, pieces

Element = BaseOxmlElement
IN_NEW = frozenset(map(qn, ("w:ins", "w:moveTo")))
IN_OLD = frozenset(map(qn, ("w:del", "w:moveFrom")))
TEXT = frozenset(map(qn, ("w:t", "w:delText")))
LINES = {qn("w:br"): "\n", qn("w:tab"): "\t"}
KINDS = {
    "BodyText": "paragraph",
    "ListBullet": "item",
    "ListNumber": "item",
    "HTMLPreformatted": "code",
    "DefinitionTerm": "term",
    "FootnoteText": "note",
    "HorizontalLine": "rule",
}


def part(data: bytes, name: str) -> Element:
    """Return one of the XML files in a Word file."""
    with ZipFile(BytesIO(data)) as archive:
        root: Element = parse_xml(archive.read(name))
    return root


def settle(data: bytes, *, is_new: bool) -> list[Flat]:
    """Return the rows of one side, from the first paragraph to the last."""
    return list(_Settled(data, is_new=is_new).rows())


class _Settled:
    def __init__(self, data: bytes, *, is_new: bool) -> None:
        self._hidden = IN_OLD if is_new else IN_NEW
        self._body = part(data, "word/document.xml")[0]
        rels = part(data, "word/_rels/document.xml.rels")
        self._targets = {one.get("Id"): str(one.get("Target")) for one in rels}
        numbering = part(data, "word/numbering.xml")
        self._starts = {
            str(one.get(qn("w:numId"))): int(first[0].get(qn("w:val")))
            for one in numbering.findall(qn("w:num"))
            if (first := list(one.iter(qn("w:startOverride"))))
        }
        self._counts: Counter[str] = Counter()
        self._waiting: list[Styled] = []

    def rows(self) -> Iterator[Flat]:
        for element in self._body:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)

    def _table(self, element: Element) -> Iterator[Flat]:
        for row in element.findall(qn("w:tr")):
            look = row.find(qn("w:trPr"))
            assert look is not None
            if any(one.tag in self._hidden for one in look):
                assert not any(self._text(cell) for cell in row.iter(qn("w:p")))
                continue
            cells = tuple(
                pieces(self._text(one))
                for cell in row.findall(qn("w:tc"))
                for one in cell.findall(qn("w:p"))
            )
            is_header = look.find(qn("w:tblHeader")) is not None
            yield Flat("header" if is_header else "cells", 0, None, cells)

    def _paragraph(self, element: Element) -> Iterator[Flat]:
        look = element.find(qn("w:pPr"))
        assert look is not None
        self._waiting += self._text(element)
        mark = look.find(qn("w:rPr"))
        if mark is not None and any(one.tag in self._hidden for one in mark):
            return
        text, self._waiting = pieces(self._waiting), []
        style = str(look.find(qn("w:pStyle")).get(qn("w:val")))
        if style.startswith("Heading"):
            yield Flat("heading", int(style.removeprefix("Heading")), None, (text,))
        elif style in ("ListBullet", "ListNumber"):
            yield self._item(look, text)
        elif style.startswith("ListContinue"):
            yield Flat("more", 0, None, (text,))
        elif style != "TableGap":
            yield Flat(KINDS.get(style, style.lower()), 0, None, (text,))

    def _item(self, look: Element, text: tuple[Styled, ...]) -> Flat:
        level, number = (str(one.get(qn("w:val"))) for one in look.find(qn("w:numPr")))
        self._counts[number] += 1
        start = self._starts.get(number)
        shown = None if start is None else start + self._counts[number] - 1
        return Flat("item", int(level) + 1, shown, (text,))

    def _text(self, element: Element, link: str = "") -> list[Styled]:
        """Return the text that stands on this side."""
        found: list[Styled] = []
        for child in element:
            if child.tag in self._hidden:
                continue
            if child.tag == qn("w:r"):
                found.append((_words(child), _style(child) | ({link} - {""})))
            elif child.tag == qn("w:hyperlink"):
                found += self._text(child, self._targets[child.get(qn("r:id"))])
            elif child.tag in IN_NEW | IN_OLD:
                found += self._text(child, link)
        return [one for one in found if one[0]]


def _words(run: Element) -> str:
    words = (
        str(one.text or "") if one.tag in TEXT else LINES.get(one.tag, "")
        for one in run
    )
    return "".join(words)


def _style(run: Element) -> frozenset[str]:
    look = run.find(qn("w:rPr"))
    if look is None:
        return frozenset()
    names = {qn("w:b"): "bold", qn("w:i"): "italic", qn("w:strike"): "strike"}
    found = {names[one.tag] for one in look if one.tag in names}
    if look.find(qn("w:vertAlign")) is not None:
        found.add("sup")
    style = look.find(qn("w:rStyle"))
    if style is not None and style.get(qn("w:val")) == "VerbatimChar":
        found.add("code")
    return frozenset(found)
