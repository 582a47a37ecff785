"""Of pairs that may cross, those that keep the order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

Weighted = tuple[int, int, float]


def longest_chain(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest increasing subsequence."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        if at == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[at], places[at] = number, place
        before.append(places[at - 1] if at else -1)
    return _followed(places[-1] if places else -1, before)


def heaviest_chain(pairs: Sequence[Weighted]) -> list[int]:
    """Return the places of the heaviest pairs that increase on both sides.

    Pairs are (old, new, weight above 0), sorted by old; each side is used at most once.
    """
    if _is_chain(pairs):
        return list(range(len(pairs)))
    ranks = {new: n for n, new in enumerate(sorted({new for _, new, _ in pairs}), 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before = [-1] * len(pairs)
    waiting: list[tuple[int, float, int]] = []
    last = -1
    for place, (old, new, weight) in enumerate(pairs):
        if old != last:
            _release(tree, waiting)
            last = old
        best, before[place] = _best(tree, ranks[new] - 1)
        waiting.append((ranks[new], best + weight, place))
    _release(tree, waiting)
    return _followed(_best(tree, len(ranks))[1], before)


def _is_chain(pairs: Sequence[Weighted]) -> bool:
    """Tell whether all pairs increase on both sides as they are."""
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


def _release(
    tree: list[tuple[float, int]], waiting: list[tuple[int, float, int]]
) -> None:
    """Let what one old place can give be built upon by the next."""
    size = len(tree)
    for rank, weight, place in waiting:
        at = rank
        while at < size:
            if weight > tree[at][0]:
                tree[at] = (weight, place)
            at += at & -at
    waiting.clear()


def _best(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank:
        if tree[rank][0] > best[0]:
            best = tree[rank]
        rank -= rank & -rank
    return best


def _followed(last: int, before: Sequence[int]) -> list[int]:
    chain: list[int] = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]
