"""Add an event to handelser.yaml without touching what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.event import Event
from govdocs.model.metadata import UNKNOWN
from govdocs.text.quoted import quoted_id, quoted_plain
from govdocs.text.register_entry import added

_HEADING = "# Vad som har hänt med varje version. Rader läggs till och ändras aldrig.\n"


def with_event(record: str, event: Event) -> str:
    """Return the text of the events with one more, last under its publication."""
    return added(record or _HEADING, event.document, list(_lines(event)))


def _lines(event: Event) -> Iterator[str]:
    yield f"  - sort: {event.kind.value}"
    yield f'    version: "{event.version}"'
    if event.parties:
        yield f"    parter: [{', '.join(map(quoted_id, event.parties))}]"
    if event.start:
        yield f"    från: {event.start}"
    if event.end:
        yield f"    till: {event.end}"
    if event.received:
        rows = (
            f"{{mottagare: {quoted_id(one.recipient)}, dag: {one.day or UNKNOWN}}}"
            for one in event.received
        )
        yield f"    inkom: [{', '.join(rows)}]"
    if event.accepted_by:
        yield f"    godtas_av: [{', '.join(map(quoted_id, event.accepted_by))}]"
    for key, words in (
        ("beslut", event.decision),
        ("källa", event.source),
        ("märkning", event.marking),
    ):
        if words:
            yield f"    {key}: {quoted_plain(words)}"
