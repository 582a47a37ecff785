"""Which unit of a proposal each unit of the base is: by name, by words, by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from govdocs.diff.align import align
from govdocs.diff.chain import heaviest_chain
from govdocs.diff.moves import find_moves
from govdocs.diff.units import Laid
from govdocs.diff.vocabulary import Vocabulary

Pair = tuple[int, int]


@dataclass(frozen=True)
class Side:
    """A proposal held against the base; `to` and `back` are its pairs, read both ways."""

    base: Laid
    laid: Laid
    to: dict[int, int]

    @cached_property
    def back(self) -> dict[int, int]:
        """Return the unit of the base by the unit of the proposal."""
        return {j: i for i, j in self.to.items()}

    @cached_property
    def moved(self) -> frozenset[int]:
        """Return the units of the base that stand in another order."""
        pairs = sorted(self.to.items())
        weighted = [(i, j, 1.0 + len(self.base.units[i].words)) for i, j in pairs]
        still = {pairs[at][0] for at in heaviest_chain(weighted)}
        return frozenset(self.to.keys() - still)

    def is_edited(self, place: int) -> bool:
        """Tell whether the words of a unit of the base are others here, or are gone."""
        there = self.to.get(place)
        if there is None:
            return True
        return self.base.units[place].whole != self.laid.units[there].whole

    def touched(self) -> Iterator[str]:
        """Yield the labels of what was changed, moved, taken away or added."""
        for place in range(len(self.base.units)):
            if place in self.moved or self.is_edited(place):
                yield self.base.label(place)
        for place in range(len(self.laid.units)):
            if place not in self.back:
                yield self.laid.units[place].label or self.laid.label(place)


def pair_up(base: Laid, laid: Laid) -> Side:
    """Return a proposal with its units paired with those of the base."""
    found: dict[int, int] = {}
    for is_data in (True, False):
        here, there = _of_kind(base, is_data), _of_kind(laid, is_data)
        names = _once(base, here), _once(laid, there)
        found |= {
            at: names[1][name] for name, at in names[0].items() if name in names[1]
        }
        taken = set(found.values())
        rest = [at for at in here if at not in found]
        other = [at for at in there if at not in taken]
        found |= _likely(base, rest, laid, other)
    return Side(base, laid, found)


def _of_kind(laid: Laid, is_data: bool) -> list[int]:
    return [at for at, one in enumerate(laid.units) if one.is_data is is_data]


def _once(laid: Laid, places: Sequence[int]) -> dict[str, int]:
    """Return where each name stands that stands once."""
    counts = Counter(laid.units[at].name for at in places)
    names = ((laid.units[at].name, at) for at in places)
    return {name: at for name, at in names if name and counts[name] == 1}


def _likely(
    base: Laid, rest: Sequence[int], laid: Laid, other: Sequence[int]
) -> dict[int, int]:
    """Return pairs of what has no name in common."""
    if not rest or not other:
        return {}
    old, new = Vocabulary(base.text, []), Vocabulary(laid.text, [])
    old.add([base.piece(at) for at in rest])
    new.add([laid.piece(at) for at in other])
    pairs = align(old, new, (0, len(rest), 0, len(other)))
    gone = sorted(set(range(len(rest))) - {i for i, _ in pairs})
    come = sorted(set(range(len(other))) - {j for _, j in pairs})
    for group in find_moves(old, new, gone, come):
        pairs += group
    return {
        rest[i]: other[j]
        for i, j in pairs
        if not _are_named_apart(base, rest[i], laid, other[j])
    }


def _are_named_apart(base: Laid, i: int, laid: Laid, j: int) -> bool:
    """Tell whether two units have names, and not the same one."""
    one, other = base.units[i].name, laid.units[j].name
    return bool(one and other and one != other)
