"""Pieces that say nearly the same: found by rare words, judged by all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from govdocs.diff.chain import heaviest_chain
from govdocs.diff.lcs import common_length
from govdocs.diff.numbering import unnumbered
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
    if b - a == 1 == d - c and _are_one(old, a, new, c):
        return [(a, c)]
    weighted = []
    for i, j in _candidates(old, new, gap):
        score = likeness(old, i, new, j, CUT_OFF) or _contained(old, i, new, j)
        if score < 1.0 and _is_renumbered(old, i, new, j, is_like=score >= CUT_OFF):
            score = 1.0
        if score >= CUT_OFF:
            size = len(old.read(i).bare) + len(new.read(j).bare)
            weighted.append((i, j, score * score * size))
    if len(weighted) > 1:
        weighted = [weighted[at] for at in heaviest_chain(weighted)]
    return [(i, j) for i, j, _ in weighted]


def _is_renumbered(
    old: Vocabulary, i: int, new: Vocabulary, j: int, *, is_like: bool
) -> bool:
    """Tell whether two headings differ in their numbers and levels alone.

    A sign, as in 5 §, is no title: such a heading must be alike without it.
    """
    one, other = old.pieces[i], new.pieces[j]
    if not one.key[0] == other.key[0] == "#" or is_other(old, i, new, j):
        return False
    title = unnumbered(old.text, one)
    has_title = is_like or any(map(str.isalpha, title))
    return has_title and title == unnumbered(new.text, other)


def _are_one(old: Vocabulary, i: int, new: Vocabulary, j: int) -> bool:
    """Tell whether two pieces alone in a gap are the same one, however it is rewritten."""
    id_ = old.pieces[i].id
    same = id_ is not None and id_ == new.pieces[j].id
    return same or _are_short(old, i, new, j)


def _are_short(old: Vocabulary, i: int, new: Vocabulary, j: int) -> bool:
    """Tell whether two pieces alone in a gap are an item, or a row, put for another."""
    one, other = old.pieces[i].key, new.pieces[j].key
    if one[0] != other[0] or one[0].isalnum():
        return False
    words = max(len(old.words(i)), len(new.words(j)))
    return words <= _ITEM and not is_other(old, i, new, j)


def likeness(old: Vocabulary, i: int, new: Vocabulary, j: int, cut_off: float) -> float:
    """Return the share of two pieces' words that is common; 0 when below a limit."""
    here, there = old.read(i), new.read(j)
    one, other = here.bare, there.bare
    size = len(one) + len(other)
    least = cut_off * size / 2
    if not size or min(len(one), len(other)) < least or is_other(old, i, new, j):
        return 0.0
    if one == other:
        return 1.0
    if max(len(one), len(other)) > _LONG:
        return _bag_likeness(one, other)
    # No more than the words that both have, and on either side what repeats a word.
    both = len(here.different & there.different)
    if both + min(here.again, there.again) < least:
        return 0.0
    return 2 * common_length(one, other) / size


def is_other(old: Vocabulary, i: int, new: Vocabulary, j: int) -> bool:
    """Tell whether an id says that two pieces are not the same one."""
    one, other = old.pieces[i].id, new.pieces[j].id
    return one != other and (new.has_id(one) or old.has_id(other))


def _contained(old: Vocabulary, i: int, new: Vocabulary, j: int) -> float:
    """Return just enough for a piece that was split off or merged; else 0."""
    here, there = old.read(i), new.read(j)
    sizes = len(here.bare), len(there.bare)
    if not 8 <= min(sizes) <= max(sizes) <= _LONG or is_other(old, i, new, j):
        return 0.0
    one, other = here.different, there.different
    few = one if sizes[0] <= sizes[1] else other
    if len(one & other) < _WHOLLY * len(few):
        return 0.0
    length = common_length(here.bare, there.bare)
    return CUT_OFF if length >= _WHOLLY * min(sizes) else 0.0


def _bag_likeness(one: list[str], other: list[str]) -> float:
    shared = (Counter(one) & Counter(other)).total()
    return 2 * shared / (len(one) + len(other))


def _candidates(old: Vocabulary, new: Vocabulary, gap: Gap) -> list[Pair]:
    a, b, c, d = gap
    if (b - a) * (d - c) <= _FEW:
        return [(i, j) for i in range(a, b) for j in range(c, d)]
    return sorted(voted(old, range(a, b), new, range(c, d)))


def voted(
    old: Vocabulary, here: range | list[int], new: Vocabulary, there: range | list[int]
) -> list[Pair]:
    """Return for each new piece the old ones that share most rare words with it."""
    kinds = [old.read(i).different for i in here]
    others = [new.read(j).different for j in there]
    counts = Counter(chain.from_iterable(kinds))
    few = {word for word, count in counts.items() if count <= _SHARED_BY}
    few.intersection_update(chain.from_iterable(others))
    owners: dict[str, list[int]] = {word: [] for word in few}
    for i, kind in zip(here, kinds, strict=True):
        for word in few & kind:
            owners[word].append(i)
    pairs: list[Pair] = []
    for j, kind in zip(there, others, strict=True):
        if known := few & kind:
            first = _first([owners[word] for word in known])
            pairs += [(i, j) for i in first]
    return pairs


def _first(owners: list[list[int]]) -> Iterable[int]:
    """Return those few that are named most often."""
    if len(owners) == 1:
        return owners[0][:_CANDIDATES]
    votes = Counter(chain.from_iterable(owners))
    if len(votes) <= _CANDIDATES:
        return votes
    return sorted(votes, key=lambda i: (-votes[i], i))[:_CANDIDATES]
