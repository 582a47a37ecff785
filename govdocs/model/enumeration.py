"""Words in a row, as Swedish writes them."""

from __future__ import annotations

from collections.abc import Iterable


def enumerated(words: Iterable[str]) -> str:
    """Return 'a', 'a och b' or 'a, b och c'; there is at least one."""
    *first, last = words
    return f"{', '.join(first)} och {last}" if first else last
