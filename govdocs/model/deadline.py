"""Days that follow from an agreement's own terms, each with its rule and its arithmetic.

A contract's time is never moved to the next working day: the law on statutory time
(1930:173) does not say so of contracts, and the earlier day is the safe one.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from govdocs.model.period import Length, Period, days_later

COUNTED_TO_DAY = "dag"
COUNTED_TO_MONTH_END = "månadsskifte"


@dataclass(frozen=True, slots=True)
class Computed:
    """A day that was worked out, and how: '2026-12-31 minus 18 månader = 2025-06-30'."""

    day: date
    rule: str
    arithmetic: str

    @property
    def words(self) -> str:
        """Return rule and arithmetic as one sentence, marked as computed."""
        return f"{self.rule}: {self.arithmetic} (beräknad)"


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last of that month.

    A negative number counts backwards. Subtracting and adding are not each other's
    inverse, so a day is always worked out once, from the day the agreement names.
    Beyond the calendar it is the calendar's own first or last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def later(day: date, length: Length) -> date:
    """Return the day so much later, months first."""
    return days_later(months_later(day, length.months), length.days)


def earlier(day: date, length: Length) -> date:
    """Return the day so much earlier, months first."""
    return days_later(months_later(day, -length.months), -length.days)


def last_notice_day(end: date, notice: Length) -> Computed:
    """Return the last day on which notice can reach the other party before a term ends."""
    day = earlier(end, notice)
    return Computed(
        day,
        f"Uppsägning senast {notice} före avtalstidens sista dag",
        f"{end} minus {notice} = {day}",
    )


def extended_end(end: date, length: Length) -> Computed:
    """Return the last day of a prolonged term, counted from the day after the old one."""
    day = max(end, days_later(later(days_later(end, 1), length), -1))
    return Computed(
        day,
        f"Förlängning med {length} från dagen efter avtalstidens slut",
        f"{end} plus {length} = {day}",
    )


def notice_end(received: date, notice: Length, counted_to: str | None) -> Computed:
    """Return the last day for a party that has given notice on an open-ended agreement."""
    day = later(received, notice)
    rule = f"Upphör {notice} efter att uppsägningen kom fram"
    arithmetic = f"{received} plus {notice} = {day}"
    if counted_to == COUNTED_TO_MONTH_END:
        last = day.replace(day=monthrange(day.year, day.month)[1])
        return Computed(
            last, f"{rule}, vid månadens slut", f"{arithmetic}, till {last}"
        )
    return Computed(day, rule, arithmetic)


def length_of(period: Period) -> Length | None:
    """Return how long a term is, to the day: '3 år 9 månader'; None when it has no end."""
    if period.end is None or period.end < period.start:
        return None
    after = days_later(period.end, 1)
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    if months_later(period.start, months) > after:
        months -= 1
    days = (after - months_later(period.start, months)).days
    return Length(months, days, _length_words(months, days))


def _length_words(months: int, days: int) -> str:
    counted = (
        (months // 12, "år", "år"),
        (months % 12, "månad", "månader"),
        (days, "dag", "dagar"),
    )
    return " ".join(
        f"{count} {one if count == 1 else many}"
        for count, one, many in counted
        if count
    )
