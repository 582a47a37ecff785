"""The moment a day for answers ends, and a word of warning when that day is a poor one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from govdocs import clock
from govdocs.model.holidays import why_free
from govdocs.model.period import MONTHS


@dataclass(frozen=True, slots=True)
class Closing:
    """The last moment to answer, in UTC, and what to think of before choosing the day.

    `warning` is None on an ordinary working day.
    """

    day: date
    at: datetime
    warning: str | None


def closing(day: date) -> Closing:
    """Return when a day for answers ends: 23.59.59 in Stockholm, whatever the season.

    A deadline that people have set is never moved; one on a free day is only warned of.
    """
    at = datetime.fromtimestamp(clock.end_of(day), UTC)
    name = why_free(day)
    if name is None:
        return Closing(day, at, None)
    article = "en " if name in {"lördag", "söndag"} else ""
    named = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return Closing(day, at, f"{named} är {article}{name}")
