"""Every event that was ever saved, for events are added to and never edited."""

from __future__ import annotations

from govdocs.model.event import Event
from govdocs.store.gateway import Gateway
from govdocs.text.faults import Faults
from govdocs.text.records import EVENTS_FILE, RecordFile, read_records
from govdocs.text.registers import read_yaml_file


def recorded_events(gateway: Gateway, head: str) -> tuple[Event, ...]:
    """Return the events of every revision up to a commit, each once, oldest first."""
    found: dict[Event, None] = {}
    seen: set[str] = set()
    touching = gateway.commits_touching(head, EVENTS_FILE)
    for commit, paths in reversed(touching.items()):
        for path in sorted(paths):
            blob = gateway.id_at(commit, path)
            if blob is None or blob in seen:
                continue
            seen.add(blob)
            found |= dict.fromkeys(_read(path, gateway.blob(blob)))
    return tuple(found)


def _read(path: str, raw: bytes) -> list[Event]:
    """Return the events of one file; a file with faults says nothing."""
    file = read_yaml_file(path, raw, Faults(path))
    events = read_records([RecordFile(path, file.data, file.places)]).events
    return [event for known in events.values() for event in known]
