"""The order of units when two proposals have added, moved and taken away some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.diff.gaps import Places
from govdocs.diff.lcs import common_runs
from govdocs.diff.pairing import Side

Runs = Mapping[int, list[Places]]
_START = -1


@dataclass
class Order:
    """Units in order, by where they stand in the base and in each proposal.

    `beside` are additions that a person should look at, and `lost` are units whose two
    new places cannot both be had.
    """

    items: list[Places] = field(default_factory=list)
    beside: set[Places] = field(default_factory=set)
    lost: set[Places] = field(default_factory=set)


def put_in_order(sides: tuple[Side, Side], dropped: frozenset[int]) -> Order:
    """Return the order of all that is left of the base and all that was added."""
    order = Order()
    runs = [_runs(n, sides, dropped, order) for n in (0, 1)]
    moved = sides[0].moved | sides[1].moved
    left = [at for at in range(len(sides[0].base.units)) if at not in dropped]
    for at in [_START, *(one for one in left if one not in moved)]:
        _place(at, runs, sides, order)
    counts = Counter(order.items)
    order.lost |= {one for one, count in counts.items() if count > 1}
    order.lost |= {one for at in left if (one := _places(at, sides)) not in counts}
    return order


def _places(at: int, sides: tuple[Side, Side]) -> Places:
    return at, sides[0].to.get(at), sides[1].to.get(at)


def _runs(
    number: int, sides: tuple[Side, Side], dropped: frozenset[int], order: Order
) -> Runs:
    """Return what a proposal has put after each unit that it let stand."""
    side = sides[number]
    found: dict[int, list[Places]] = {}
    anchor, is_beside = _START, False
    for place in range(len(side.laid.units)):
        was = side.back.get(place)
        if was is None:
            item = (None, None, place) if number else (None, place, None)
            found.setdefault(anchor, []).append(item)
            order.beside |= {item} if is_beside else set()
        elif was in dropped:
            is_beside = True
        elif was in side.moved:
            found.setdefault(anchor, []).append(_places(was, sides))
        else:
            anchor, is_beside = was, False
    return found


def _place(
    at: int, runs: Sequence[Runs], sides: tuple[Side, Side], order: Order
) -> None:
    """Place a unit and all that was put after it; what follows comes only once."""
    waiting: list[Places] = [_places(at, sides)]
    seen: set[Places] = set()
    while waiting:
        here = waiting.pop()
        if here[0] != _START:
            order.items.append(here)
        if here[0] is None or here in seen:
            continue
        seen.add(here)
        after = [one.get(here[0], []) for one in runs]
        waiting += list(_woven(after[0], after[1], sides, order))[::-1]


def _woven(
    one: list[Places], other: list[Places], sides: tuple[Side, Side], order: Order
) -> Iterator[Places]:
    """Yield what both have put at one place; what is the same in both comes once."""
    words = [[_spelt(item, sides) for item in run] for run in (one, other)]
    at = to = 0
    for i, j, size in [*common_runs(*words), (len(one), len(other), 0)]:
        parts = [(words[0][at:i], one[at:i]), (words[1][to:j], other[to:j])]
        if parts[0][1] and parts[1][1]:
            order.beside |= {*parts[0][1], *parts[1][1]}
        for _, items in sorted(parts, key=lambda part: part[0]):
            yield from items
        for left, right in zip(one[i : i + size], other[j : j + size], strict=True):
            yield left if left[0] is not None else (None, left[1], right[2])
        at, to = i + size, j + size


def _spelt(item: Places, sides: tuple[Side, Side]) -> str:
    """Return what a unit is, so that two proposals can be held together."""
    if item[0] is not None:
        return f"\0{item[0]}"
    number, place = (1, item[2]) if item[1] is None else (0, item[1])
    assert place is not None, "what is added stands in a proposal"
    return sides[number].laid.units[place].whole
