"""What a stage of the work allows a proposal to change, and what was found to break it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govdocs.model.finding import Location

# The role that may lift a policy when govdocs.yaml names none.
LIFTED_BY = "processledare"


class Verdict(StrEnum):
    """What a proposal gets; the value is the word that readers see."""

    APPROVED = "godkänd"
    REFUSED = "nekad"


class PolicyName(StrEnum):
    """The policies that a stage can choose; the value is the word in govdocs.yaml."""

    NO_REMOVAL = "ingen-borttagning"
    FROZEN_METADATA = "frysta-metadata"
    LOCKED_SECTIONS = "låsta-avsnitt"
    EDITORIAL_ONLY = "endast-redaktionellt"
    LOCAL_RULES = "lokala-regler"


class Ban(StrEnum):
    """What a local rule forbids; the value is the word in govdocs.yaml."""

    ADDING = "läggas till"
    REMOVING = "tas bort"


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A rule of the workspace's own about words: what may not happen to them, and why."""

    name: str
    phrases: tuple[str, ...]
    ban: Ban
    remedy: str


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy that a stage has chosen, with what it is told.

    `lifted_by` is the role that may lift it. `keys` are front matter keys (none: all),
    `places` addresses such as 'hsavtal#parter', `swaps` pairs of words that may take
    each other's place.
    """

    name: PolicyName
    lifted_by: str = LIFTED_BY
    keys: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()
    rules: tuple[LocalRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a proposal does what a policy forbids, in Swedish.

    `at` is a place in the base for what was taken out or changed, and in the head, when
    `in_head`, for what was put in. `block` is '' where no block is at fault. `there` is
    the place of the same text on the other side, None when it is not there.
    """

    at: Location
    block: str
    words: tuple[str, ...]
    message: str
    remedy: str
    in_head: bool = False
    there: Location | None = None

    @property
    def in_proposal(self) -> Location | None:
        """Return where to look in the head; None when nothing is left there."""
        return self.at if self.in_head else self.there


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one policy says of a proposal; waived breaches are not among `breaches`."""

    policy: PolicyName
    code: str
    lifted_by: str
    breaches: tuple[Breach, ...]
    waived: int = 0
    notes: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Return whether the policy lets the proposal through."""
        return Verdict.REFUSED if self.breaches else Verdict.APPROVED
