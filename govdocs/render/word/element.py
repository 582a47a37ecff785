"""Elements of WordprocessingML, and text that XML can hold."""

from __future__ import annotations

import re

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

# What XML 1.0 has no way to write: control characters, lone surrogates, non-characters.
_UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD = {"w": nsmap["w"]}
_KEEP_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def make(tag: str, *children: Element, **attributes: str) -> Element:
    """Return `<w:tag>` with its children; attributes are in the same namespace."""
    # The library's own way takes the name apart each time, and there are 48 000 in a form.
    element: Element = oxml_parser.makeelement(named(tag), nsmap=_WORD)
    for name, value in attributes.items():
        element.set(named(name), held(value))
    element.extend(children)
    return element


def text_element(tag: str, text: str) -> Element:
    """Return `<w:tag>` that holds text, white space at its ends kept."""
    element = make(tag)
    element.text = held(text)
    if text != text.strip():
        element.set(_KEEP_SPACE, "preserve")
    return element


def held(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold."""
    return _UNHELD.sub("\ufffd", text)


def named(name: str) -> str:
    """Return the full name of an attribute in Word's namespace."""
    return f"{{{_WORD['w']}}}{name}"
