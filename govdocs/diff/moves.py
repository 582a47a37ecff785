"""Pieces that stand elsewhere: by id, by their words, and by words nearly the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from govdocs.diff.likeness import likeness, voted
from govdocs.diff.numbering import unnumbered
from govdocs.diff.vocabulary import Vocabulary

Pair = tuple[int, int]

_SHORTEST_SAME = 5
_SHORTEST = 8
_LONG = 20
_LIKE = 0.6
_LONG_LIKE = 0.5
_TELLING = 0.25


def find_moves(
    old: Vocabulary, new: Vocabulary, gone: Sequence[int], come: Sequence[int]
) -> list[tuple[Pair, ...]]:
    """Return moved pieces as pairs, those that moved together as one move."""
    if not gone or not come:
        return []
    left, right = _Stripped(old), _Stripped(new)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for pair in _likely(old, new, gone, come, left, right):
        if pair[0] not in found and pair[1] not in taken:
            found[pair[0]] = pair[1]
            taken.add(pair[1])
    _extend(found, taken, set(gone), set(come), left, right)
    return _together(sorted(found.items()))


class _Stripped:
    """The words of a side's pieces without number and id, remembered."""

    def __init__(self, side: Vocabulary) -> None:
        self._side = side
        self._known: dict[int, str] = {}

    def __call__(self, place: int) -> str:
        if place not in self._known:
            piece = self._side.pieces[place]
            self._known[place] = unnumbered(self._side.text, piece)
        return self._known[place]


def _likely(
    old: Vocabulary,
    new: Vocabulary,
    gone: Sequence[int],
    come: Sequence[int],
    left: _Stripped,
    right: _Stripped,
) -> Iterator[Pair]:
    """Yield pairs, the surest first."""
    yield from _once(gone, come, lambda i: old.pieces[i].id, lambda j: new.pieces[j].id)
    long = [i for i in gone if len(old.words(i)) >= _SHORTEST_SAME]
    long_new = [j for j in come if len(new.words(j)) >= _SHORTEST_SAME]
    yield from _once(long, long_new, left, right)
    scored = []
    many = [i for i in long if len(old.words(i)) >= _SHORTEST]
    many_new = [j for j in long_new if len(new.words(j)) >= _SHORTEST]
    kinds = [*map(old.different, many), *map(new.different, many_new)]
    counts = Counter(chain.from_iterable(kinds))
    for i, j in voted(old, many, new, many_new):
        if _have_own_ids(old, i, new, j):
            continue
        score = likeness(old, i, new, j, _LONG_LIKE)
        is_like = score >= _limit(old, i, new, j)
        if is_like and _is_telling(old.different(i), new.different(j), counts):
            scored.append((-score, i, j))
    yield from ((i, j) for _, i, j in sorted(scored))


def _have_own_ids(old: Vocabulary, i: int, new: Vocabulary, j: int) -> bool:
    """Tell whether ids say that two pieces are not one: text that moves keeps its id."""
    one, other = old.pieces[i].id, new.pieces[j].id
    return one is not None and other is not None and one != other


def _limit(old: Vocabulary, i: int, new: Vocabulary, j: int) -> float:
    shortest = min(len(old.words(i)), len(new.words(j)))
    return _LONG_LIKE if shortest >= _LONG else _LIKE


def _is_telling(
    one: frozenset[str], other: frozenset[str], counts: Counter[str]
) -> bool:
    """Tell whether two pieces have more in common than what many pieces have.

    A word weighs less the more pieces it is in, so that the same phrase round other
    matters, as in a form, is no move.
    """
    both = sum(1 / counts[word] for word in one & other)
    every = sum(1 / counts[word] for word in chain(one, other))
    return 2 * both >= _TELLING * every


Key = Callable[[int], str | None]


def _once(gone: Sequence[int], come: Sequence[int], one: Key, other: Key) -> list[Pair]:
    """Return pairs whose key is found once on each side."""
    here, there = [one(i) for i in gone], [other(j) for j in come]
    counts, others = Counter(here), Counter(there)
    where = {key: j for key, j in zip(there, come, strict=True) if others[key] == 1}
    both = zip(here, gone, strict=True)
    return [
        (i, where[key]) for key, i in both if key and counts[key] == 1 and key in where
    ]


def _extend(
    found: dict[int, int],
    taken: set[int],
    gone: set[int],
    come: set[int],
    left: _Stripped,
    right: _Stripped,
) -> None:
    """Let a move take along the short pieces beside it, such as its heading."""
    for start in list(found.items()):
        for step in (-1, 1):
            i, j = start[0] + step, start[1] + step
            while i in gone and j in come and i not in found and j not in taken:
                if left(i) != right(j):
                    break
                found[i] = j
                taken.add(j)
                i, j = i + step, j + step


def _together(pairs: Sequence[Pair]) -> list[tuple[Pair, ...]]:
    """Return pairs that follow each other on both sides as one."""
    groups: list[list[Pair]] = []
    for i, j in pairs:
        if groups and groups[-1][-1] == (i - 1, j - 1):
            groups[-1].append((i, j))
        else:
            groups.append([(i, j)])
    return [tuple(group) for group in groups]
