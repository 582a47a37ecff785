"""THE table of signs in fonts of their own that people use in text."""

from __future__ import annotations

# The place of a sign in the font, as Word writes it: 0xF000 and then its own number.
_OWN = 0xF000
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


def symbol(font: str, code: str) -> str | None:
    """Return the character of a sign by its font and its number in hexadecimal."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    table = _TABLES.get(font.strip().lower(), {})
    found = table.get(number - _OWN if number >= _OWN else number)
    if found or not 0x20 <= number < 0xD800:
        return found
    return chr(number)
