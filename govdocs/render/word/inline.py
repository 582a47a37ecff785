"""Text in a style as runs, and the links that a Word file can hold."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from govdocs.model.sheet import Style
from govdocs.render.word.element import Element, held, make, named, text_element

_OUTSIDE = re.compile(r"https?://[^\s/]|mailto:[^\s@]+@", re.IGNORECASE)
# A file in the same folder, and a bookmark in it.
_BESIDE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:docx|odt)(?:#\w+)?", re.ASCII)
_SAFE = "!#$%&'()*+,-./:;=?@_~"
_MARKS = re.compile(r"([\n\t])")
_MARK_TAGS = {"\n": "br", "\t": "tab"}


def run(text: str, style: Style, tag: str = "t") -> Element:
    """Return a run; `tag` is `delText` for text that is taken out."""
    element = make("r")
    if look := _look(style):
        element.append(make("rPr", *look))
    for piece in _MARKS.split(text.replace("\r", " ")):
        if piece in _MARK_TAGS:
            element.append(make(_MARK_TAGS[piece]))
        elif piece:
            element.append(text_element(tag, piece))
    return element


def _look(style: Style) -> list[Element]:
    """Return the properties of a run in the order that the standard sets."""
    found: list[Element] = []
    if name := _character_style(style):
        found.append(make("rStyle", val=name))
    if style.bold:
        found += [make("b"), make("bCs")]
    if style.italic:
        found += [make("i"), make("iCs")]
    if style.proposed:
        found.append(make("strike"))
    if style.note:
        found.append(make("vertAlign", val="superscript"))
    return found


def _character_style(style: Style) -> str:
    if style.code:
        return "VerbatimChar"
    return "Hyperlink" if leads_somewhere(style.link) else ""


def leads_somewhere(target: str) -> bool:
    """Tell whether a Word file can hold a link to an address or '#bookmark'."""
    inside = target.startswith("#") and len(target) > 1
    return inside or bool(_BESIDE.fullmatch(target) or outside(target))


def outside(target: str) -> str:
    """Return the address of a link out of the document; empty for all others.

    Word refuses a whole file for one address that it cannot read.
    """
    if not _OUTSIDE.match(target):
        return ""
    try:
        parts = urlsplit(held(target))
        has_place = bool(parts.hostname or parts.scheme == "mailto")
        return quote(held(target), safe=_SAFE) if has_place and parts.port != 0 else ""
    except ValueError:
        return ""


class Links:
    """The links of one file, each address noted once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._ids: dict[str, str] = {}

    def around(self, address: str, runs: list[Element]) -> list[Element]:
        """Return runs as a link to an address or '#bookmark', or as they are without one."""
        file, _, place = address.partition("#")
        if not file and place:
            return [make("hyperlink", *runs, anchor=held(place), history="1")]
        beside = _BESIDE.fullmatch(address)
        target = file if beside else outside(address)
        if not target:
            return runs
        link = make("hyperlink", *runs)
        link.set(qn("r:id"), self._id(target))
        if beside and place:
            link.set(named("anchor"), place)
        return [link]

    def _id(self, address: str) -> str:
        if address not in self._ids:
            # An id of our own: the library looks through all the others to find one.
            name = f"rLink{len(self._ids) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._part.rels.add_relationship(kind, address, name, is_external=True)
            self._ids[address] = name
        return self._ids[address]
