"""Enter in the record that a party gives notice, or takes it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from govdocs.errors import BadArgument, DecisionRefused
from govdocs.model.event import Event, EventKind
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


def note(force: Force, dated: Dated, event: Event, known: str, today: date) -> Noted:
    """Return the events with one more, and what follows from it for its party.

    `known` is the text of the file as it is, '' when there is none.
    Raises DecisionRefused or BadArgument.
    """
    party = event.parties[0] if event.parties else ""
    _refuse(force, dated, event, party, today)
    path = events_path(dated.version)
    text = with_event(known, event)
    faults = Faults(path)
    before, after = _events(path, known, Faults(path)), _events(path, text, faults)
    if faults.found:
        first = faults.found[0]
        raise DecisionRefused(first.message, first.remedy, file=path)
    grown = (*before.get(event.document, ()), event)
    if after != {**before, event.document: grown}:
        raise DecisionRefused(
            "filen är skriven i en form som det inte går att lägga till i",
            "skriv id längst till vänster och raderna indragna två steg",
            file=path,
        )
    now = replace(force, events={**force.events, event.document: grown})
    return Noted(path, text, event, now.exit(dated, party, date.max))


def _refuse(force: Force, dated: Dated, event: Event, party: str, today: date) -> None:
    if party not in dated.version.parties:
        raise BadArgument(
            f"{party} är inte part i {dated.version.name}", "se parter.yaml för id"
        )
    days = [one.day for one in event.received if one.day]
    days += [event.start] if event.start else []
    if any(day > today for day in days):
        raise DecisionRefused(
            f"{max(days)} har inte varit ännu", "ange dagen då uppsägningen kom fram"
        )
    given = force.exit(dated, party, event.start or today)
    if event.kind is EventKind.WITHDRAWAL and not (given.day or given.unknown):
        raise DecisionRefused(
            f"{party} hade ingen uppsägning att ta tillbaka den {event.start or today}",
            "kontrollera part, version och dag",
        )
    if event.kind is EventKind.NOTICE and given.day and not given.unknown:
        raise DecisionRefused(
            f"{party} har redan sagt upp avtalet, med {given.day} som sista dag",
            "ta först tillbaka den uppsägningen med --withdraw om den inte gäller",
        )
    if event.kind is EventKind.NOTICE and _is_noted(force, event):
        raise DecisionRefused(
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
