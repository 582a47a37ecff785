"""Which words of the base are left in the head: block by block, in the order they had.

A block is found by its id, or by the ids it says it was split from or merged with. Blocks
without an id, such as the head of a table, are paired with blocks that have none of the
base's ids, so that as many as possible are kept whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govdocs.diff.lcs import common_length, common_runs
from govdocs.model.finding import Location
from govdocs.policy.units import Unit
from govdocs.policy.words import Word

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a block of the base has lost, and where the rest of it stands in the head.

    `names` are ids that are gone; `words` those that are gone, or `shifted` when each of
    them is still in the block, but elsewhere.
    """

    unit: Unit
    found: tuple[Unit, ...]
    names: tuple[str, ...]
    words: tuple[Word, ...]
    shifted: bool = False

    @property
    def there(self) -> Location | None:
        """Return the last word of the head before what is gone; None when all is."""
        if not self.found:
            return None
        whole = [(unit, word) for unit in self.found for word in unit.words]
        first = self.unit.words.index(self.words[0]) if self.words else 0
        runs = common_runs(self.unit.keys, [word.key for _, word in whole])
        before = [
            there + min(length, first - at) - 1
            for at, there, length in runs
            if at < first
        ]
        unit, word = whole[max(before)] if before else (self.found[0], None)
        return unit.place(word)


def find_losses(base: Sequence[Unit], head: Sequence[Unit]) -> Iterator[Loss]:
    """Yield what each block of the base has lost, in order."""
    known = {name for unit in base for name in unit.names}
    places = _places(head)
    places |= _headings_elsewhere(known, places)
    found = {unit: _by_name(unit, places) for unit in base}
    nameless = [unit for unit in base if not found[unit]]
    claimed = {one for units in found.values() for one in units}
    free = [one for one in head if one not in claimed and known.isdisjoint(one.names)]
    pairs = _paired(nameless, free)
    pairs |= _nearest([one for one in nameless if one not in pairs], free, pairs)
    found |= {unit: (other,) for unit, other in pairs.items()}
    short = _crowded(found)
    for unit in base:
        names = tuple(name for scope, name in unit.names if (scope, name) not in places)
        words = _gone(unit, found[unit]) or short.get(unit, ())
        if names or words:
            there = Counter(key for one in found[unit] for key in one.keys)
            own = Counter(unit.keys)
            shifted = unit not in short and not own - there
            yield Loss(unit, found[unit], names, tuple(words), shifted)


def _places(head: Sequence[Unit]) -> dict[Name, tuple[Unit, ...]]:
    """Return where each id, or what became of it, stands in the head."""
    places: dict[Name, list[Unit]] = defaultdict(list)
    for unit in head:
        for name in unit.names:
            places[name].append(unit)
    return {name: tuple(units) for name, units in places.items()}


def _headings_elsewhere(
    known: set[Name], places: Mapping[Name, tuple[Unit, ...]]
) -> dict[Name, tuple[Unit, ...]]:
    """Return where headings stand that were moved to another document with their id."""
    new: dict[str, list[Unit]] = defaultdict(list)
    for (scope, name), units in places.items():
        if scope and (scope, name) not in known:
            new[name] += units
    moved = sorted(one for one in known if one[0] and one not in places)
    return {one: (new[one[1]].pop(),) for one in moved if new[one[1]]}


def _by_name(unit: Unit, places: Mapping[Name, tuple[Unit, ...]]) -> tuple[Unit, ...]:
    if unit.id is None:
        return ()
    return places.get(unit.names[0], ())


def _gone(unit: Unit, found: Sequence[Unit]) -> Sequence[Word]:
    """Return the words of a unit that are not in what it became, in order."""
    return lacking(unit.words, [key for one in found for key in one.keys])


def lacking(words: Sequence[Word], there: Sequence[str]) -> Sequence[Word]:
    """Return the words that do not stand in another text in the same order."""
    keys = [word.key for word in words]
    if is_within(keys, there):
        return ()
    kept = kept_places(keys, there)
    return [word for at, word in enumerate(words) if at not in kept]


def kept_places(keys: Sequence[str], there: Sequence[str]) -> set[int]:
    """Return which words of one text are shared with another, in order."""
    runs = common_runs(keys, there)
    return {at + step for at, _, length in runs for step in range(length)}


def is_within(keys: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether all words stand in another text in the same order."""
    rest = iter(there)
    return all(key in rest for key in keys)


def _crowded(found: Mapping[Unit, Sequence[Unit]]) -> dict[Unit, tuple[Word, ...]]:
    """Return words that blocks merged into one have between them fewer times than before.

    Each block may be within the merged one, and yet two of them share a word there.
    """
    sharing: dict[Unit, list[Unit]] = defaultdict(list)
    for unit, others in found.items():
        for other in others:
            sharing[other].append(unit)
    short: dict[Unit, tuple[Word, ...]] = {}
    for group, places in _groups(found, sharing):
        left = Counter(key for one in places for key in one.keys)
        for unit in group:
            lacking = []
            for word in unit.words:
                left[word.key] -= 1
                if left[word.key] < 0:
                    lacking.append(word)
            if lacking:
                short[unit] = tuple(lacking)
    return short


def _groups(
    found: Mapping[Unit, Sequence[Unit]], sharing: Mapping[Unit, Sequence[Unit]]
) -> Iterator[tuple[list[Unit], list[Unit]]]:
    """Yield blocks of the base that share blocks of the head, with those they share."""
    seen: set[Unit] = set()
    for first, others in found.items():
        if first in seen or all(len(sharing[one]) == 1 for one in others):
            continue
        group: dict[Unit, None] = {}
        places: dict[Unit, None] = {}
        waiting = [first]
        while waiting:
            unit = waiting.pop()
            if unit not in group:
                group[unit] = None
                places.update(dict.fromkeys(found[unit]))
                waiting += [one for other in found[unit] for one in sharing[other]]
        seen.update(group)
        yield [unit for unit in found if unit in group], list(places)


def _paired(base: Sequence[Unit], head: Sequence[Unit]) -> dict[Unit, Unit]:
    """Pair blocks that no id connects: the same words first, then as many as possible."""
    same: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in reversed(head):
        same[tuple(unit.keys)].append(unit)
    taken: dict[Unit, Unit] = {}
    left: list[Unit] = []
    for unit in base:
        equal = same[tuple(unit.keys)]
        if equal:
            taken[equal.pop()] = unit
        else:
            left.append(unit)
    free = [unit for unit in head if unit not in taken]
    _pair_most(left, _Index(free), taken)
    return {unit: other for other, unit in taken.items()}


class _Index:
    """Finds the blocks that hold all words of another, looking at its rarest word."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._holding: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            for key in dict.fromkeys(unit.keys):
                self._holding[key].append(unit)

    def holding(self, unit: Unit) -> list[Unit]:
        """Return the blocks of the same file that a block can be within."""
        keys = unit.keys
        if not keys:
            return []
        rare = min((self._holding.get(key, []) for key in keys), key=len)
        return [
            one
            for one in rare
            if one.document == unit.document and is_within(keys, one.keys)
        ]


def _pair_most(base: Sequence[Unit], index: _Index, taken: dict[Unit, Unit]) -> None:
    """Add pairs to `taken`, as many as there can be: Kuhn's augmenting paths."""
    options = {unit: index.holding(unit) for unit in base}

    for unit in base:
        _augment(unit, options, taken)


def _nearest(
    base: Sequence[Unit], head: Sequence[Unit], pairs: Mapping[Unit, Unit]
) -> dict[Unit, Unit]:
    """Return what blocks became that have lost something: most words in common."""
    taken = set(pairs.values())
    left = [one for one in head if one not in taken][:_MOST_LEFT]
    found: dict[Unit, Unit] = {}
    for unit in base[:_MOST_LEFT]:
        alike = {one: common_length(unit.keys, one.keys) for one in left}
        best = max(alike, key=lambda one: alike[one], default=None)
        if best and 2 * alike[best] >= len(unit.words):
            found[unit] = best
            left.remove(best)
    return found


# Beyond this many, a block without an id that has changed is told as gone.
_MOST_LEFT = 100


def _augment(
    first: Unit, options: Mapping[Unit, Sequence[Unit]], taken: dict[Unit, Unit]
) -> None:
    """Give a block a place, by moving others along a path found breadth first."""
    came: dict[Unit, Unit] = {}
    waiting = [first]
    for unit in waiting:
        for place in options.get(unit, ()):
            if place in came:
                continue
            came[place] = unit
            if place not in taken:
                _settle(place, first, came, taken)
                return
            waiting.append(taken[place])


def _settle(
    place: Unit, first: Unit, came: Mapping[Unit, Unit], taken: dict[Unit, Unit]
) -> None:
    """Move every block on the path one step on."""
    held = {unit: spot for spot, unit in taken.items()}
    while True:
        unit = came[place]
        before = held.get(unit)
        taken[place] = unit
        if unit is first or before is None:
            return
        place = before
