"""Add an event to handelser.yaml without touching what stands there."""

from __future__ import annotations

import json
from collections.abc import Iterator

from govdocs.model.event import Event
from govdocs.model.metadata import UNKNOWN
from govdocs.text.register_entry import added
from govdocs.text.source import is_mendable, mend

_HEADING = "# Vad som har hänt med varje version. Rader läggs till och ändras aldrig.\n"


def with_event(record: str, event: Event) -> str:
    """Return the text of the events with one more, last under its publication."""
    return added(record or _HEADING, event.document, list(_lines(event)))


def _lines(event: Event) -> Iterator[str]:
    yield f"  - sort: {event.kind.value}"
    yield f'    version: "{event.version}"'
    if event.parties:
        yield f"    parter: [{', '.join(event.parties)}]"
    if event.start:
        yield f"    från: {event.start}"
    if event.end:
        yield f"    till: {event.end}"
    if event.received:
        rows = (
            f"{{mottagare: {one.recipient}, dag: {one.day or UNKNOWN}}}"
            for one in event.received
        )
        yield f"    inkom: [{', '.join(rows)}]"
    if event.accepted_by:
        yield f"    godtas_av: [{', '.join(event.accepted_by)}]"
    for key, words in (
        ("beslut", event.decision),
        ("källa", event.source),
        ("märkning", event.marking),
    ):
        if words:
            plain = mend(words) if is_mendable(words) else words
            yield f"    {key}: {json.dumps(plain, ensure_ascii=False)}"
