"""Lengths of time and spans of days, as agreements state them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from govdocs import clock

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november "
    "december"
).split()

_LENGTH = re.compile(
    r"(?:(\d{1,3}) år)?(?: ?(\d{1,3}) månad(?:er)?)?(?: ?(\d{1,3}) dag(?:ar)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in whole months and days; years are twelve months.

    `words` is how the agreement says it, so that 18 months is never told as 1,5 år.
    """

    months: int
    days: int
    words: str = field(compare=False)

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included; no end means until further notice."""

    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the day lies within the span."""
        return self.start <= day and (self.end is None or day <= self.end)


def parse_length(words: str) -> Length | None:
    """Read '12 månader' or '4 år 6 månader'; None when the words are no length."""
    found = _LENGTH.fullmatch(words.strip())
    if not found or not any(found.groups()):
        return None
    years, months, days = (int(part or 0) for part in found.groups())
    return Length(years * 12 + months, days, words.strip())


def parse_day(words: str) -> date | None:
    """Read an ISO day such as 2017-04-01; None when there is no such day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def days_later(day: date, count: int) -> date:
    """Return the day so many days later, or the last there is; before, when negative."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return date.max if count > 0 else date.min


def in_words(day: date) -> str:
    """Return the day as running text: 'den 1 april 2017' without the article."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def said(moment: datetime) -> str:
    """Return a moment as people say it, in Stockholm's time."""
    local = moment.astimezone(clock.STOCKHOLM)
    return f"den {in_words(local.date())} kl. {local:%H.%M.%S}"
