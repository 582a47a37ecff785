"""Enter in the record that a party gives notice, or takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from govdocs.errors import BadArgument, DecisionRefused, GovdocsError
from govdocs.model.event import Event, EventKind
from govdocs.model.nearest import did_you_mean
from govdocs.model.version import Dated, Version
from govdocs.overview.in_force import Force
from govdocs.overview.notices import Exit
from govdocs.text.event_entry import with_event
from govdocs.text.faults import Faults
from govdocs.text.records import EVENTS_FILE, RecordFile, read_records
from govdocs.text.registers import read_yaml_file


@dataclass(frozen=True, slots=True)
class Noted:
    """The file of events to write, not written yet, and what follows for the party."""

    path: str
    text: str
    event: Event
    exit: Exit

    @property
    def message(self) -> str:
        """Return the message of the commit that holds it."""
        event, parties = self.event, ", ".join(self.event.parties or ())
        subject = f"{event.kind.value.capitalize()}: {event.document}@{event.version}"
        return f"{subject}, {parties}\n"


def events_path(version: Version) -> str:
    """Return the file of events beside the register of a version."""
    folder = version.place[0].rpartition("/")[0]
    return f"{folder}/{EVENTS_FILE}" if folder else EVENTS_FILE


def note(
    force: Force,
    dated: Dated,
    event: Event,
    known: str,
    today: date,
    faults: list[GovdocsError],
) -> Noted | None:
    """Return the events with one more, and what follows from it for its party.

    `known` is the text of the file as it is, '' when there is none. What stops it is
    added to `faults`, and then there is nothing to write.
    """
    faults += judge_notice(force, dated, event, today)
    party = event.parties[0] if event.parties else ""
    path = events_path(dated.version)
    text = with_event(known, event)
    found = Faults(path)
    before, after = _events(path, known, Faults(path)), _events(path, text, found)
    faults += (DecisionRefused(e.message, e.remedy, file=path) for e in found.found)
    grown = (*before.get(event.document, ()), event)
    if not found.found and after != {**before, event.document: grown}:
        what = "filen är skriven i en form som det inte går att lägga till i"
        remedy = "skriv id längst till vänster och raderna indragna två steg"
        faults.append(DecisionRefused(what, remedy, file=path))
    if faults:
        return None
    now = replace(force, events={**force.events, event.document: grown})
    return Noted(path, text, event, now.exit(dated, party, date.max))


def judge_notice(
    force: Force, dated: Dated, event: Event, today: date
) -> Iterator[GovdocsError]:
    """Yield why a notice, or its withdrawal, cannot be; without a party only its days."""
    party = event.parties[0] if event.parties else ""
    yield from _judge_days(force, dated, event, today)
    if party and party not in dated.version.parties:
        yield BadArgument(
            f"{party} är inte part i {dated.version.name}",
            did_you_mean(party, dated.version.parties, "se parter.yaml för id"),
        )
    elif party:
        yield from _judge_order(force, dated, event, today)


def _judge_days(
    force: Force, dated: Dated, event: Event, today: date
) -> Iterator[DecisionRefused]:
    days = {one.day for one in event.received if one.day}
    days |= {event.start} if event.start else set()
    first, known = _first_known(force, dated, event)
    for day in sorted(days):
        if day > today:
            yield DecisionRefused(
                f"{day} har inte varit ännu", "ange dagen då uppsägningen kom fram"
            )
        elif day < first:
            yield DecisionRefused(
                f"{day} är för tidigt: det första som är känt om "
                f"{force.base(dated).version.name} är att {known} {first}",
                "kontrollera dagen; en äldre version sägs upp för sig",
            )


def _first_known(force: Force, dated: Dated, event: Event) -> tuple[date, str]:
    """Return the first day that the record knows of an agreement, and what it says of it.

    What an old agreement was locked as can be years younger than its term, and a text
    can be agreed long before its term begins, so none of the days alone is a limit.
    """
    base = force.base(dated)
    follows = base.metadata.follows
    above = force.dated.get(follows.document, ()) if follows else ()
    known = [one for each in (base, *above) for one in _known_days(each)]
    started = (force.first_day(base, party) for party in event.parties or ())
    known += ((one, "den gäller från") for one in started if one)
    return min(known)


def _known_days(one: Dated) -> Iterator[tuple[date, str]]:
    version, meta = one.version, one.metadata
    yield version.locked, "texten låstes"
    for day, words in (
        (version.start, "den var tänkt att gälla från"),
        (meta.term.start if meta.term else None, "avtalstiden börjar"),
        (meta.applies_from, "den gäller från"),
    ):
        if day:
            yield day, words


def _judge_order(
    force: Force, dated: Dated, event: Event, today: date
) -> Iterator[DecisionRefused]:
    """Yield what a party cannot do with the notices that it has given before."""
    party = (event.parties or ("",))[0]
    given = force.exit(dated, party, event.start or today)
    if event.kind is EventKind.WITHDRAWAL and not (given.day or given.unknown):
        yield DecisionRefused(
            f"{party} hade ingen uppsägning att ta tillbaka den {event.start or today}",
            "kontrollera part, version och dag",
        )
    if event.kind is EventKind.NOTICE and given.day and not given.unknown:
        yield DecisionRefused(
            f"{party} har redan sagt upp avtalet, med {given.day} som sista dag",
            "ta först tillbaka den uppsägningen med --withdraw om den inte gäller",
        )
    elif event.kind is EventKind.NOTICE and _is_noted(force, event):
        yield DecisionRefused(
            f"samma uppsägning av {party} är redan registrerad",
            "ange dagarna då en ny uppsägning kom fram",
        )


def _is_noted(force: Force, event: Event) -> bool:
    """Tell whether a notice that came in on the same known days is in the record."""
    return all(one.day for one in event.received) and any(
        one.kind is event.kind
        and (one.version, one.parties) == (event.version, event.parties)
        and set(one.received) == set(event.received)
        for one in force.events.get(event.document, ())
    )


def _events(path: str, text: str, faults: Faults) -> dict[str, tuple[Event, ...]]:
    if not text:
        return {}
    file = read_yaml_file(path, text.encode("utf-8", "surrogatepass"), faults)
    return dict(read_records([RecordFile(path, file.data, file.places)]).events)
