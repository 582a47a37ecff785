"""Items of two lists that are the same one, though words or places have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from govdocs.diff.lcs import common_length
from govdocs.text.words import words

Pair = tuple[int, int]

# Lists with more that is unmatched than this are not worth the time it takes.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Item:
    """An item: what it is as data, its name if it has one, and its words."""

    identity: str
    name: str
    words: tuple[str, ...]


def item(identity: str, name: str, text: str) -> Item:
    """Return an item to match, its words without regard to capitals."""
    return Item(identity, name, tuple(words(text.casefold())))


def match(old: Sequence[Item], new: Sequence[Item], cut_off: float) -> list[Pair]:
    """Return the pairs: the same data first, then the same name, then the most alike.

    The other way round it returns the same pairs, turned.
    """
    pairs: list[Pair] = []
    _add_same(pairs, old, new, lambda one: one.identity)
    _add_same(pairs, old, new, lambda one: one.name)
    _add_alike(pairs, old, new, cut_off)
    return sorted(pairs, key=lambda pair: pair[1])


def _free(pairs: list[Pair], old: int, new: int) -> tuple[list[int], list[int]]:
    taken = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [i for i in range(old) if i not in taken[0]],
        [j for j in range(new) if j not in taken[1]],
    )


def _add_same(
    pairs: list[Pair],
    old: Sequence[Item],
    new: Sequence[Item],
    key: Callable[[Item], Hashable],
) -> None:
    """Add those with the same key, the first with the first; an empty key is none."""
    here, there = _free(pairs, len(old), len(new))
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i in reversed(here):
        waiting[key(old[i])].append(i)
    known = [j for j in there if key(new[j])]
    pairs += [
        (waiting[key(new[j])].pop(), j) for j in known if waiting.get(key(new[j]))
    ]


def _add_alike(
    pairs: list[Pair], old: Sequence[Item], new: Sequence[Item], cut_off: float
) -> None:
    """Add the pairs with most words in common, the best first."""
    here, there = _free(pairs, len(old), len(new))
    if len(here) * len(there) > _MOST:
        return
    scored = [
        (-likeness(old[i].words, new[j].words), abs(i - j), i + j, (i, j))
        for i in here
        for j in there
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    for score, _, _, (i, j) in sorted(scored):
        if -score >= cut_off and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of all words that two texts have in common, in order."""
    size = len(one) + len(other)
    return 2 * common_length(one, other) / size if size else 0.0


def is_reordered(pairs: list[Pair]) -> bool:
    """Tell whether pairs that stand in new order are not in old order."""
    places = [i for i, _ in pairs]
    return places != sorted(places)
