"""Who is bound by what, gathered so that it can be told in a sentence each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from govdocs.overview.in_force import Interval


@dataclass(frozen=True, slots=True)
class Group:
    """Parties that are bound alike; `number` is None where nothing binds them."""

    number: str | None
    parties: tuple[str, ...]


def groups(bound: Mapping[str, str | None]) -> tuple[Group, ...]:
    """Return the parties by what binds them: the largest group first, the unbound last."""
    found: dict[str | None, list[str]] = {}
    for party, number in bound.items():
        found.setdefault(number, []).append(party)
    made = [Group(number, tuple(parties)) for number, parties in found.items()]
    return tuple(sorted(made, key=lambda one: (one.number is None, -len(one.parties))))


def days_of(
    number: str, intervals: Sequence[Interval]
) -> tuple[date, date | None] | None:
    """Return the first and last day a version binds anybody; None when it never does.

    The last day is None while no end is known.
    """
    holding = [one for one in intervals if number in one.versions.values()]
    if not holding:
        return None
    return holding[0].start, holding[-1].end
