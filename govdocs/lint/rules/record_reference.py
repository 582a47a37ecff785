"""GD704: an event or version in the record that does not hang together with the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from govdocs.decision.matters import matters_of
from govdocs.decision.tally import Stand
from govdocs.lint.rule import Hit
from govdocs.model.decision_path import is_decision, parse_decision_path
from govdocs.model.event import Event, EventKind
from govdocs.model.nearest import did_you_mean
from govdocs.model.record import Record
from govdocs.model.version import Dated, number_key
from govdocs.model.workspace import Workspace
from govdocs.text.records import VERSIONS_FILE
from govdocs.text.registers import BODIES_FILE, PARTIES_FILE

# What `beslut` says of a decision that the workspace does not have.
_NO_FILE = "okänt"
_BY_PARTIES = frozenset({EventKind.NOTICE, EventKind.WITHDRAWAL})


def record_reference(workspace: Workspace) -> Iterator[Hit]:
    """Find events about unknown versions, parties or bodies, and versions that clash."""
    parties = frozenset(one.id for one in workspace.registers.parties)
    bodies = parties | {one.id for one in workspace.registers.bodies}
    if workspace.is_broken(PARTIES_FILE, BODIES_FILE):
        bodies = frozenset()
    has_versions = not workspace.is_broken(VERSIONS_FILE)
    yield from judge_record(workspace.record, parties, bodies, has_versions)
    knows_decisions = not any(map(is_decision, workspace.unread))
    known = {at.tail for path in workspace.files if (at := parse_decision_path(path))}
    for events in workspace.record.events.values():
        for event in events:
            yield from _decision(event, known)
            if knows_decisions:
                yield from _silent(event, workspace)


def _decision(event: Event, known: Collection[str]) -> Iterator[Hit]:
    """Find a decision that an event rests on and that has no file."""
    if event.decision in (None, _NO_FILE):
        return
    at = parse_decision_path(event.decision)
    if at is None or at.tail not in known:
        words = f"beslutet {event.decision} har ingen fil"
        of_document = (one for one in known if f"/{event.document}/" in one)
        otherwise = f"rätta beslut, eller skriv {_NO_FILE}"
        remedy = did_you_mean(event.decision, of_document, otherwise)
        yield Hit(*event.place, 1, words, remedy)


def _silent(event: Event, workspace: Workspace) -> Iterator[Hit]:
    """Find parties of which no decision is filed, where others have met the condition."""
    version = workspace.record.find(event.document, event.version)
    outline = workspace.by_id.get(event.document)
    if event.kind is not EventKind.CONDITION_MET or version is None or outline is None:
        return
    dated = Dated(version, outline.metadata)
    matters = matters_of(workspace.record, workspace.registers)
    tally = matters.tally(dated, date.max) if matters.of(dated) else None
    missing = [
        vote.party or "det organ som beslutar"
        for vote in (tally.votes if tally else ())
        if vote.stand is Stand.NONE and (not vote.party or event.concerns(vote.party))
    ]
    if missing:
        words = f"villkoret är uppfyllt, men beslut saknas från {', '.join(missing)}"
        yield Hit(*event.place, 1, words, "lägg till besluten, eller ta bort händelsen")


def judge_record(
    record: Record,
    parties: frozenset[str],
    bodies: frozenset[str],
    has_versions: bool,
) -> Iterator[Hit]:
    """Judge a record alone; an empty set of parties or bodies means that none is known.

    `has_versions` is false when a register of versions could not be read.
    """
    for entries in record.versions.values():
        counts = Counter(one.number for one in entries)
        for one in entries:
            if counts[one.number] > 1:
                words = f"{one.name} står två gånger i registret"
                yield Hit(*one.place, 1, words, "ta bort den ena raden")
            elif one.end and one.start and one.end < one.start:
                words = f"{one.end} ligger före {one.start}"
                yield Hit(*one.place, 1, words, "rätta avsedd_från eller avsedd_till")
            elif number_key(one.number) is None:
                words = f'"{one.number}" är inget versionsnummer'
                yield Hit(*one.place, 1, words, 'skriv till exempel "1.0"')
    for events in record.events.values():
        for event in events:
            if has_versions:
                yield from _unlocked(event, record)
            yield from _judge(event, parties, bodies)


def _unlocked(event: Event, record: Record) -> Iterator[Hit]:
    """Find an event about a version that is not registered."""
    versions = record.versions.get(event.document, ())
    numbers = [one.number for one in versions]
    if event.version not in numbers:
        otherwise = f"lås version {event.version} först, eller rätta numret"
        remedy = did_you_mean(event.version, numbers, otherwise)
        words = f"händelsen gäller {event.document} {event.version}, som inte är låst"
        yield Hit(*event.place, 1, words, remedy)


def _judge(
    event: Event, known: frozenset[str], bodies: frozenset[str]
) -> Iterator[Hit]:
    for party in event.parties or ():
        if known and party not in known:
            remedy = did_you_mean(party, known, "lägg till parten i parter.yaml")
            words = f"parten {party} finns inte i parter.yaml"
            yield Hit(*event.place, 1, words, remedy)
    named = [one.recipient for one in event.received]
    for body in (*named, *event.accepted_by):
        if bodies and body not in bodies:
            remedy = did_you_mean(
                body, bodies, "lägg till i organ.yaml eller parter.yaml"
            )
            words = f"{body} finns inte i organ.yaml eller parter.yaml"
            yield Hit(*event.place, 1, words, remedy)
    if event.kind in _BY_PARTIES and event.parties is None:
        words = f"det framgår inte vilka parter händelsen ({event.kind.value}) gäller"
        yield Hit(*event.place, 1, words, "ange parter")
    if event.start and event.end and event.end < event.start:
        words = f"{event.end} ligger före {event.start}"
        yield Hit(*event.place, 1, words, "rätta från eller till")
