"""What a body has decided about a text, as a file below beslut/ records it; never edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from govdocs.model.outcome import ROW_OF, Effect, Outcome

FINAL, PRELIMINARY = "ja", "preliminär"


class ConditionKind(StrEnum):
    """What a decision is made on condition of; the value is the word in `sort`."""

    ALL_PARTIES = "samtliga parter"
    SUSPENSIVE = "annat uppskjutande"
    OTHER = "övrigt"


class Reviewer(StrEnum):
    """In what capacity a text has been reviewed; the value is the word in `granskning`."""

    LAWYER = "jurist"
    COMMUNICATOR = "kommunikatör"
    UNIONS = "MBL"


class AppealState(StrEnum):
    """How an appeal stands; the value is the word in `läge`."""

    PENDING = "pågår"
    DISMISSED = "avslaget"
    ANNULLED = "upphävt"


@dataclass(frozen=True, slots=True)
class Clause:
    """One att-sats of the minutes, with its own outcome."""

    outcome: Outcome
    text: str
    appendix: str | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """An assignment that a body gives its own organisation; the text stays alike."""

    text: str
    assigned_to: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Other words that a body wants in a block; its text is then not alike."""

    block: str
    wording: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a decision is made on condition of."""

    kind: ConditionKind
    text: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Where the minutes are, and the SHA-256 of their bytes if it is known."""

    link: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    """When the minutes were attested, and in what roles (never by whom)."""

    day: date
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appealed:
    """That a decision was appealed, and how that stands."""

    day: date | None
    state: AppealState


@dataclass(frozen=True, slots=True)
class Correction:
    """Which decision of the same body this one takes the place of, and why.

    `decision` is the name of its file without '.yaml'. `day` and `minutes_item` are those
    of the meeting that corrected; `before` and `after` the two wordings of the minutes.
    """

    decision: str
    day: date
    minutes_item: str | None
    before: str
    after: str


@dataclass(frozen=True)
class Decision:
    """One matter at one meeting of one body.

    `document`, `version` and `name` come from the path: `name` is the file's, without
    '.yaml'. `proposed` and `decided` are full digests (64 hexadecimal figures).
    A review (`reviewed_as`) has no clauses. `signed_by` are offices, never names.
    `place` is its file and line. Without slots, since a tally asks for `outcome` five times.
    """

    document: str
    version: str
    body: str
    name: str
    day: date
    proposed: str
    decided: str
    party: str | None = None
    meeting: str | None = None
    minutes_item: str | None = None
    dockets: tuple[str, ...] = ()
    is_preliminary: bool = False
    final_body: str | None = None
    clauses: tuple[Clause, ...] = ()
    additions: tuple[Addition, ...] = ()
    changes: tuple[Change, ...] = ()
    conditions: tuple[Condition, ...] = ()
    reservation: str | None = None
    to_meeting: date | None = None
    minutes: Minutes | None = None
    attested: Attestation | None = None
    posted: date | None = None
    appeal: Appealed | None = None
    signed: date | None = None
    corrects: Correction | None = None
    reviewed_as: Reviewer | None = None
    source: str | None = None
    marking: str | None = None
    signed_by: tuple[str, ...] = ()
    place: tuple[str, int] = field(default=("", 1), compare=False)

    @property
    def matter(self) -> str:
        """Return the version it is about: 'hsavtal@2.0'."""
        return f"{self.document}@{self.version}"

    @cached_property
    def outcome(self) -> Outcome | None:
        """Return what it comes to; None for a review.

        The first clause that settles the matter decides, or else the first. Approval is
        with change when the text is another or some wording is changed, and with addition
        when the body adds assignments of its own.
        """
        if not self.clauses:
            return None
        stated = self.settling.outcome
        if ROW_OF[stated].effect is not Effect.YES:
            return stated
        if self.changes or self.decided != self.proposed:
            return Outcome.APPROVED_WITH_CHANGE
        if self.additions and stated is not Outcome.APPROVED_WITH_CHANGE:
            return Outcome.APPROVED_WITH_ADDITION
        return stated

    @property
    def settling(self) -> Clause:
        """Return the first clause that settles the matter, or else the first; not of a review."""
        settling = (
            one for one in self.clauses if ROW_OF[one.outcome].effect in _SETTLING
        )
        return next(settling, self.clauses[0])

    @property
    def contradicts_itself(self) -> bool:
        """Tell whether one clause approves the text and another rejects it."""
        effects = {ROW_OF[one.outcome].effect for one in self.clauses}
        return Effect.YES in effects and Effect.NO in effects

    @property
    def known_on(self) -> date:
        """Return the day it was made, or for a correction the day of the meeting that did."""
        return max(self.day, self.corrects.day) if self.corrects else self.day

    @property
    def waits_for(self) -> tuple[Condition, ...]:
        """Return conditions, beside that all parties decide alike, that must be met first."""
        return tuple(
            one for one in self.conditions if one.kind is ConditionKind.SUSPENSIVE
        )


_SETTLING = frozenset({Effect.YES, Effect.NO, Effect.WAIT})

Decisions = Mapping[str, tuple[Decision, ...]]
