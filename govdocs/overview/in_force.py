"""Which version binds whom on a day: computed from versions and events, never stored.

The rules, in order: a version of a kind that the parties decide starts when an event
says that the condition is met; the version that started last is the one that counts; it
ends with its term, unless the term was prolonged or continues; it ends earlier for a
party whose notice has not been withdrawn, and when it is replaced. A document that takes
its term from another binds as long as that one does. What the events do not settle is
told as unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from govdocs.model.event import Event, EventKind, Events
from govdocs.model.kinds import ROWS
from govdocs.model.metadata import Metadata, Notice
from govdocs.model.version import Dated, Version, VersionKind, number_key
from govdocs.overview.notices import Exit, find_exit

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Standing:
    """What binds one party on one day; `number` is None when nothing does.

    `last` is the last day it is known to bind, None without a known end; `why` is the
    rule and the arithmetic, a sentence each.
    """

    number: str | None
    start: date | None = None
    last: date | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """Days, both inclusive, on which the same versions bind the same parties."""

    start: date
    end: date | None
    versions: Mapping[str, str | None]


@dataclass(frozen=True)
class Force:
    """All versions and events of a workspace, as known at one moment."""

    dated: Mapping[str, tuple[Dated, ...]]
    events: Events

    def parties(self, document: str) -> tuple[str, ...]:
        """Return every party that any version of a document was meant for."""
        named = (one.version.parties for one in self.dated.get(document, ()))
        return tuple(dict.fromkeys(party for parties in named for party in parties))

    def in_force(self, document: str, day: date) -> dict[str, str | None]:
        """Return the number of the version that binds each party on a day, or None."""
        return {
            party: self.standing(document, party, day).number
            for party in self.parties(document)
        }

    def standing(self, document: str, party: str, day: date) -> Standing:
        """Return what binds a party on a day, and why."""
        return self._standing(document, party, day, frozenset())

    def first_day(self, dated: Dated, party: str) -> date | None:
        """Return the first day a version binds a party; None when it never does."""
        start = self._start(self.base(dated), party)
        return _own_start(dated, start) if start else None

    def base(self, dated: Dated) -> Dated:
        """Return the revision that a version updates or corrects; itself if it is one."""
        major = _number(dated)[0]
        run = [
            one
            for one in self.dated.get(dated.version.document, ())
            if _number(one)[0] == major
        ]
        return min(run, key=_number, default=dated)

    def exit(self, dated: Dated, party: str, day: date) -> Exit:
        """Return the last day for a party that has given notice, and why."""
        return self._notice_end(self.base(dated), party, day)

    def _standing(
        self, document: str, party: str, day: date, above: frozenset[str]
    ) -> Standing:
        started = [
            (start, run)
            for run in self._runs(document, party)
            if (start := self._start(run[0], party)) and start <= day
        ]
        if not started or document in above:
            return Standing(None, why=("Ingen version hade börjat gälla.",))
        start, run = max(started, key=lambda one: (one[0], _number(one[1][0])))
        found = self._end(run[0], party, day, above | {document})
        if found.day and found.day < day:
            return Standing(None, start, found.day, found.why)
        current = [one for one in run if _own_start(one, start) <= day][-1]
        why = (f"Version {run[0].version.number} gäller från {start}.", *found.why)
        return Standing(current.version.number, start, found.day, why)

    def _runs(self, document: str, party: str) -> Iterator[list[Dated]]:
        """Yield each revision with the updates and corrections made to it."""
        runs: dict[int, list[Dated]] = {}
        known = self.dated.get(document, ())
        for one in sorted(known, key=_number):
            if party in one.version.parties:
                runs.setdefault(_number(one)[0], []).append(one)
        yield from (run for run in runs.values() if run)

    def _of(self, version: Version, kind: EventKind) -> Iterator[Event]:
        for event in self.events.get(version.document, ()):
            if event.kind is kind and event.version == version.number:
                yield event

    def _about(self, one: Dated, kind: EventKind, party: str) -> Iterator[Event]:
        return (event for event in self._of(one.version, kind) if event.concerns(party))

    def _start(self, one: Dated, party: str) -> date | None:
        """Return the first day a revision binds a party; None when it does not."""
        version, meta = one.version, one.metadata
        if any(self._about(one, EventKind.LAPSED, party)):
            return None
        met = [
            day
            for event in self._about(one, EventKind.CONDITION_MET, party)
            if (day := event.start or version.start)
        ]
        if met:
            return min(met)
        if needs_decision(meta):
            return None
        term = meta.term.start if meta.term else None
        return version.start or meta.applies_from or term or version.locked

    def _end(self, one: Dated, party: str, day: date, above: frozenset[str]) -> Exit:
        """Return the last day a revision binds a party, and why."""
        ends = [self._term_end(one, party), self._notice_end(one, party, day)]
        ends += [
            Exit(event.start - _DAY, (f"Ersattes den {event.start}.",))
            for event in self._about(one, EventKind.REPLACED, party)
            if event.start
        ]
        follows = one.metadata.follows
        if follows and "avtalstid" in follows.what and not one.metadata.term:
            ends.append(self._followed_end(follows.document, party, day, above))
        known = [one for one in ends if one.day]
        first = min(known, key=lambda one: one.day or day, default=None)
        if first and first.day and first.day < day:
            return first
        why = tuple(words for one in ends for words in one.why)
        return Exit(first.day if first else None, why)

    def _followed_end(
        self, document: str, party: str, day: date, above: frozenset[str]
    ) -> Exit:
        if document not in self.dated:
            return Exit(None, (f"Följer {document}, som ingen version är låst av.",))
        followed = self._standing(document, party, day, above)
        if followed.number is None:
            last = followed.last or day - _DAY
            return Exit(last, (f"Följer {document}.", *followed.why))
        words = f"Följer {document}, där version {followed.number} gäller."
        return Exit(followed.last, (words,))

    def _term_end(self, one: Dated, party: str) -> Exit:
        """Return the last day of the term, prolonged or continued where events say so."""
        end = one.metadata.term.end if one.metadata.term else None
        if end is None:
            return Exit(None)
        why = [f"Avtalstiden går till och med {end}."]
        for event in self._about(one, EventKind.EXTENSION, party):
            if event.end and event.end > end:
                end = event.end
                why.append(f"Förlängt till och med {end}.")
        for event in self._about(one, EventKind.CONTINUED, party):
            why.append(_continued_words(event))
            if event.end is None:
                return Exit(None, tuple(why))
            end = max(end, event.end)
        return Exit(end, tuple(why))

    def _notice_end(self, one: Dated, party: str, day: date) -> Exit:
        open_ended = self._term_end(one, party).day is None
        term = self._fixed_end(one, party)
        return find_exit(
            tuple(self._about(one, EventKind.NOTICE, party)),
            tuple(self._about(one, EventKind.WITHDRAWAL, party)),
            self._notice(one, party, day),
            term,
            open_ended=open_ended,
        )

    def _fixed_end(self, one: Dated, party: str) -> date | None:
        term = one.metadata.term.end if one.metadata.term else None
        ends = [
            event.end
            for event in self._about(one, EventKind.EXTENSION, party)
            if event.end
        ]
        return max([term, *ends]) if term else None

    def _notice(self, one: Dated, party: str, day: date) -> Notice | None:
        """Return the terms of notice, own or taken from the document followed."""
        follows = one.metadata.follows
        if one.metadata.notice or not follows or "uppsägning" not in follows.what:
            return one.metadata.notice
        for other in reversed(self.dated.get(follows.document, ())):
            start = self._start(other, party) if _is_revision(other) else None
            if start and start <= day and other.metadata.notice:
                return other.metadata.notice
        return None

    def intervals(self, document: str) -> tuple[Interval, ...]:
        """Return the whole time line of a document, from its first day in force."""
        found: list[tuple[date, dict[str, str | None]]] = []
        for day in sorted(self._turning_days(document, frozenset())):
            now = self.in_force(document, day)
            if not found and not any(now.values()):
                continue
            if not found or found[-1][1] != now:
                found.append((day, now))
        closed = [
            Interval(one[0], after[0] - _DAY, one[1]) for one, after in pairwise(found)
        ]
        return (*closed, Interval(found[-1][0], None, found[-1][1])) if found else ()

    def _turning_days(self, document: str, above: frozenset[str]) -> set[date]:
        """Return every day on which what binds somebody can change."""
        days: set[date] = set()
        if document in above:
            return days
        for one in self.dated.get(document, ()):
            own = (one.version.start, one.version.locked, one.metadata.applies_from)
            days |= {day for day in own if day}
            if one.metadata.term:
                days.add(one.metadata.term.start)
            for party in one.version.parties:
                for found in (
                    self._term_end(one, party),
                    self._notice_end(one, party, date.max),
                ):
                    days |= {found.day + _DAY} if found.day else set()
            if one.metadata.follows:
                followed = one.metadata.follows.document
                days |= self._turning_days(followed, above | {document})
        for event in self.events.get(document, ()):
            days |= {event.start} if event.start else set()
            days |= {event.end + _DAY} if event.end else set()
        return days


def needs_decision(meta: Metadata) -> bool:
    """Tell whether a version binds only when its condition has been met."""
    entry = meta.entry_into_force
    return ROWS[meta.kind].decided or bool(entry and entry.condition)


def _continued_words(event: Event) -> str:
    start = f" från {event.start}" if event.start else ""
    until = f"till och med {event.end}" if event.end else "tills annat beslutas"
    return f"Fortsatt giltighet{start} {until}."


def _own_start(one: Dated, start: date) -> date:
    """Return the first day of a text within its run; a revision starts the run."""
    return (
        start
        if _is_revision(one)
        else max(start, one.version.start or one.version.locked)
    )


def _is_revision(one: Dated) -> bool:
    return one.version.kind is VersionKind.REVISION


def _number(one: Dated) -> tuple[int, int]:
    return number_key(one.version.number) or (0, 0)
