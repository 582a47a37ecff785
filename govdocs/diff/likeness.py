"""Pieces that say nearly the same: found by rare phrases, judged by common words."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from govdocs.diff.chain import heaviest_chain
from govdocs.diff.lcs import common_length
from govdocs.diff.vocabulary import Vocabulary

Pair = tuple[int, int]
Gap = tuple[int, int, int, int]

CUT_OFF = 0.36
_FEW = 60
_SHARED_BY = 12
_CANDIDATES = 4
_LONG = 1_500
_WHOLLY = 0.8
_ITEM = 4


def likely_pairs(old: Vocabulary, new: Vocabulary, gap: Gap) -> list[Pair]:
    """Return, in order, the pairs of a gap that have most words in common."""
    a, b, c, d = gap
    if b - a == 1 == d - c and _are_short(old, a, new, c):
        return [(a, c)]
    weighted = []
    for i, j in sorted(_candidates(old, new, gap)):
        score = likeness(old, i, new, j, CUT_OFF) or _contained(old, i, new, j)
        if score >= CUT_OFF:
            size = len(old.words(i)) + len(new.words(j))
            weighted.append((i, j, score * score * size))
    chain = heaviest_chain(weighted) if len(weighted) > 1 else range(len(weighted))
    return [weighted[at][:2] for at in chain]


def _are_short(old: Vocabulary, i: int, new: Vocabulary, j: int) -> bool:
    """Tell whether two pieces alone in a gap are an item, or a row, put for another."""
    one, other = old.pieces[i].key, new.pieces[j].key
    is_marked = one[0] == other[0] and not one[0].isalnum()
    words = max(len(old.words(i)), len(new.words(j)))
    return is_marked and words <= _ITEM and not is_other(old, i, new, j)


def likeness(old: Vocabulary, i: int, new: Vocabulary, j: int, cut_off: float) -> float:
    """Return the share of two pieces' words that is common; 0 when below a limit."""
    one, other = old.words(i), new.words(j)
    size = len(one) + len(other)
    if is_other(old, i, new, j):
        return 0.0
    if not size or 2 * min(len(one), len(other)) < cut_off * size:
        return 0.0
    if max(len(one), len(other)) > _LONG:
        return _bag_likeness(one, other)
    kinds = old.different(i), new.different(j)
    shared = len(kinds[0] & kinds[1])
    most = min(len(one) - len(kinds[0]) + shared, len(other) - len(kinds[1]) + shared)
    if 2 * most < cut_off * size:
        return 0.0
    return 2 * common_length(one, other) / size


def is_other(old: Vocabulary, i: int, new: Vocabulary, j: int) -> bool:
    """Tell whether an id says that two pieces are not the same one."""
    one, other = old.pieces[i].id, new.pieces[j].id
    return one != other and (new.has_id(one) or old.has_id(other))


def _contained(old: Vocabulary, i: int, new: Vocabulary, j: int) -> float:
    """Return just enough for a piece that was split off or merged; else 0."""
    few, many = sorted((old.words(i), new.words(j)), key=len)
    if is_other(old, i, new, j) or not 8 <= len(few) <= len(many) <= _LONG:
        return 0.0
    if len(old.different(i) & new.different(j)) < _WHOLLY * len(set(few)):
        return 0.0
    return CUT_OFF if common_length(few, many) >= _WHOLLY * len(few) else 0.0


def _bag_likeness(one: list[str], other: list[str]) -> float:
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other))


def _candidates(old: Vocabulary, new: Vocabulary, gap: Gap) -> set[Pair]:
    a, b, c, d = gap
    if (b - a) * (d - c) <= _FEW:
        return {(i, j) for i in range(a, b) for j in range(c, d)}
    return set(voted(old, range(a, b), new, range(c, d)))


def voted(
    old: Vocabulary, here: range | list[int], new: Vocabulary, there: range | list[int]
) -> list[Pair]:
    """Return for each new piece the old ones that share most rare phrases with it."""
    owners: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i in here:
        for phrase in _phrases(old, i):
            owners[phrase].append(i)
    rare = {phrase: one for phrase, one in owners.items() if len(one) <= _SHARED_BY}
    pairs: list[Pair] = []
    for j in there:
        votes = Counter(
            i for phrase in _phrases(new, j) & rare.keys() for i in rare[phrase]
        )
        pairs += ((i, j) for i, _ in votes.most_common(_CANDIDATES))
    return pairs


def _phrases(side: Vocabulary, place: int) -> set[tuple[str, str]]:
    return {*pairwise(side.words(place)), (side.pieces[place].key, "")}
