"""Pieces that answer to each other, one to one or several where one was split or merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govdocs.diff.align import Pair, gaps_between
from govdocs.diff.lcs import common_length
from govdocs.diff.vocabulary import Vocabulary

Region = tuple[int, int, int, int]

_SHORTEST = 3
_LONGEST = 1_500
_FAR = 6


def form_regions(
    old: Vocabulary, new: Vocabulary, box: Region, pairs: Sequence[Pair]
) -> list[Region]:
    """Return regions in order; a neighbour joins one that holds half of its words.

    What was put in where a piece was split comes along, if it is only a few pieces.
    """
    regions = [(i, i + 1, j, j + 1) for i, j in pairs]
    places = {pair: n for n, pair in enumerate(pairs)}
    for a, b, c, d in gaps_between(pairs, box):
        before, after = places.get((a - 1, c - 1)), places.get((b, d))
        if before is not None:
            i, k, j, m = regions[before]
            k = _grown(old, (i, k), new, (j, m), range(a, b))
            m = _grown(new, (j, m), old, (i, k), range(c, d))
            regions[before] = i, k, j, m
            a, c = k, m
        if after is not None:
            i, k, j, m = regions[after]
            i = _grown_back(old, (i, k), new, (j, m), range(a, b))
            j = _grown_back(new, (j, m), old, (i, k), range(c, d))
            regions[after] = i, k, j, m
    return regions


def _grown(
    side: Vocabulary, span: Pair, other: Vocabulary, into: Pair, gap: range
) -> int:
    """Return where one side of a region ends with what it takes in after it."""
    start, end = span
    for place in gap:
        if place >= end + _FAR:
            break
        if _joins(side, (start, end), place, other, into):
            end = place + 1
    return end


def _grown_back(
    side: Vocabulary, span: Pair, other: Vocabulary, into: Pair, gap: range
) -> int:
    """Return where one side of a region begins with what it takes in before it."""
    start, end = span
    for place in reversed(gap):
        if place < start - _FAR:
            break
        if _joins(side, (start, end), place, other, into):
            start = place
    return start


def _joins(
    side: Vocabulary, span: Pair, place: int, other: Vocabulary, into: Pair
) -> bool:
    """Tell whether a region answers better to the other side with one piece more."""
    extra = side.words(place)
    here, there = _words(side, span), _words(other, into)
    if not _SHORTEST <= len(extra) <= _LONGEST or len(there) > _LONGEST:
        return False
    least = len(extra) / 2
    if here == there or _found(extra, here, there) < least:
        return False
    grown = here + extra if place >= span[1] else extra + here
    return common_length(grown, there) - common_length(here, there) > least


def _found(extra: list[str], here: list[str], there: list[str]) -> int:
    """Return how many words of a piece the other side has and the region lacks."""
    if 2 * len(set(extra).intersection(there)) < len(set(extra)):
        return 0
    lacking = Counter(there) - Counter(here)
    return (Counter(extra) & lacking).total()


def _words(side: Vocabulary, span: Pair) -> list[str]:
    if span[1] - span[0] == 1:
        return side.words(span[0])
    return [word for place in range(*span) for word in side.words(place)]
