"""Things that point at each other in a ring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence


def rings(
    names: Sequence[str], following: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, ...]]:
    """Yield rings as names in their order, the first of `names` first.

    Each step is taken once, so of rings that share steps not all are told. A name that is
    not among `names`, or that points at itself, makes no ring.
    """
    rank = {name: count for count, name in enumerate(names)}
    done: set[str] = set()
    for start in names:
        way: dict[str, None] = {}
        waiting = [iter((start,))]
        while waiting:
            name = next(waiting[-1], None)
            if name is None:
                waiting.pop()
                if way:
                    done.add(way.popitem()[0])
            elif name in way:
                passed = list(way)
                yield _from_first(passed[passed.index(name) :], rank)
            elif name not in done and name in rank:
                way[name] = None
                others = (one for one in following(name) if one != name)
                waiting.append(iter(tuple(others)))


def _from_first(ring: list[str], rank: dict[str, int]) -> tuple[str, ...]:
    first = min(range(len(ring)), key=lambda at: rank[ring[at]])
    return (*ring[first:], *ring[:first])
