"""Which version binds whom on a day: computed from versions and events, never stored.

The rules, in order: a version of a kind that the parties decide starts when an event
says that the condition is met, or else when its own terms and the decisions do; the
version that started last is the one that counts; it ends with its term, unless the term
was prolonged or continues; it ends earlier for a party whose notice has not been
withdrawn, and when it is replaced. A document that takes its term from another binds as
long as that one does. What the events do not settle is told as unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from govdocs.decision.matters import Matters
from govdocs.model.event import Event, EventKind, Events
from govdocs.model.kinds import ROWS
from govdocs.model.metadata import Metadata
from govdocs.model.period import days_later
from govdocs.model.version import Dated, Version, VersionKind, number_key
from govdocs.overview.notices import Exit, Terms, find_exit

# Events that are about an agreement with all its updates and corrections.
_OF_THE_WHOLE = {
    EventKind.EXTENSION,
    EventKind.CONTINUED,
    EventKind.NOTICE,
    EventKind.WITHDRAWAL,
    EventKind.REPLACED,
}


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
    """All versions, events and decisions of a workspace, as known at one moment."""

    dated: Mapping[str, tuple[Dated, ...]]
    events: Events
    matters: Matters = field(default_factory=Matters)
    _known: dict[tuple[str, str, date], Standing] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

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

    def concerned(self, document: str, day: date) -> dict[str, str | None]:
        """Return what binds the parties that a text in force was meant for; else all.

        Somebody who is a party of a draft alone does not make the answer differ.
        """
        return self.among(document, self.in_force(document, day))

    def among(
        self, document: str, now: Mapping[str, str | None]
    ) -> dict[str, str | None]:
        """Return of what binds the parties only those whom a text in force concerns."""
        bound = set(now.values())
        meant = {
            party
            for one in self.dated.get(document, ())
            if one.version.number in bound
            for party in one.version.parties
        }
        return {party: now[party] for party in now if party in meant} or dict(now)

    def standing(self, document: str, party: str, day: date) -> Standing:
        """Return what binds a party on a day, and why."""
        asked = document, party, day
        if asked not in self._known:
            self._known[asked] = self._standing(*asked, frozenset())
        return self._known[asked]

    def first_day(self, dated: Dated, party: str) -> date | None:
        """Return the first day a version binds a party; None when it never does."""
        start = self._start(self.base(dated), party)
        return _own_start(dated, start) if start else None

    def base(self, dated: Dated) -> Dated:
        """Return the revision that a version updates or corrects; itself if it is one."""
        major = _number(dated.version)[0]
        run = [
            one
            for one in self.dated.get(dated.version.document, ())
            if _number(one.version)[0] == major
        ]
        return min(run, key=lambda one: _number(one.version), default=dated)

    def exit(self, dated: Dated, party: str, day: date) -> Exit:
        """Return the last day for a party that has given notice by a day, and why."""
        return self._notice_end(self.base(dated), party, day)

    def term(self, dated: Dated, party: str, day: date) -> Exit:
        """Return the last day of the term, prolonged or continued as known for a day."""
        return self._term_end(self.base(dated), party, day)

    def _standing(
        self, document: str, party: str, day: date, above: frozenset[str]
    ) -> Standing:
        begun = self._begun(document, party, day)
        if begun is None:
            return Standing(None, why=(f"Ingen version av {document} gällde.",))
        start, base, run = begun
        found = self._end(base, party, day, above | {document})
        if found.day and found.day < start:
            return Standing(None, why=found.why)
        if found.day and found.day < day:
            return Standing(None, start, found.day, found.why)
        current = [one for one in run if _own_start(one, start) <= day][-1]
        why = (f"Version {base.version.number} gäller från {start}.", *found.why)
        return Standing(current.version.number, start, found.day, why)

    def _begun(
        self, document: str, party: str, day: date
    ) -> tuple[date, Dated, list[Dated]] | None:
        """Return the revision that started last, its first day, and its texts in order."""
        begun = []
        for run in self._runs(document, party):
            base = self.base(run[0])
            start = self._start(base, party)
            first = _own_start(run[0], start) if start else None
            if first and first <= day:
                begun.append((first, base, run))
        return max(
            begun, key=lambda one: (one[0], _number(one[1].version)), default=None
        )

    def _runs(self, document: str, party: str) -> Iterator[list[Dated]]:
        """Yield each revision with its updates, as far as they are meant for a party."""
        runs: dict[int, list[Dated]] = {}
        known = self.dated.get(document, ())
        for one in sorted(known, key=lambda one: _number(one.version)):
            dropped = not _is_revision(one) and any(
                self._about(one, EventKind.LAPSED, party)
            )
            if party in one.version.parties and not dropped:
                runs.setdefault(_number(one.version)[0], []).append(one)
        yield from runs.values()

    def _about(self, one: Dated, kind: EventKind, party: str) -> Iterator[Event]:
        """Yield what has happened to a version for a party.

        What ends or prolongs an agreement is about it as a whole, whichever of its
        updates the event names.
        """
        version = one.version
        for event in self.events.get(version.document, ()):
            named = event.version == version.number
            if kind in _OF_THE_WHOLE:
                major = (number_key(event.version) or (None,))[0]
                named = named or major == _number(version)[0]
            if event.kind is kind and named and event.concerns(party):
                yield event

    def _start(self, one: Dated, party: str) -> date | None:
        """Return the first day a revision binds a party; None when it does not."""
        version, meta = one.version, one.metadata
        if any(self._about(one, EventKind.LAPSED, party)):
            return None
        met = [
            max(day, *_earliest(meta))
            for event in self._about(one, EventKind.CONDITION_MET, party)
            if (day := event.start or version.start)
        ]
        if met:
            return min(met)
        if needs_decision(meta):
            return self.matters.entry_day(one)
        term = meta.term.start if meta.term else None
        return version.start or meta.applies_from or term or version.locked

    def _end(self, one: Dated, party: str, day: date, above: frozenset[str]) -> Exit:
        """Return the last day a revision binds a party, and why."""
        term = self._term_end(one, party, day)
        if _takes_term(one.metadata):
            followed = self._followed_end(one, party, day, above)
            term = self._prolonged(one, party, day, followed)
        ends = [term, self._notice_end(one, party)]
        ends += [
            Exit(days_later(event.start, -1), (f"Ersattes den {event.start}.",))
            for event in self._about(one, EventKind.REPLACED, party)
            if event.start
        ]
        known = [one for one in ends if one.day]
        first = min(known, key=lambda one: one.day or day, default=None)
        if first and first.day and first.day < day:
            return first
        why = tuple(words for one in ends for words in one.why)
        return Exit(first.day if first else None, why)

    def _followed_end(
        self, one: Dated, party: str, day: date, above: frozenset[str]
    ) -> Exit:
        """Return the last day of the document whose term is taken."""
        follows = one.metadata.follows
        document = follows.document if follows else ""
        if document not in self.dated:
            return Exit(None, (f"Följer {document}, som ingen version är låst av.",))
        if document in above:
            words = f"Följer {document} i en ring, så sista dagen är okänd."
            return Exit(None, (words,))
        if party not in self.parties(document):
            words = f"Följer {document}, där parten inte är med. Sista dagen är okänd."
            return Exit(None, (words,))
        followed = self._standing(document, party, day, above)
        if followed.number is None:
            last = followed.last or date.min
            return Exit(last, (f"Följer {document}.", *followed.why))
        words = f"Följer {document}, där version {followed.number} gäller."
        return Exit(followed.last, (words, *followed.why))

    def _term_end(self, one: Dated, party: str, day: date) -> Exit:
        """Return the last day of its own term, prolonged or continued by events."""
        end = one.metadata.term.end if one.metadata.term else None
        if end is None:
            return Exit(None)
        found = Exit(end, (f"Avtalstiden går till och med {end}.",))
        return self._prolonged(one, party, day, found)

    def _prolonged(self, one: Dated, party: str, day: date, found: Exit) -> Exit:
        """Return an end moved by the events known to move it.

        An event that takes the agreement up again after a gap counts from its own day.
        """
        for event in self._about(one, EventKind.EXTENSION, party):
            last, end = found.day, event.end
            if end and last and last < end and not _after_gap(event, last, day):
                found = Exit(end, (*found.why, f"Förlängt till och med {end}."))
        for event in self._about(one, EventKind.CONTINUED, party):
            if found.day and not _after_gap(event, found.day, day):
                last = max(found.day, event.end) if event.end else None
                found = Exit(last, (*found.why, _continued_words(event)))
        return found

    def _notice_end(self, one: Dated, party: str, by: date = date.max) -> Exit:
        """Return the last day by the notices and withdrawals that had come by a day."""
        notices, withdrawals = (
            [event for event in self._about(one, kind, party) if event.happened_by(by)]
            for kind in (EventKind.NOTICE, EventKind.WITHDRAWAL)
        )
        terms = [(event, self._terms(one, party, event)) for event in notices]
        return find_exit(terms, withdrawals)

    def _terms(self, one: Dated, party: str, notice: Event) -> Terms:
        """Return the terms a notice is judged by: those that held when it came."""
        day = notice.received_by_all or notice.start or date.max
        term = self._holder(one, party, day, "avtalstid")
        stated = self._holder(one, party, day, "uppsägning").metadata.notice
        own = term.metadata.term.end if term.metadata.term else None
        ends = [
            event.end
            for event in self._about(term, EventKind.EXTENSION, party)
            if event.end
        ]
        open_ended = self._term_end(term, party, date.max).day is None
        return Terms(stated, max([own, *ends]) if own else None, open_ended)

    def _holder(
        self,
        one: Dated,
        party: str,
        day: date,
        what: str,
        above: frozenset[str] = frozenset(),
    ) -> Dated:
        """Return the text that states a term: the version's own, or one it follows."""
        meta, document = one.metadata, one.version.document
        own = meta.term if what == "avtalstid" else meta.notice
        if own or not meta.follows or what not in meta.follows.what:
            return one
        begun = self._begun(meta.follows.document, party, day)
        if begun is None or document in above:
            return one
        return self._holder(begun[1], party, day, what, above | {document})

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
            Interval(one[0], days_later(after[0], -1), one[1])
            for one, after in pairwise(found)
        ]
        return (*closed, Interval(found[-1][0], None, found[-1][1])) if found else ()

    def _turning_days(self, document: str, above: frozenset[str]) -> set[date]:
        """Return every day on which what binds somebody can change."""
        days: set[date] = set()
        if document in above:
            return days
        for one in self.dated.get(document, ()):
            own = {one.version.start, one.version.locked, one.metadata.applies_from}
            days |= {day for day in own | {self.matters.entry_day(one)} if day}
            days |= set(_earliest(one.metadata))
            term = one.metadata.term
            ends = {term.end} if term and term.end else set()
            for party in one.version.parties:
                last = self._notice_end(one, party).day
                ends |= {last} if last else set()
            days |= {days_later(end, 1) for end in ends}
            if one.metadata.follows:
                followed = one.metadata.follows.document
                days |= self._turning_days(followed, above | {document})
        for event in self.events.get(document, ()):
            days |= {event.start} if event.start else set()
            days |= {days_later(event.end, 1)} if event.end else set()
        return days


def needs_decision(meta: Metadata) -> bool:
    """Tell whether a version binds only when its condition has been met."""
    entry = meta.entry_into_force
    return ROWS[meta.kind].decided or bool(entry and entry.condition)


def _earliest(meta: Metadata) -> tuple[date, ...]:
    """Return the days before which the text itself says that it does not apply."""
    entry = meta.entry_into_force
    days = (meta.term.start if meta.term else None, entry.earliest if entry else None)
    return tuple(day for day in (date.min, *days) if day)


def _takes_term(meta: Metadata) -> bool:
    return bool(meta.follows and "avtalstid" in meta.follows.what and not meta.term)


def _after_gap(event: Event, end: date, day: date) -> bool:
    """Tell whether an event takes up what has ended, on a later day than the one asked."""
    start = event.start
    return start is not None and days_later(end, 1) < start and day < start


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


def _number(version: Version) -> tuple[int, int]:
    return number_key(version.number) or (0, 0)
