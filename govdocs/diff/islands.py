"""Small equal words between two changes, matched again where only one change is left.

Old `3 § Old. 3 § New text.` against new `3 § text.`: the second `3 §` of the old text
was found to be the same, but with the first one there is a single deletion.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from govdocs.diff.script import Match, Moved

_LARGEST = 60


def rejoin(
    old: str, new: str, matches: Sequence[Match], moved: tuple[Moved, Moved]
) -> list[Match]:
    """Return matches with islands moved back to the words before the change they end."""
    done: list[Match] = []
    for n, match in enumerate(matches):
        i, j, size = match
        if not done or size > _LARGEST or n + 1 == len(matches):
            done.append(match)
            continue
        before = done[-1]
        at, to = before[0] + before[2], before[1] + before[2]
        start, begin = _skip(old, at, i), _skip(new, to, j)
        words = old[i : i + size]
        if begin == j and _is_free(old, words, (start, i), moved[0]):
            match = (start, j, size)
        elif start == i and _is_free(new, words, (begin, j), moved[1]):
            match = (i, begin, size)
        done.append(match)
    return done


def _skip(text: str, at: int, end: int) -> int:
    """Return where the first word of a stretch begins."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _is_free(text: str, words: str, span: tuple[int, int], moved: Moved) -> bool:
    """Tell whether a stretch begins with whole words that nothing else has taken."""
    start, end = span
    stop = start + len(words)
    if stop > end or not text.startswith(words, start):
        return False
    if words[-1].isalnum() and text[stop : stop + 1].isalnum():
        return False
    place = bisect_left(moved, (start, 0, 0))
    beside = moved[max(place - 1, 0) : place + 1]
    return not any(one[0] < stop and one[1] > start for one in beside)
