"""How a paragraph is set, by the words that both formats have for it."""

from __future__ import annotations

# Neither Word nor LibreOffice tells what somebody has set to the left from what is usual.
_WORDS = {"center": "c", "right": "r", "end": "r"}


def aligned(said: str) -> str:
    """Return 'c' or 'r'; '' for what is usual and for what Markdown has no mark for."""
    return _WORDS.get(said, "")
