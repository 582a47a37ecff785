"""XML from strangers as elements, and short names for its tags.

Entities are never resolved, nothing is fetched, and a document type is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from govdocs.text.word.errors import Unreadable, broken

# lxml has no types of its own.
Element = Any

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xlink": "http://www.w3.org/1999/xlink",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    **{
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
        for name in (
            "office",
            "text",
            "table",
            "style",
            "meta",
            "manifest",
            "form",
            "chart",
            "presentation",
        )
    },
}
_PREFIXES = {uri: prefix for prefix, uri in _NAMESPACES.items()}
# The strict form of the standard has other names for the same things.
_STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _NAMESPACES["r"],
    b"http://purl.oclc.org/ooxml/officeDocument/math": _NAMESPACES["m"],
    b"http://purl.oclc.org/ooxml/officeDocument/customProperties": _NAMESPACES["cp"],
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _NAMESPACES["w"],
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": _NAMESPACES["x"],
    b"http://purl.oclc.org/ooxml/drawingml/": (
        "http://schemas.openxmlformats.org/drawingml/2006/"
    ),
}
_DOCTYPES = tuple(
    "<!DOCTYPE".encode(one) for one in ("ascii", "utf-16-le", "utf-16-be")
)
_short: dict[object, str] = {}


class _Long(dict[str, str]):
    """The full names by the short ones, each put together once."""

    def __missing__(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        found = self[name] = f"{{{_NAMESPACES[prefix]}}}{local}" if prefix else local
        return found


_long = _Long()
_VALUE = _long["w:val"]


def parsed(raw: bytes) -> Element:
    """Return the root of an XML file. Raises Unreadable."""
    from lxml import etree

    if any(one in raw for one in _DOCTYPES):
        raise _doctype()
    if b"purl.oclc.org" in raw:
        for strict, usual in _STRICT.items():
            raw = raw.replace(strict, usual.encode())
    try:
        root = etree.fromstring(raw, _parser())
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise broken("XML-koden går inte att tolka") from error
    if root.getroottree().docinfo.doctype:
        raise _doctype()
    return root


def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        remove_comments=True,
        remove_pis=True,
    )


def _doctype() -> Unreadable:
    return Unreadable(
        "filen innehåller en dokumenttyp (DOCTYPE), vilket Word aldrig skriver",
        "öppna filen i Word och spara den på nytt som .docx",
    )


def short(tag: object) -> str:
    """Return `w:p` for the tag of an element or attribute; `?:p` for unknown names."""
    found = _short.get(tag)
    if found is None:
        found = _short[tag] = _shortened(tag)
    return found


def _shortened(tag: object) -> str:
    if not isinstance(tag, str):
        return "?"
    uri, _, local = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(uri, '?')}:{local}" if uri else local


def long(name: str) -> str:
    """Return the full name of `w:p`."""
    return _long[name]


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return an attribute by its short name."""
    found: str = element.get(_long[name], default)
    return found


def child(element: Element, *path: str) -> Element | None:
    """Return the element that a path of short names leads to, the first of each."""
    # Most of what is read is asked this, and what is sought mostly comes first: to look
    # at the tags costs a tenth of what `find` does, which makes a pattern each time.
    found = element
    for name in path:
        wanted = _long[name]
        for one in () if found is None else found:
            if one.tag == wanted:
                found = one
                break
        else:
            return None
    return found


def led(element: Element, name: str) -> tuple[Element | None, Iterable[Element]]:
    """Return the first child of a full name, and all children but for it if it leads.

    It mostly does, and what is once met need not be made again for those who go on.
    """
    inside = iter(element)
    first = next(inside, None)
    if first is None or first.tag == name:
        return first, inside
    if len(element) == 1:
        return None, element
    return next(element.iterchildren(name), None), element


def first(properties: Element | None, name: str) -> Element | None:
    """Return the first child of a full name; the others are not made for it."""
    return None if properties is None else next(properties.iterchildren(name), None)


def firsts(properties: Element) -> Mapping[str, Element]:
    """Return the children by their full names, the first of each name."""
    return {one.tag: one for one in properties.iterchildren(reversed=True)}


def value(element: Element, *path: str) -> str:
    """Return `w:val` of the element at a path; '' when there is none."""
    return value_of(child(element, *path))


def value_of(found: Element | None) -> str:
    """Return `w:val` of an element; '' when there is none."""
    if found is None:
        return ""
    said: str = found.get(_VALUE, "")
    return said


def is_on(element: Element, *path: str) -> bool | None:
    """Tell whether the switch at a path is on; None when it is not set."""
    return is_switched(child(element, *path))


def is_switched(found: Element | None) -> bool | None:
    """Tell whether a switch is on; None when there is none."""
    if found is None:
        return None
    return found.get(_VALUE, "1").lower() not in ("0", "false", "off")


def whole(words: str, default: int = 0) -> int:
    """Return a number in a file, which may be anything."""
    try:
        return max(-(10**9), min(10**9, int(words)))
    except ValueError:
        return default
