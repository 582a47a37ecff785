"""What the front matter of a document says, with the words turned into values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdocs.model.kinds import DocumentKind
from govdocs.model.period import Length, Period

UNKNOWN = "okänd"


@dataclass(frozen=True, slots=True)
class Target:
    """A document, and perhaps one place in it or one version of it: `hsavtal#k7m2`."""

    document: str
    anchor: str | None = None
    version: str | None = None

    def __str__(self) -> str:
        version = f"@{self.version}" if self.version else ""
        anchor = f"#{self.anchor}" if self.anchor else ""
        return f"{self.document}{version}{anchor}"


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is bound: everyone in the register, those in some areas, or the ids listed."""

    everyone: bool = False
    areas: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """The agreement's own terms for when it starts to apply; there is no default."""

    condition: str | None
    counted_from: str | None
    earliest: date | None


@dataclass(frozen=True, slots=True)
class Extension:
    """How long the agreement may be prolonged, and by what mechanism."""

    length: Length | None
    mechanism: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """How the agreement is ended: time, what the time runs to, and who gets the notice."""

    length: Length | None
    counted_to: str | None
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follows:
    """Terms taken from another document instead of stated here."""

    document: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Implementation:
    """Who sees to it that the document is used, and how."""

    responsible: str
    how: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure that shows whether the document works."""

    name: str
    measure: str
    goal: str | None
    source: str | None
    frequency: str | None
    exists: bool | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who follows the document up, and by which indicators."""

    responsible: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    """Money the document rests on, who decides it, and the last day it is granted."""

    source: str
    decided_by: str | None
    until: date | None


@dataclass(frozen=True, slots=True)
class GoalConflict:
    """A place in another document that pulls the other way."""

    target: Target
    note: str


@dataclass(frozen=True, slots=True)
class ExternalSource:
    """A document outside the workspace that this one rests on or replaces."""

    title: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The whole front matter; attributes stand in the order of text/keys.py."""

    id: str
    kind: DocumentKind
    title: str
    short_title: str | None = None
    earlier_titles: tuple[str, ...] = ()
    part_ids: tuple[str, ...] = ()
    parties: Parties | None = None
    also_applies_to: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    term: Period | None = None
    entry_into_force: EntryIntoForce | None = None
    applies_from: date | None = None
    extension: Extension | None = None
    notice: Notice | None = None
    resource_effect: str | None = None
    funding: tuple[Funding, ...] = ()
    legal_basis: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    subordinate_to: str | None = None
    follows: Follows | None = None
    supplements: tuple[str, ...] = ()
    applies: tuple[Target, ...] = ()
    builds_on: Target | None = None
    illustrates: tuple[Target, ...] = ()
    goal_conflicts: tuple[GoalConflict, ...] = ()
    external_sources: tuple[ExternalSource, ...] = ()
    implementation: Implementation | None = None
    follow_up: FollowUp | None = None
    key_points: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name to use in a link: the short title, or the title."""
        return self.short_title or self.title
