"""What has happened to a version, as handelser.yaml records it; never edited, only added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
    """What happened; the value is the word in `sort`."""

    CONDITION_MET = "villkor uppfyllt"
    EXTENSION = "förlängning"
    CONTINUED = "fortsatt giltighet"
    NOTICE = "uppsägning"
    WITHDRAWAL = "återtagande"
    LAPSED = "förfallen"
    REPLACED = "ersatt"
    LAST_DAY = "sista beslutsdag"


@dataclass(frozen=True, slots=True)
class Receipt:
    """When one recipient got a notice; `day` is None when it is not known."""

    recipient: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Established:
    """Who has found that something is so, on which day, and why."""

    by: str
    day: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event; days are inclusive.

    `parties` is None when it concerns every party of the version. `decision` is 'okänt'
    or the path of a decision. `accepted_by` is who has agreed to a withdrawal.
    """

    document: str
    kind: EventKind
    version: str
    parties: tuple[str, ...] | None = None
    start: date | None = None
    end: date | None = None
    decision: str | None = None
    received: tuple[Receipt, ...] = ()
    joint_with: str | None = None
    accepted_by: tuple[str, ...] = ()
    established: Established | None = None
    wording: str | None = None
    source: str | None = None
    marking: str | None = None
    place: tuple[str, int] = field(default=("", 1), compare=False)

    def concerns(self, party: str) -> bool:
        """Tell whether the event is about a party."""
        return self.parties is None or party in self.parties

    def happened_by(self, day: date) -> bool:
        """Tell whether it had happened by a day; what has no day of its own always had."""
        days = [one.day for one in self.received if one.day]
        first = min(days) if days else self.start
        return first is None or first <= day

    @property
    def received_by_all(self) -> date | None:
        """Return the day the last recipient got a notice; None when a day is unknown."""
        days = [one.day for one in self.received]
        if not days or any(day is None for day in days):
            return None
        return max(day for day in days if day)


Events = Mapping[str, tuple[Event, ...]]
