"""GD705: an event that was saved earlier and is now changed or gone."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.event import Event
from govdocs.model.record import Record
from govdocs.store.kept_events import recorded_events
from govdocs.store.versions import Versions
from govdocs.text.load import Loaded
from govdocs.text.records import EVENTS_FILE

_REMEDY = (
    "återställ raden ur historiken (git log -p), och skriv rättelsen som en ny rad"
)


def kept_events(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find events of earlier revisions that do not stand as they were saved."""
    if loaded.workspace.is_broken(EVENTS_FILE):
        return  # the fault of the file is told
    record = loaded.workspace.record
    now = frozenset(one for known in record.events.values() for one in known)
    facts = ("events", versions.head, sorted(map(repr, now)))
    if versions.proofs.holds(*facts):
        return
    lost = [
        one
        for one in recorded_events(versions.gateway, versions.head)
        if one not in now
    ]
    for event in lost:
        yield _hit(event, record)
    if not lost:
        versions.proofs.note(*facts)


def _hit(event: Event, record: Record) -> Hit:
    known = record.events.get(event.document, ())
    same = [
        one for one in known if (one.kind, one.version) == (event.kind, event.version)
    ]
    file, line = (same or known)[0].place if known else (EVENTS_FILE, 1)
    words = (
        f"händelsen {event.kind.value} om {event.document} {event.version} är ändrad eller "
        "borttagen sedan den sparades"
    )
    return Hit(file, line if same else 1, 1, words, _REMEDY)
