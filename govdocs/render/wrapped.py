"""How much room words take before they are typeset: rather too much than too little."""

from __future__ import annotations

# A capital is as much wider than the letters round it.
_CAPITAL = 1.2


def lines_of(text: str, room: float, letter: float) -> int:
    """Return how many lines a text takes; an empty one takes one.

    `room` is the width of a line and `letter` that of a letter, in the same unit. A word
    longer than a line is broken.
    """
    lines, used, room = 1, 0.0, max(room, letter * _CAPITAL)
    for word in text.split():
        width = letter * sum(_CAPITAL if one.isupper() else 1.0 for one in word)
        if used and used + letter + width > room:
            lines, used = lines + 1, 0.0
        used += width + (letter if used else 0.0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines
