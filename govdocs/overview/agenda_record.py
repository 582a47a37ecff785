"""Days of the agenda that events, decisions and the plan give."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.decision.finality import find_appeal
from govdocs.model.decision import Decision
from govdocs.model.event import EventKind
from govdocs.model.milestone import Milestone, Outcome, Progress, outcome
from govdocs.overview.agenda_item import AgendaKind, Item
from govdocs.overview.editions import Library
from govdocs.text.registers import SCHEDULE_FILE


def last_decision_days(library: Library) -> Iterator[Item]:
    """Yield the last days to decide a text, as the events have them."""
    for document, events in library.work.record.events.items():
        for event in events:
            if event.kind is EventKind.LAST_DAY and event.end:
                name = _name(document, library)
                yield Item(
                    day=event.end,
                    kind=AgendaKind.LAST_DAY,
                    text=f"Sista dag att besluta om {name} {event.version}",
                    key=f"besluta {event.version}",
                    rule=event.source or "Dagen står i händelserna",
                    clause=f"{document}@{event.version}",
                    document=document,
                    version=event.version,
                    parties=event.parties or (),
                    marking=event.marking,
                )


def appeal_times(library: Library) -> Iterator[Item]:
    """Yield the last day to appeal each decision known on the day, unless corrected."""
    mandates = library.force.matters.mandates
    for decision in _standing(library):
        found = find_appeal(decision, mandates)
        if found is None:
            continue
        final = f". Laga kraft {found.final.day}" if found.final else ". Överklagat"
        yield Item(
            day=found.last.day,
            kind=AgendaKind.FINAL,
            text=f"Överklagandetid går ut: {_matter(decision, library)} "
            f"(anslaget {decision.posted}, beräknad)",
            key=f"överklaga {decision.body} {decision.name}",
            rule=found.last.rule,
            clause=found.clause,
            document=decision.document,
            version=decision.version,
            parties=(decision.party,) if decision.party else (),
            computed=True,
            arithmetic=f"{found.last.arithmetic}{final}",
            marking=decision.marking,
        )


def _standing(library: Library) -> Iterator[Decision]:
    """Yield the decisions posted by the day, that nothing had corrected by then."""
    for decisions in library.work.record.decisions.values():
        corrected = {
            (one.body, one.corrects.decision)
            for one in decisions
            if one.corrects and one.corrects.day <= library.day
        }
        for one in decisions:
            is_known = one.posted is not None and one.posted <= library.day
            if is_known and (one.body, one.name) not in corrected:
                yield one


def milestones(library: Library) -> Iterator[Item]:
    """Yield what is planned, with how it went."""
    registers = library.work.registers
    owners = {one.id: one.name for one in registers.parties}
    owners |= {one.id: one.name for one in registers.bodies}
    for one in registers.milestones:
        found = outcome(one, library.day)
        yield Item(
            day=one.last,
            kind=AgendaKind.MILESTONE,
            text=_planned(one, found),
            key=one.id,
            rule=f"Planerat till {one.planned_words}. {_told(found)}. "
            f"Ansvarig: {owners.get(one.owner, one.owner)}",
            clause=SCHEDULE_FILE,
            document=one.document,
            marking=one.marking,
            is_done=found.progress
            in {Progress.IN_TIME, Progress.LATE, Progress.UNKNOWN},
            is_overdue=found.progress is Progress.OVERDUE,
        )


def _planned(one: Milestone, found: Outcome) -> str:
    notes = []
    if one.last != one.planned.start:
        notes.append(f"senast i {one.planned_words}")
    if found.progress not in {Progress.COMING, Progress.UNKNOWN}:
        words = _told(found)
        notes.append(words[0].lower() + words[1:])
    return f"{one.what} ({', '.join(notes)})" if notes else one.what


def _told(found: Outcome) -> str:
    """Return how it went, in words that stay true on a page that is read later."""
    is_late = found.progress is Progress.OVERDUE
    return "Försenat och inte gjort" if is_late else found.words


def _matter(decision: Decision, library: Library) -> str:
    bodies = library.force.matters.mandates.bodies
    body = bodies.get(decision.body)
    name = body.name if body else decision.body
    item = f" {decision.minutes_item}" if decision.minutes_item else ""
    return f"{name}{item} om {_name(decision.document, library)} {decision.version}"


def _name(document: str, library: Library) -> str:
    editions = library.by_id.get(document)
    return editions.current.outline.name if editions else document
