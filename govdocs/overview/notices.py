"""When an agreement ends for a party that has given notice, as far as it can be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from govdocs.model.deadline import last_notice_day, notice_end
from govdocs.model.event import Event
from govdocs.model.metadata import UNKNOWN, Notice


@dataclass(frozen=True, slots=True)
class Exit:
    """The last day something binds, None when it is not known to end; `why` in sentences.

    `unknown` are sentences about notices whose effect cannot be told.
    """

    day: date | None
    why: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a notice is judged by.

    `end` is the last day of the fixed term with its extensions; `open_ended` says that
    the agreement continues after it until something else is decided.
    """

    notice: Notice | None
    end: date | None
    open_ended: bool


def find_exit(
    notices: Sequence[tuple[Event, Terms]], withdrawals: Sequence[Event]
) -> Exit:
    """Return the last day for a party by its notices; a withdrawn one counts for nothing."""
    last: date | None = None
    why: list[str] = []
    unknown: list[str] = []
    for notice, terms in notices:
        back = _withdrawn(notice, withdrawals)
        if back is not None:
            why.append(back)
            continue
        found = _exit(notice, terms)
        why += found.why
        if found.day is None:
            unknown.append(" ".join(found.why))
        elif last is None or found.day < last:
            last = found.day
    return Exit(last, tuple(why), tuple(unknown))


def _withdrawn(notice: Event, withdrawals: Sequence[Event]) -> str | None:
    """Return the words for a withdrawal that the others have agreed to."""
    for one in withdrawals:
        later = one.received_by_all or one.start
        given = notice.received_by_all or notice.start
        if one.accepted_by and not (later and given and later < given):
            return f"Uppsägningen {_when(given)} togs tillbaka {_when(later)}."
    return None


def _when(day: date | None) -> str:
    return f"den {day}" if day else "en okänd dag"


def _exit(event: Event, terms: Terms) -> Exit:
    if event.end:
        return Exit(event.end, (f"Uppsagt till och med {event.end}.",))
    received, notice = event.received_by_all, terms.notice
    if received is None:
        return Exit(None, ("Uppsagt, men när uppsägningen kom fram är okänt.",))
    if notice is None or notice.length is None:
        return Exit(None, ("Uppsagt, men avtalet säger inte uppsägningstiden.",))
    if terms.end:
        latest = last_notice_day(terms.end, notice.length)
        if received <= latest.day:
            return Exit(
                terms.end, (f"Uppsagt i tid till {terms.end}. {latest.words}.",)
            )
        if not terms.open_ended:
            words = f"Uppsagt den {received}, efter sista dagen. {latest.words}."
            return Exit(None, (words, "Vad det leder till är okänt."))
    if notice.counted_to in (None, UNKNOWN):
        return Exit(None, ("Uppsagt, men hur tiden räknas är okänt.",))
    counted = notice_end(received, notice.length, notice.counted_to)
    return Exit(counted.day, (f"{counted.words}.",))
