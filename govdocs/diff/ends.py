"""What two texts begin and end with alike, found without reading word by word."""

from __future__ import annotations

_PARAGRAPH = "\n\n"


def same_ends(old: str, new: str) -> tuple[int, int]:
    """Return how long the same whole paragraphs are at the beginning and at the end."""
    if old == new:
        return len(old), 0
    most = min(len(old), len(new))
    head = old.rfind(_PARAGRAPH, 0, _same_head(old, new, most))
    head = head + len(_PARAGRAPH) if head >= 0 else 0
    tail = _same_tail(old, new, most - head)
    at = old.find(_PARAGRAPH, len(old) - tail)
    return head, len(old) - at if at >= 0 else 0


def _same_head(old: str, new: str, most: int) -> int:
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low


def _same_tail(old: str, new: str, most: int) -> int:
    low, a, b = 0, len(old), len(new)
    while low < most:
        middle = (low + most + 1) // 2
        if old[a - middle : a - low] == new[b - middle : b - low]:
            low = middle
        else:
            most = middle - 1
    return low
