"""Which bodies a matter passes, and which of them may decide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Task(StrEnum):
    """What a body does with a matter; the value is the word in `uppgift`."""

    PREPARES = "bereder"
    ENDORSES = "ställer sig bakom"
    RECOMMENDS = "rekommenderar"
    DECIDES = "beslutar"


@dataclass(frozen=True, slots=True)
class Step:
    """One body, or with `every_party` a kind of body at each party, and what it does.

    Exactly one of `body` and `every_party` is set.
    """

    task: Task
    body: str | None = None
    every_party: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The steps for some kinds of document with some effect on resources, in order."""

    id: str
    name: str
    kinds: tuple[str, ...]
    effects: tuple[str, ...]
    steps: tuple[Step, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """The right to decide, given by one body to another for some kinds of document.

    An empty `kinds` means every kind. Days are inclusive; an open end still holds.
    """

    giver: str
    taker: str
    kinds: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    source: str | None = None

    def holds(self, kind: str, day: date) -> bool:
        """Tell whether it covers a kind of document on a day."""
        covers = not self.kinds or kind in self.kinds
        begun = self.start is None or self.start <= day
        return covers and begun and (self.end is None or day <= self.end)
