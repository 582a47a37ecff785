"""The decisions of a workspace, with all that is needed to count them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from govdocs.decision.entry import Entry, find_entry
from govdocs.decision.finality import last_final
from govdocs.decision.mandate import Mandates
from govdocs.decision.routes import find_route
from govdocs.decision.tally import Tally, count
from govdocs.model.decision import Decision, Decisions
from govdocs.model.event import EventKind, Events
from govdocs.model.metadata import Metadata
from govdocs.model.outcome import ROW_OF
from govdocs.model.record import Record
from govdocs.model.register import Registers
from govdocs.model.route import Route
from govdocs.model.version import Dated


@dataclass(frozen=True)
class Matters:
    """What has been decided, by whom it may be, and what was said of the last day."""

    decisions: Decisions = field(default_factory=dict)
    registers: Registers = field(default_factory=Registers)
    events: Events = field(default_factory=dict)
    _entries: dict[tuple[str, date], Entry | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _tallies: dict[tuple[str, date], Tally] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def mandates(self) -> Mandates:
        """Return the bodies and their mandates."""
        return Mandates(self.registers)

    def of(self, dated: Dated) -> tuple[Decision, ...]:
        """Return all decisions and reviews about a version, in order of day."""
        return self.decisions.get(dated.version.name, ())

    def route(self, meta: Metadata) -> Route | None:
        """Return the route of a document; None when it is unclear."""
        return find_route(meta, self.registers.routes)

    def last_day(self, dated: Dated) -> date | None:
        """Return the last day to decide a version, as the events have it."""
        days = [
            one.end
            for one in self.events.get(dated.version.document, ())
            if one.kind is EventKind.LAST_DAY
            and one.version == dated.version.number
            and one.end
        ]
        return days[-1] if days else None

    def tally(self, dated: Dated, day: date) -> Tally | None:
        """Return how the parties stood on a day; None when the route is unclear.

        Nothing more is known after the last day that something was; it is counted once.
        """
        last = max((one.known_on for one in self.of(dated)), default=date.min)
        asked = dated.version.name, min(day, last)
        known = self._tallies.get(asked)
        if known is None or known.version is not dated.version:
            known = self._count(dated, day)
        if known:
            self._tallies[asked] = known
        return known

    def _count(self, dated: Dated, day: date) -> Tally | None:
        route = self.route(dated.metadata)
        if route is None:
            return None
        return count(
            dated.version,
            dated.metadata.kind,
            self.of(dated),
            route,
            self.mandates,
            self.last_day(dated),
            day,
        )

    def entry(self, dated: Dated, by: date = date.max) -> Entry | None:
        """Return when a version enters into force, by what was decided by a day.

        None when nothing is. What is decided, corrected or annulled before that day can
        still move it; once the version is in force nothing of the kind undoes it.
        """
        asked = dated.version.name, by
        if asked not in self._entries:
            is_begun = any(one.known_on <= by for one in self.of(dated))
            self._entries[asked] = self._entry(dated, by) if is_begun else None
        return self._entries[asked]

    def entry_day(self, dated: Dated) -> date | None:
        """Return the first day in force by what is decided; None when there is none."""
        entry = self.entry(dated)
        return entry.day if entry else None

    def _entry(self, dated: Dated, by: date) -> Entry | None:
        now = self.tally(dated, by)
        if now is None:
            return None
        turns = self._turns(dated, now.required, by)
        for day, following in pairwise((*turns, date.max)):
            then = self.tally(dated, day)
            found = self.entry_by(dated, then) if then and then.is_complete else None
            if found and found.day and found.day <= following:
                return found
        return self.entry_by(dated, now)

    def _turns(self, dated: Dated, needed: int, by: date) -> list[date]:
        """Return the days on which something was decided, once enough can have said yes."""
        approving: set[str] = set()
        days: list[date] = []
        for one in sorted(self.of(dated), key=lambda one: one.known_on):
            if one.known_on > by:
                break
            if one.outcome and ROW_OF[one.outcome].is_alike:
                approving.add(one.body)
            if len(approving) >= needed and one.known_on not in days[-1:]:
                days.append(one.known_on)
        return days

    def entry_by(self, dated: Dated, tally: Tally) -> Entry:
        """Return when a version enters into force as the parties stand in a tally."""
        return find_entry(dated.metadata, tally, last_final(tally, self.mandates))


def matters_of(record: Record, registers: Registers) -> Matters:
    """Return the decisions of a record with the registers they are judged by."""
    return Matters(record.decisions, registers, record.events)
