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
    """The last day something binds, None when it is not known to end; `why` in sentences."""

    day: date | None
    why: tuple[str, ...] = ()


def find_exit(
    notices: Sequence[Event],
    withdrawals: Sequence[Event],
    terms: Notice | None,
    term_end: date | None,
    *,
    open_ended: bool,
) -> Exit:
    """Return the last day for a party by its notices; a withdrawn one counts for nothing.

    `term_end` is the last day of the fixed term with its extensions; `open_ended` says
    that the agreement continues after it until something else is decided.
    """
    found = Exit(None)
    for notice in notices:
        back = _withdrawn(notice, withdrawals)
        if back is not None:
            found = Exit(None, (*found.why, back))
            continue
        one = _exit(notice, terms, term_end, open_ended=open_ended)
        if one.day and (found.day is None or one.day < found.day):
            found = Exit(one.day, (*found.why, *one.why))
        else:
            found = Exit(found.day, (*found.why, *one.why))
    return found


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


def _exit(
    notice: Event, terms: Notice | None, term_end: date | None, *, open_ended: bool
) -> Exit:
    if notice.end:
        return Exit(notice.end, (f"Uppsagt till och med {notice.end}.",))
    received = notice.received_by_all
    if received is None:
        return Exit(None, ("Uppsagt, men när uppsägningen kom fram är okänt.",))
    if terms is None or terms.length is None:
        return Exit(None, ("Uppsagt, men avtalet säger inte uppsägningstiden.",))
    if term_end:
        latest = last_notice_day(term_end, terms.length)
        if received <= latest.day:
            return Exit(term_end, (f"Uppsagt i tid till {term_end}. {latest.words}.",))
        if not open_ended:
            words = f"Uppsagt den {received}, efter sista dagen. {latest.words}."
            return Exit(None, (words, "Vad det leder till är okänt."))
    if terms.counted_to in (None, UNKNOWN):
        return Exit(None, ("Uppsagt, men hur tiden räknas är okänt.",))
    counted = notice_end(received, terms.length, terms.counted_to)
    return Exit(counted.day, (f"{counted.words}.",))
