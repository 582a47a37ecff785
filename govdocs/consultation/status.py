"""How each of those who are asked stands to a round; the sums always add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation
from govdocs.model.submission import Submission


class State(StrEnum):
    """How one stands; the value is the word that is shown and used in JSON."""

    IN_TIME = "i tid"
    LATE = "sent"
    DECLINED = "avstår"
    SILENT = "inget svar"
    EXTENDED = "anstånd"
    UNSOLICITED = "ej inbjuden"


# How each state is told, on every face: of one, after a number and as a heading.
TOLD: Mapping[State, str] = {
    State.IN_TIME: "svarade i tid",
    State.LATE: "svarade för sent",
    State.DECLINED: "avstod",
    State.SILENT: "svarade inte",
    State.EXTENDED: "har anstånd",
    State.UNSOLICITED: "svarade utan inbjudan",
}
# Nobody has been silent as long as there is time to answer.
STILL_SILENT = "har inte svarat än"


class Sum(NamedTuple):
    """A number and its terms, each with its words: '68 inbjudna' and what adds up to it."""

    number: int
    words: str
    terms: tuple[tuple[int, str], ...]

    @property
    def holds(self) -> bool:
        """Tell whether the terms add up to the number."""
        return self.number == sum(count for count, _ in self.terms)

    @property
    def told(self) -> str:
        """Return the sum as it is printed."""
        terms = " + ".join(f"{count} {words}" for count, words in self.terms)
        return f"{self.number} {self.words} = {terms or 0}"


@dataclass(frozen=True, slots=True)
class Standing:
    """One instance: its state, the answer that counts, and how many it has sent.

    `waiting` would count in its place, had anything been read in them.
    """

    consultee: str
    state: State
    answer: Submission | None = None
    sent: int = 0
    waiting: tuple[Submission, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """All who are asked, in the order of the round, and then those who are not.

    `is_open` tells that those who are asked may still answer in time.
    """

    round: Consultation
    standings: tuple[Standing, ...]
    is_open: bool = False

    def told(self, state: State) -> str:
        """Return the words for a state, as long as the round stands as it does."""
        is_waited_for = self.is_open and state is State.SILENT
        return STILL_SILENT if is_waited_for else TOLD[state]

    @property
    def counts(self) -> Mapping[State, int]:
        """Return how many stand in each way; those asked add up to `invited`."""
        return Counter(one.state for one in self.standings)

    def state_of(self, consultee: str) -> State:
        """Return how an instance stands; one that nobody knows of has not been asked."""
        own = (one.state for one in self.standings if one.consultee == consultee)
        return next(own, State.UNSOLICITED)

    @property
    def invited(self) -> int:
        """Return how many were asked."""
        return len(self.round.invited)

    def seen_by(self, opened: Collection[str]) -> int:
        """Return how many of those asked are known to have seen what they were asked.

        They have answered or declined, or are among `opened`.
        """
        known = {one.consultee for one in self.standings if one.state in _TERMS}
        return len(known.union(opened).intersection(self.round.invited_ids))

    @property
    def invited_noun(self) -> str:
        """Return what follows the number of those who were asked."""
        return "inbjuden" if self.invited == 1 else "inbjudna"

    @property
    def terms(self) -> tuple[tuple[int, str], ...]:
        """Return what those invited add up to, in words; time left is no answer."""
        counts = self.counts
        extended = counts[State.EXTENDED]
        told = [(counts[one], TOLD[one]) for one in _TERMS]
        silent = counts[State.SILENT] + extended
        more = f" (varav {extended} {TOLD[State.EXTENDED]})" if extended else ""
        return (*told, (silent, self.told(State.SILENT) + more))

    @property
    def sums(self) -> tuple[Sum, Sum]:
        """Return who was invited and what came in, each with what it is made of.

        To decline is an answer that came in.
        """
        counts, answers = self.counts, len(self.answers)
        received = [(counts[one], TOLD[one]) for one in (*_TERMS, State.UNSOLICITED)]
        return (
            Sum(self.invited, self.invited_noun, self.terms),
            Sum(answers, _RECEIVED[answers == 1], tuple(received)),
        )

    @property
    def answers(self) -> tuple[Submission, ...]:
        """Return the answers that count."""
        return tuple(one.answer for one in self.standings if one.answer)


_RECEIVED = ("inkomna svar", "inkommet svar")
_TERMS = (State.IN_TIME, State.LATE, State.DECLINED)


def find_status(
    asked: Consultation, submissions: Iterable[Submission], now: datetime
) -> Status:
    """Return how all stand at an instant, by what has come in.

    Until its own last moment an instance may answer again, and the last answer in time
    counts; what comes later counts only when nothing came in time, and then the first
    of it, for nobody may answer again by then. One in which nothing has been read does
    not take the place of another: it can be the wrong file. One with time left stands
    as silent, or as extended when it has been granted more time.
    """
    by_consultee: dict[str, list[Submission]] = {one: [] for one in asked.invited_ids}
    for one in submissions:
        if one.round == asked.id and one.received <= now:
            by_consultee.setdefault(one.consultee, []).append(one)
    invited = {*asked.invited_ids}
    return Status(
        asked,
        tuple(
            _standing(asked, consultee, sent, now, is_invited=consultee in invited)
            for consultee, sent in by_consultee.items()
        ),
        is_open=now <= closing(asked.deadline).at,
    )


def counting(asked: Consultation, sent: Iterable[Submission]) -> Submission | None:
    """Return which answer of one instance counts, of all that it has sent."""
    ordered = sorted(sent, key=lambda one: one.received)
    in_time = [one for one in ordered if not is_late(asked, one)]
    if in_time:
        return (_said(in_time) or in_time)[-1]
    return next(iter(_said(ordered) or ordered), None)


def _said(answers: Iterable[Submission]) -> list[Submission]:
    """Return those in which anything has been read."""
    return [one for one in answers if one.says_something]


def is_late(asked: Consultation, submission: Submission) -> bool:
    """Tell whether an answer came after the last moment of its instance."""
    return submission.received > closing(asked.deadline_of(submission.consultee)).at


def _standing(
    asked: Consultation,
    consultee: str,
    sent: list[Submission],
    now: datetime,
    *,
    is_invited: bool,
) -> Standing:
    in_time = [one for one in sent if not is_late(asked, one)]
    answer = counting(asked, sent)
    if not is_invited:
        state = State.UNSOLICITED
    elif answer is None:
        last = asked.deadline_of(consultee)
        has_more = last > asked.deadline and now <= closing(last).at
        state = State.EXTENDED if has_more else State.SILENT
    elif answer.declines:
        state = State.DECLINED
    else:
        state = State.IN_TIME if in_time else State.LATE
    waiting = _waiting(sent, in_time, answer) if answer else ()
    return Standing(consultee, state, answer, len(sent), tuple(waiting))


def _waiting(
    sent: list[Submission], in_time: list[Submission], answer: Submission
) -> Iterable[Submission]:
    """Return those that nothing was read in and that came where they would count.

    An answer of the same moment is what a person has written in of the file.
    """
    if in_time:
        return (one for one in in_time if one.received > answer.received)
    return (one for one in sent if one.received < answer.received)
