"""Elements of OpenDocument, and text as it holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lxml import etree

# The library says nothing of its types.
Element = Any
Content = Any

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_DECLARED = {name: space for name, space in SPACES.items() if name != "xml"}
_VERSION = "1.3"

# What XML 1.0 has no way to write: control characters, lone surrogates, non-characters.
_UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile(r"(\n|\t|^ +| {2,}| +$)")


@cache
def named(name: str) -> str:
    """Return the full name of 'prefix:name'."""
    prefix, _, own = name.partition(":")
    return f"{{{SPACES[prefix]}}}{own}"


def make(
    name: str, attributes: Mapping[str, str] | None = None, *children: Content
) -> Element:
    """Return `<prefix:name>` with attributes, elements and text."""
    element = etree.Element(named(name), nsmap=_DECLARED)
    for key, value in (attributes or {}).items():
        element.set(named(key), held(value))
    add(element, *children)
    return element


def add(element: Element, *children: Content) -> None:
    """Put elements and text last in an element."""
    for one in children:
        if not isinstance(one, str):
            element.append(one)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + held(one)
        else:
            element.text = (element.text or "") + held(one)


def words(text: str) -> Iterator[Content]:
    """Yield text with its tabs, line breaks and rows of spaces, which else are lost."""
    for piece in _MARKS.split(text.replace("\r", " ")):
        if piece == "\n":
            yield make("text:line-break")
        elif piece == "\t":
            yield make("text:tab")
        elif piece and not piece.strip(" "):
            yield make("text:s", {"text:c": str(len(piece))})
        elif piece:
            yield piece


def root(name: str, *children: Element) -> Element:
    """Return the root of one file of a document."""
    return make(name, {"office:version": _VERSION}, *children)


def to_bytes(element: Element) -> bytes:
    """Return a file of a document."""
    content: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8")
    return content


def held(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold."""
    return _UNHELD.sub("\ufffd", text)
