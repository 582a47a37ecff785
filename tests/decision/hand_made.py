"""Versions and events made by hand, for tests of what binds whom without any files."""

from __future__ import annotations

from datetime import date
from typing import Any

from govdocs.model.event import Event, EventKind, Receipt
from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import Follows, Metadata, Notice
from govdocs.model.period import Length, Period, parse_length
from govdocs.model.version import Dated, Pin, Version, VersionKind
from govdocs.overview.in_force import Force
from govdocs.overview.status import Status, find_status

NAMES = {"region": "Regionen", "norrby": "Norrby kommun", "soderby": "Söderby kommun"}
PARTIES = tuple(NAMES)
LOCKED = date(2017, 2, 1)
BEGUN, ENDED = date(2017, 4, 1), date(2020, 12, 31)


def length(words: str) -> Length:
    """Return a length that is known to be one."""
    found = parse_length(words)
    assert found is not None
    return found


def notice(words: str = "12 månader", counted_to: str | None = "dag") -> Notice:
    """Return terms of notice."""
    return Notice(length(words), counted_to, ("region",))


def text(
    number: str = "1.0",
    document: str = "avtal",
    start: date | None = BEGUN,
    end: date | None = ENDED,
    parties: tuple[str, ...] = PARTIES,
    locked: date = LOCKED,
    **terms: Any,
) -> Dated:
    """Return a locked text with a term of its own, unless it follows another."""
    is_revision = number.endswith(".0")
    sort = VersionKind.REVISION if is_revision else VersionKind.EDITORIAL
    own = Period(start, end) if start and "follows" not in terms else None
    kind = terms.pop("kind", DocumentKind.AGREEMENT)
    meta = Metadata(document, kind, "Prov", **{"term": own, **terms})
    pins = (Pin(document, "0" * 40),)
    version = Version(
        document, number, sort, locked, start, end, "Prov.", "", "", pins, parties
    )
    return Dated(version, meta)


def follower(number: str = "1.0", of: str = "avtal", **terms: Any) -> Dated:
    """Return a text of the document `under` that takes both its terms from another."""
    what = ("avtalstid", "uppsägning")
    given = {"document": "under", "follows": Follows(of, what), **terms}
    return text(number, **given)


def event(kind: EventKind, number: str = "1.0", **facts: Any) -> Event:
    """Return an event of the document `avtal`, or of another that is named."""
    return Event(facts.pop("document", "avtal"), kind, number, **facts)


def met(number: str = "1.0", **facts: Any) -> Event:
    """Return the event that makes a decided text start."""
    return event(EventKind.CONDITION_MET, number, **facts)


def given(*days: date | None, party: str = "norrby", **facts: Any) -> Event:
    """Return a notice from one party, received on a day by each recipient."""
    received = tuple(Receipt(f"mottagare-{n}", day) for n, day in enumerate(days))
    whom = facts.pop("parties", (party,))
    return event(EventKind.NOTICE, parties=whom, received=received, **facts)


def force(*parts: Dated | Event) -> Force:
    """Return what binds whom by these texts and events, in the order given."""
    texts: dict[str, tuple[Dated, ...]] = {}
    events: dict[str, tuple[Event, ...]] = {}
    for one in parts:
        if isinstance(one, Event):
            events[one.document] = (*events.get(one.document, ()), one)
        else:
            name = one.version.document
            texts[name] = (*texts.get(name, ()), one)
    return Force(texts, events)


def on(found: Force, day: date, document: str = "avtal") -> list[str | None]:
    """Return the versions that bind on a day, in the order of the parties."""
    return list(found.in_force(document, day).values())


def status(found: Force, day: date, number: str = "1.0", name: str = "avtal") -> Status:
    """Return the standing of one version on a day."""
    known = found.dated[name]
    dated = next(one for one in known if one.version.number == number)
    return find_status(found, dated, day, NAMES)
