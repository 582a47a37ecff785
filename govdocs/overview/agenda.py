"""Every day that somebody must keep: THE table of where days come from, and all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.overview.agenda_asked import answers_due, consultation_ends
from govdocs.overview.agenda_item import Item
from govdocs.overview.agenda_record import (
    appeal_times,
    last_decision_days,
    milestones,
)
from govdocs.overview.agenda_terms import (
    extension_rights,
    funding_ends,
    leaving_parties,
    notice_days,
    term_ends,
)
from govdocs.overview.editions import Library

Source = Callable[[Library], Iterator[Item]]

SOURCES: tuple[Source, ...] = (
    notice_days,
    term_ends,
    extension_rights,
    leaving_parties,
    funding_ends,
    last_decision_days,
    appeal_times,
    consultation_ends,
    answers_due,
    milestones,
)


def agenda(library: Library) -> tuple[Item, ...]:
    """Return all days, passed and to come, as they are known on the library's day.

    What a text and its updates say alike is told once, of the latest of them.
    """
    found: dict[object, Item] = {}
    for source in SOURCES:
        for one in source(library):
            found[one.kind, one.document, one.key, one.day, one.parties, one.text] = one
    return tuple(sorted(found.values(), key=lambda one: one.order))


def coming(
    items: Iterable[Item], on: date, until: date | None = None
) -> tuple[Item, ...]:
    """Return what remains from a day on, first what should have been done before it."""
    return tuple(
        one
        for one in items
        if (one.day >= on or one.is_overdue) and (until is None or one.day <= until)
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A day as people read it, with the names of other texts for which it means the same."""

    item: Item
    also: tuple[str, ...] = ()


def gathered(items: Iterable[Item]) -> tuple[Entry, ...]:
    """Return the days with those that texts share gathered under the text they follow."""
    leads: dict[object, Item] = {}
    also: dict[Item, list[str]] = {}
    for one in (listed := tuple(items)):
        if one.followed is None:
            leads.setdefault((one.kind, one.key, one.document, one.parties), one)
    entries: list[Item] = []
    for one in listed:
        lead = leads.get((one.kind, one.key, one.followed, one.parties))
        if one.followed and lead and lead.day == one.day:
            also.setdefault(lead, []).append(one.name)
        else:
            entries.append(one)
    return tuple(Entry(one, tuple(also.get(one, ()))) for one in entries)
