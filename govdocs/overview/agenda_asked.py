"""Days of the agenda on which somebody is to answer: consultations and parked questions."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation
from govdocs.overview.agenda_item import AgendaKind, Item
from govdocs.overview.editions import Library


def consultation_ends(library: Library) -> Iterator[Item]:
    """Yield the last day of each consultation, and of those granted more time."""
    for one in library.work.consulted.rounds:
        yield _last_day(one)
        for invited in one.invited:
            if invited.extension:
                yield Item(
                    invited.extension,
                    AgendaKind.CONSULTATION,
                    f"Anståndet för {invited.consultee} går ut, remiss {one.id}",
                    f"remiss {one.id} {invited.consultee}",
                    "Anståndet står i remissen",
                    one.place[0],
                    marking=one.marking,
                )


def _last_day(one: Consultation) -> Item:
    warning = closing(one.deadline).warning
    return Item(
        one.deadline,
        AgendaKind.CONSULTATION,
        f"Sista dag att svara på remiss {one.id}, {one.title}",
        f"remiss {one.id}",
        f"Till klockan 23.59.59. {warning}" if warning else "Till klockan 23.59.59",
        one.place[0],
        marking=one.marking,
    )


def answers_due(library: Library) -> Iterator[Item]:
    """Yield the last day to answer each open question, by the body that has it."""
    bodies = {one.id: one.name for one in library.work.registers.bodies}
    for one in library.work.questions:
        last = one.held.answer_by
        if not one.is_open or last is None:
            continue
        name = bodies.get(one.held.body, one.held.body)
        yield Item(
            day=last,
            kind=AgendaKind.QUESTION,
            text=f"{name} ska svara på fråga {one.number}: {one.title}",
            key=f"fråga {one.number}",
            rule="Dagen står i frågan",
            clause=one.path,
            document=one.places[0].document if one.places else None,
            marking=one.marking,
            is_overdue=one.is_late(library.day),
        )
