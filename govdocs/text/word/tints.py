"""Colours that make letters stand out, told from those of plain text and plain paper."""

from __future__ import annotations

import re

_HEX = re.compile(r"#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)
# Between the strongest and the weakest part of a colour, and of one that is nearly white.
_BRIGHT, _WHITE = 0x60, 0xF0


def is_bright(colour: str) -> bool:
    """Tell whether letters in a colour stand out, or cannot be seen on white."""
    parts = _parts(colour)
    return bool(parts) and (max(parts) - min(parts) >= _BRIGHT or min(parts) >= _WHITE)


def is_shade(colour: str) -> bool:
    """Tell whether something behind letters is another colour than that of paper."""
    parts = _parts(colour)
    return bool(parts) and min(parts) < _WHITE


def _parts(colour: str) -> list[int]:
    """Return red, green and blue; nothing for 'auto', 'transparent' and the like."""
    found = _HEX.fullmatch(colour)
    return [int(one, 16) for one in found.groups()] if found else []
