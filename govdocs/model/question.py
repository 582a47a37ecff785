"""A question a working group has put aside: which clause it is about, and who has it now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from govdocs.model.metadata import Target


@dataclass(frozen=True, slots=True)
class Raised:
    """Where and when a question was raised; `role` is a role, never a person."""

    meeting: str
    role: str
    day: date


@dataclass(frozen=True, slots=True)
class Turn:
    """One body's turn with a question, from the day it got it."""

    body: str
    start: date
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body answered, and when."""

    text: str
    body: str
    day: date


@dataclass(frozen=True, slots=True)
class Span:
    """How long a turn has lasted; `end` is None while it goes on."""

    turn: Turn
    end: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Question:
    """One file fragor/<number>.yaml; `number` is 0 when the file's name is no number.

    `turns` is never empty, the lowest body of the ladder first. `decision` is the path of
    a decision, and `conflict` says which goals stand against each other.
    """

    path: str
    number: int
    title: str
    places: tuple[Target, ...]
    raised: Raised
    parked: date
    turns: tuple[Turn, ...]
    answer: Answer | None = None
    to_consultation: bool = False
    decision: str | None = None
    conflict: str | None = None
    marking: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has answered."""
        return self.answer is None

    @property
    def held(self) -> Turn:
        """Return the turn of the body that has the question, or had it last."""
        return self.turns[-1]

    def as_of(self, day: date) -> Question | None:
        """Return the question as it stood on a day; None when it was not raised yet."""
        if day < self.raised.day:
            return None
        if self.answer and self.answer.day <= day:
            return self
        first, *later = self.turns
        turns = (first, *(one for one in later if one.start <= day))
        return replace(
            self, turns=turns, answer=None, to_consultation=False, decision=None
        )

    def is_late(self, on: date) -> bool:
        """Tell whether the last day to answer has passed without an answer."""
        last = self.held.answer_by
        return self.is_open and last is not None and last < on

    def spans(self, on: date) -> Iterator[Span]:
        """Yield how long each body had the question; the last until it was answered."""
        for turn, following in pairwise(self.turns):
            yield Span(turn, following.start, (following.start - turn.start).days)
        end = self.answer.day if self.answer else None
        days = ((end or on) - self.held.start).days
        yield Span(self.held, end, max(days, 0))
