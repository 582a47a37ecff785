"""THE table of signs in fonts of their own that people use in text."""

from __future__ import annotations

import re

# The place of a sign in the font, as Word writes it: 0xF000 and then its own number.
_OWN = 0xF000
_PRIVATE = re.compile("[\uf020-\uf0ff]")
# What stands in the same places as in other fonts, and the Greek letters.
_SAME = {ord(one): one for one in " 0123456789+=<>()[].,:;!?/%"}
_GREEK = {
    **dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61)),
    **dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41)),
}
# What stands for a box of a form that can be ticked.
TICKED, UNTICKED = "☒", "☐"
_TABLES = {
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "❑",
        0x76: "❖",
        0x9F: "•",
        0xA7: "▪",
        0xA8: "□",
        0xB7: "•",
        0xD8: "➢",
        0xE0: "→",
        0xE8: "➔",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
        0x4A: "☺",
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0xA3: "□"},
    "symbol": {
        **_SAME,
        **_GREEK,
        0x2A: "*",
        0xA3: "≤",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB9: "≠",
        0xAE: "→",
        0xAC: "←",
        0x2D: "−",
    },
}


def is_of_signs(font: str) -> bool:
    """Tell whether a font has signs in the places of letters."""
    return font.strip().lower() in _TABLES


def in_font(words: str, font: str) -> str:
    """Return text with the signs in a font of their own as characters, if they are known.

    LibreOffice writes them so, where Word has an element for each.
    """
    return _PRIVATE.sub(
        lambda found: symbol(font, f"{ord(found[0]):X}") or found[0], words
    )


def symbol(font: str, code: str) -> str | None:
    """Return the character of a sign by its font and its number in hexadecimal."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    table = _TABLES.get(font.strip().lower())
    if table is not None:
        return table.get(number - _OWN if number >= _OWN else number)
    return chr(number) if 0x20 <= number < 0xD800 else None
