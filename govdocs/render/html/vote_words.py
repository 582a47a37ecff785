"""THE table of how a vote is told on a page: a word, a shape, and whether it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from govdocs.decision.tally import Stand, Vote
from govdocs.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """A word for how a party stands; `look` names its shape, `note` is said after a sum."""

    look: str
    word: str
    note: str = ""


_NOT_COUNTED = "räknas inte"
_APPROVED = Told("godkant", "Godkänt")
_WITH_ADDITION = Told("tillagg", "Godkänt med tillägg")
_WITH_CHANGE = Told("andring", "Godkänt med ändring", _NOT_COUNTED)
_OTHER_TEXT = Told("annan", "Godkänt en annan text", _NOT_COUNTED)
_CONDITIONAL = Told("villkor", "Godkänt på eget villkor", _NOT_COUNTED)
_LATE = Told("sent", "Godkänt för sent", _NOT_COUNTED)
_REJECTED = Told("avslag", "Avslag")
_ANNULLED = Told("upphavt", "Upphävt av domstol")
_REFERRED_BACK = Told("aterremiss", "Återremiss")
_POSTPONED = Told("bordlagt", "Bordlagt")
_INQUIRY = Told("utredning", "Vidare utredning")
_UNCLEAR = Told("oklart", "Går inte att räkna")
_NONE = Told("ej", "Inte beslutat")

ORDER: tuple[Told, ...] = (
    _APPROVED,
    _WITH_ADDITION,
    _WITH_CHANGE,
    _OTHER_TEXT,
    _CONDITIONAL,
    _LATE,
    _REJECTED,
    _ANNULLED,
    _REFERRED_BACK,
    _POSTPONED,
    _INQUIRY,
    _UNCLEAR,
    _NONE,
)

_OF_STAND = {
    Stand.ALIKE: _APPROVED,
    Stand.OTHER_TEXT: _OTHER_TEXT,
    Stand.CONDITIONAL: _CONDITIONAL,
    Stand.LATE: _LATE,
    Stand.POSTPONED: _POSTPONED,
    Stand.REFERRED_BACK: _REFERRED_BACK,
    Stand.REJECTED: _REJECTED,
    Stand.ANNULLED: _ANNULLED,
    Stand.UNCLEAR: _UNCLEAR,
    Stand.NONE: _NONE,
}
_OF_BOTH = {
    (Stand.ALIKE, Outcome.APPROVED_WITH_ADDITION): _WITH_ADDITION,
    (Stand.OTHER_TEXT, Outcome.APPROVED_WITH_CHANGE): _WITH_CHANGE,
    (Stand.POSTPONED, Outcome.FURTHER_INQUIRY): _INQUIRY,
}


def told(vote: Vote) -> Told:
    """Return how a vote is told; every vote has one word and only one."""
    special = _OF_BOTH.get((vote.stand, vote.outcome)) if vote.outcome else None
    return special or _OF_STAND[vote.stand]


def sums(votes: Iterable[Vote]) -> tuple[tuple[Told, int], ...]:
    """Return how many votes have each word, in the order of the table; they add up."""
    counted = Counter(told(one) for one in votes)
    return tuple((one, counted[one]) for one in ORDER if counted[one])
