"""Pieces that stand elsewhere: by id, by their words, and by words nearly the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from govdocs.diff.likeness import CUT_OFF, likeness, voted
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
    sides = _Sides(old, new, _Stripped(old), _Stripped(new))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for pair in _likely(sides, gone, come):
        if pair[0] not in found and pair[1] not in taken:
            found[pair[0]] = pair[1]
            taken.add(pair[1])
    _extend(found, set(gone), set(come), sides.go_along)
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


@dataclass(frozen=True)
class _Sides:
    """Both texts in pieces, and what tells that a piece of one may be one of the other."""

    old: Vocabulary
    new: Vocabulary
    left: _Stripped
    right: _Stripped

    def may_be_one(self, i: int, j: int) -> bool:
        """Tell whether nothing but their words can say that two pieces are not one.

        Text that moves keeps its id, and a row of a table remains one.
        """
        one, other = self.old.pieces[i], self.new.pieces[j]
        are_rows = one.key[0] == "|", other.key[0] == "|"
        have_own = one.id is not None and other.id is not None and one.id != other.id
        return are_rows[0] is are_rows[1] and not have_own

    def go_along(self, i: int, j: int) -> bool:
        """Tell whether two pieces are one, now that one beside them has moved so."""
        if self.left(i) == self.right(j):
            return True
        is_heading = self.old.pieces[i].key[0] == "#" == self.new.pieces[j].key[0]
        least = CUT_OFF if is_heading else _LIKE
        return self.may_be_one(i, j) and self._are_like(i, j, least) > 0

    def alone(self, i: int, j: int) -> float:
        """Return how like two pieces are that stand alone; 0 when it is too little."""
        if not self.may_be_one(i, j):
            return 0.0
        is_long = min(len(self.old.words(i)), len(self.new.words(j))) >= _LONG
        score = self._are_like(i, j, _LONG_LIKE if is_long else _LIKE)
        return score if is_long or (score and self._share_own_word(i, j)) else 0.0

    def _are_like(self, i: int, j: int, least: float) -> float:
        score = likeness(self.old, i, self.new, j, least)
        return score if score >= least else 0.0

    def _share_own_word(self, i: int, j: int) -> bool:
        """Tell whether a word that is in no other piece is in both.

        The same phrase round other matters, as in a form or a list, is no move.
        """
        shared = self.old.different(i) & self.new.different(j)
        return not shared.isdisjoint(self._own_words)

    @cached_property
    def _own_words(self) -> set[str]:
        return _single(self.old) & _single(self.new)


def _single(side: Vocabulary) -> set[str]:
    kinds = map(side.different, range(len(side.pieces)))
    counts = Counter(chain.from_iterable(kinds))
    return {word for word, count in counts.items() if count == 1}


def _likely(sides: _Sides, gone: Sequence[int], come: Sequence[int]) -> Iterator[Pair]:
    """Yield pairs, the surest first."""
    old, new = sides.old, sides.new
    yield from _once(gone, come, lambda i: old.pieces[i].id, lambda j: new.pieces[j].id)
    long = [i for i in gone if _length(old, i) >= _SHORTEST_SAME]
    long_new = [j for j in come if _length(new, j) >= _SHORTEST_SAME]
    yield from _once(long, long_new, sides.left, sides.right)
    many = [i for i in long if _may_be_like(old, i)]
    many_new = [j for j in long_new if _may_be_like(new, j)]
    kinds = [*map(old.different, many), *map(new.different, many_new)]
    counts = Counter(chain.from_iterable(kinds))
    scored = []
    for i, j in voted(old, many, new, many_new):
        score = sides.alone(i, j)
        if score and _is_telling(old.different(i), new.different(j), counts):
            scored.append((-score, i, j))
    yield from ((i, j) for _, i, j in sorted(scored))


def _length(side: Vocabulary, place: int) -> int:
    """Return how many words a piece has; the lines round cells are none."""
    words = side.words(place)
    return len(words) - words.count("|")


def _may_be_like(side: Vocabulary, place: int) -> bool:
    """Tell whether a piece has enough to say; a heading moves with the text under it."""
    return len(side.words(place)) >= _SHORTEST and side.pieces[place].key[0] != "#"


def _is_telling(
    one: frozenset[str], other: frozenset[str], counts: Counter[str]
) -> bool:
    """Tell whether two pieces have more in common than what many pieces have.

    A word weighs less the more pieces it is in.
    """
    both = sum(1 / counts[word] for word in one & other)
    every = sum(1 / counts[word] for word in chain(one, other))
    return 2 * both >= _TELLING * every


Key = Callable[[int], str | None]
Fits = Callable[[int, int], bool]


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
    found: dict[int, int], gone: set[int], come: set[int], goes_along: Fits
) -> None:
    """Let a move take along the pieces beside it, such as its heading."""
    taken = set(found.values())
    for start in list(found.items()):
        for step in (-1, 1):
            i, j = start[0] + step, start[1] + step
            while i in gone and j in come and i not in found and j not in taken:
                if not goes_along(i, j):
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
