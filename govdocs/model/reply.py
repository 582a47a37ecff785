"""What is answered to comments (bemötanden), and what changed because of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ReplyOutcome(StrEnum):
    """What came of a comment; the value is the word in `utfall`."""

    ACCEPTED = "tillgodoses"
    PARTLY = "delvis"
    NOT_ACCEPTED = "tillgodoses ej"
    NOTED = "noteras"

    @property
    def told(self) -> str:
        """Return the word as readers meet it, where `delvis` alone would say too little."""
        return "tillgodoses delvis" if self is ReplyOutcome.PARTLY else self.value


@dataclass(frozen=True, slots=True)
class Caused:
    """What changed: blocks as 'hsavtal#k7m2', and the commit that changed them.

    `elsewhere` says why no block of the text changed although the comment was accepted.
    """

    blocks: tuple[str, ...] = ()
    commit: str | None = None
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a reply said before, from which day, and why it was changed."""

    day: date
    outcome: ReplyOutcome
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply to one comment or several, by their ids.

    `reaction` is what an instance has said of the reply.
    """

    round: str
    comments: tuple[str, ...]
    outcome: ReplyOutcome
    reason: str
    caused: Caused | None = None
    version: str | None = None
    history: tuple[Earlier, ...] = ()
    reaction: str | None = None
    marking: str | None = None
    place: tuple[str, int] = field(default=("", 1), compare=False)
