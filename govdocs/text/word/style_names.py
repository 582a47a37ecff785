"""What names of styles tell, in Word and in LibreOffice, in English and in Swedish."""

from __future__ import annotations

import re
from functools import lru_cache

_HEADING = re.compile(
    r"(?:heading|rubrik|überschrift|titre|overskrift|otsikko) ?([1-9])"
)
_CODE = re.compile(
    r"code|kod\b|kodord|verbatim|source text|källtext|html (?:typewriter|keyboard|sample)"
)
_CODE_BLOCKS = frozenset(
    {
        "html preformatted",
        "preformatted text",
        "source code",
        "code",
        "html-förformaterad",
    }
)
_MONO = re.compile(r"consolas|courier|mono|menlo|lucida console", re.IGNORECASE)
_PROMPT = re.compile(r"placeholder ?text|platshållartext")
_CONTINUED = re.compile(
    r"list continue(?: (\d))?|list (\d) cont\.|listfortsättning(?: (\d))?"
)
_INNER = re.compile(r"(?:list bullet|list number|punktlista|numrerad lista) ([2-9])")
_ASIDE = re.compile(
    r"caption|bildtext|beskrivning|illustration|figur|table\b|tabell|drawing|quot|intense"
    r"|citat|starkt citat|block text|subtitle|underrubrik|title\b|definition|signatur"
    r"|closing|salutation|date\b|datum|envelope|sender|avsändare|address|adress"
)
_ITEM = re.compile(r"list paragraph|liststycke")


def heading_level(name: str) -> int | None:
    """Return the level of a heading with a style of this name; None if it is none."""
    found = _HEADING.fullmatch(name.strip().lower())
    return int(found[1]) if found else None


def is_code(name: str) -> bool:
    """Tell whether letters in this style are code."""
    return bool(_CODE.search(name.lower()))


def is_code_block(name: str) -> bool:
    """Tell whether a paragraph in this style is a line of code."""
    return name.lower() in _CODE_BLOCKS


def is_aside(name: str) -> bool:
    """Tell whether this is the style of what is said beside the text, as below a picture."""
    return bool(_ASIDE.match(name.strip().lower()))


def is_mono(font: str) -> bool:
    """Tell whether the letters of a font are equally wide."""
    return bool(_MONO.search(font))


def is_prompt(name: str) -> bool:
    """Tell whether this is the style of what a control shows while it is empty."""
    return bool(_PROMPT.search(name.lower()))


@lru_cache
def continued_level(name: str) -> int | None:
    """Return the level of the item that a paragraph in this style goes on; None if none."""
    found = _CONTINUED.fullmatch(name.strip().lower())
    return int(next(filter(None, found.groups()), "1")) if found else None


@lru_cache
def inner_level(name: str) -> int | None:
    """Return how deep items in this style stand, for Word's own styles below the first."""
    found = _INNER.fullmatch(name.strip().lower())
    return int(found[1]) if found else None


@lru_cache
def is_item(name: str) -> bool:
    """Tell whether this is the style that Word gives to paragraphs in lists."""
    return bool(_ITEM.fullmatch(name.strip().lower()))
