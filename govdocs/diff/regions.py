"""Pieces that answer to each other, one to one or several where one was split or merged."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.diff.align import Pair, gaps_between
from govdocs.diff.lcs import common_length
from govdocs.diff.vocabulary import Vocabulary

Region = tuple[int, int, int, int]

_SHORTEST = 3
_LONGEST = 1_500


def form_regions(
    old: Vocabulary, new: Vocabulary, box: Region, pairs: Sequence[Pair]
) -> list[Region]:
    """Return regions in order; a neighbour joins one that holds half of its words."""
    regions = [(i, i + 1, j, j + 1) for i, j in pairs]
    places = {pair: n for n, pair in enumerate(pairs)}
    for a, b, c, d in gaps_between(pairs, box):
        before, after = places.get((a - 1, c - 1)), places.get((b, d))
        if before is not None:
            a, c = _grow(old, new, regions, before, (a, b, c, d))
        if after is not None:
            _grow_back(old, new, regions, after, (a, b, c, d))
    return regions


def _grow(
    old: Vocabulary, new: Vocabulary, regions: list[Region], at: int, gap: Region
) -> Pair:
    """Let a region take in what follows it; return where the rest of the gap begins."""
    a, b, c, d = gap
    while a < b and _joins(old, new, regions[at], (a, a + 1, c, c)):
        a += 1
        regions[at] = (*regions[at][:1], a, *regions[at][2:])
    while c < d and _joins(old, new, regions[at], (a, a, c, c + 1)):
        c += 1
        regions[at] = (*regions[at][:3], c)
    return a, c


def _grow_back(
    old: Vocabulary, new: Vocabulary, regions: list[Region], at: int, gap: Region
) -> None:
    """Let a region take in what goes before it."""
    a, b, c, d = gap
    while a < b and _joins(old, new, regions[at], (b - 1, b, d, d)):
        b -= 1
        regions[at] = (b, *regions[at][1:])
    while c < d and _joins(old, new, regions[at], (b, b, d - 1, d)):
        d -= 1
        regions[at] = (*regions[at][:2], d, *regions[at][3:])


def _joins(old: Vocabulary, new: Vocabulary, region: Region, more: Region) -> bool:
    """Tell whether a region answers better to the other side with one piece more."""
    here, there = _words(old, region[:2]), _words(new, region[2:])
    extra = _words(old, more[:2]) or _words(new, more[2:])
    if here == there or not _SHORTEST <= len(extra) <= _LONGEST:
        return False
    into = there if more[0] < more[1] else here
    if 2 * len(set(extra) & set(into)) < len(set(extra)) or len(into) > _LONGEST:
        return False
    first = more[0] < region[0] or more[2] < region[2]
    grown = extra + (here if into is there else there)
    if not first:
        grown = (here if into is there else there) + extra
    gain = common_length(grown, into) - common_length(here, there)
    return 2 * gain >= len(extra) + 1


def _words(side: Vocabulary, span: Sequence[int]) -> list[str]:
    return [word for place in range(span[0], span[1]) for word in side.words(place)]
