"""An answer to a consultation, and the comments in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Stance(StrEnum):
    """How somebody stands to a proposal; the value is the word in `inställning`."""

    SUPPORTS = "tillstyrker"
    SUPPORTS_CHANGED = "tillstyrker med ändring"
    NO_OBJECTION = "ingen erinran"
    OPPOSES = "avstyrker"
    ABSTAINS = "avstår"


class CommentKind(StrEnum):
    """What a comment wants; the value is the word in `sort`."""

    CHANGE = "ändringsförslag"
    QUESTION = "fråga"
    FACTUAL_ERROR = "sakfel"
    SUPPORT = "stöd"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the text that a comment is about, with some before and after."""

    exact: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CommentPlace:
    """What a comment is about: a block or a heading by id, or with neither the document."""

    document: str
    block: str | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `id` is the answer's with a number after: 'lerum-3'.

    `place` is None for what could not be placed and waits for somebody.
    """

    id: str
    kind: CommentKind
    text: str
    place: CommentPlace | None = None
    stance: Stance | None = None
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Which body of the instance decided the answer, and where it is recorded."""

    body: str
    day: date | None = None
    minutes_item: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One answer. `received` is the instant it arrived, in UTC.

    `sha256` is of the original bytes. `unread` are pieces that nobody has understood yet.
    `answers` are by id of question. `stances` are to one text each, by its id.
    """

    round: str
    consultee: str
    received: datetime
    channel: str
    sha256: str
    stance: Stance | None = None
    answers: dict[str, str] = field(default_factory=dict)
    reason: str | None = None
    decided_by: DecidedBy | None = None
    dockets: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    reservation: str | None = None
    unread: tuple[str, ...] = ()
    marking: str | None = None
    file: tuple[str, int] = field(default=("", 1), compare=False)
    stances: dict[str, Stance] = field(default_factory=dict)

    @property
    def arrival(self) -> tuple[str, datetime, str]:
        """Return what tells it from every other: whose, when it came, and its digest."""
        return self.consultee, self.received, self.sha256

    @property
    def says_something(self) -> bool:
        """Tell whether anything has been understood of it; a wrong file says nothing."""
        said = self.stance, self.stances, self.answers, self.reason, self.comments
        return any((*said, self.reservation))

    @property
    def declines(self) -> bool:
        """Tell whether it abstains from the whole; a reason why is no answer either."""
        stands = any(one is not Stance.ABSTAINS for one in self.stances.values())
        says_more = self.comments or self.answers or stands
        return self.stance is Stance.ABSTAINS and not says_more
