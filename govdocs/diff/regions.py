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
            i, k = _grown(old, (i, k), new, (j, m), range(a, b))
            j, m = _grown(new, (j, m), old, (i, k), range(c, d))
            regions[before] = i, k, j, m
            a, c = k, m
        if after is not None:
            i, k, j, m = regions[after]
            i, k = _grown(old, (i, k), new, (j, m), range(a, b))
            j, m = _grown(new, (j, m), old, (i, k), range(c, d))
            regions[after] = i, k, j, m
    return regions


def _grown(
    side: Vocabulary, span: Pair, other: Vocabulary, into: Pair, gap: range
) -> Pair:
    """Return one side of a region with what it takes in of the pieces beside it."""
    is_after = gap.start == span[1]
    here, there = _words(side, span), _words(other, into)
    known: int | None = None
    for place in gap if is_after else reversed(gap):
        if not span[0] - _FAR <= place < span[1] + _FAR:
            break
        extra = side.words(place)
        if _may_join(extra, here, there):
            known = common_length(here, there) if known is None else known
            grown = here + extra if is_after else extra + here
            if 2 * (common_length(grown, there) - known) > len(extra):
                span = min(span[0], place), max(span[1], place + 1)
                here, known = _words(side, span), None
    return span


def _may_join(extra: list[str], here: list[str], there: list[str]) -> bool:
    """Tell whether the other side has half of a piece's words and the region lacks them."""
    if not _SHORTEST <= len(extra) <= _LONGEST or len(there) > _LONGEST:
        return False
    kinds = set(extra)
    if here == there or 2 * len(kinds.intersection(there)) < len(kinds):
        return False
    lacking = Counter(there) - Counter(here)
    return 2 * (Counter(extra) & lacking).total() >= len(extra)


def _words(side: Vocabulary, span: Pair) -> list[str]:
    if span[1] - span[0] == 1:
        return side.words(span[0])
    return [word for place in range(*span) for word in side.words(place)]
