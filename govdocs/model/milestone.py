"""What has been planned and how it went: the milestones of tidplan.yaml."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govdocs.model.period import MONTHS, Period, in_words, parse_day


class MilestoneKind(StrEnum):
    """What a milestone is; the value is the word in `sort`."""

    MILESTONE = "milstolpe"
    CONFERENCE = "konferens"
    MEETING = "möte"
    DELIVERY = "leverans"


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to be done by a day, or within a month, and the day it was done.

    `done` is None when it has not been; `done_unknown` says that the plan does not know.
    """

    id: str
    what: str
    kind: MilestoneKind
    owner: str
    planned: Period
    done: date | None = None
    done_unknown: bool = False
    document: str | None = None
    source: str | None = None
    marking: str | None = None

    @property
    def last(self) -> date:
        """Return the last day that is still in time."""
        return self.planned.end or self.planned.start

    @property
    def planned_words(self) -> str:
        """Return the plan in words: '5 februari 2025', or 'mars 2025' for a month."""
        start = self.planned.start
        if self.planned.end == start:
            return in_words(start)
        return f"{MONTHS[start.month - 1]} {start.year}"


class Progress(StrEnum):
    """How a milestone stands against its plan."""

    IN_TIME = "i tid"
    LATE = "sent"
    COMING = "kvar"
    OVERDUE = "försenad"
    UNKNOWN = "okänd"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a milestone stands on a day; `days_late` is negative when it came before."""

    progress: Progress
    days_late: int | None

    @property
    def words(self) -> str:
        """Return it as a sentence without a full stop."""
        days = _days(abs(self.days_late or 0))
        match self.progress:
            case Progress.UNKNOWN:
                return "Om och när det blev gjort är inte känt"
            case Progress.COMING:
                return "Inte gjort ännu"
            case Progress.OVERDUE:
                return f"Försenat: {days} efter planen och inte gjort"
            case Progress.LATE:
                return f"Gjort {days} efter planen"
        return f"Gjort {days} före planen" if self.days_late else "Gjort enligt planen"


def outcome(milestone: Milestone, on: date) -> Outcome:
    """Hold a milestone against its plan as of a day; what was done later is not known.

    Days are counted from the last planned day, or to the first when it came before it.
    """
    if milestone.done_unknown and on > milestone.last:
        return Outcome(Progress.UNKNOWN, None)
    done = milestone.done
    if done is None or done > on:
        late = (on - milestone.last).days
        if late > 0:
            return Outcome(Progress.OVERDUE, late)
        return Outcome(Progress.COMING, None)
    if done > milestone.last:
        return Outcome(Progress.LATE, (done - milestone.last).days)
    return Outcome(Progress.IN_TIME, min(0, (done - milestone.planned.start).days))


def parse_planned(words: str) -> Period | None:
    """Read a day as 2025-02-05 or a whole month as 2025-02; None when it is neither."""
    day = parse_day(words)
    if day:
        return Period(day, day)
    first = parse_day(f"{words}-01") if re.fullmatch(r"\d{4}-\d{2}", words) else None
    if first is None:
        return None
    return Period(first, first.replace(day=monthrange(first.year, first.month)[1]))


def _days(count: int) -> str:
    return f"{count} dag" if count == 1 else f"{count} dagar"
