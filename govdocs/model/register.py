"""The registers beside the documents: parties, bodies, terms, statutes and more.

Days are inclusive; an open end means that the entry still holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govdocs.model.milestone import Milestone
from govdocs.model.route import Delegation, Route


class PartyKind(StrEnum):
    """What a party is."""

    REGION = "region"
    MUNICIPALITY = "kommun"


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the agreements; `area` is None where it is not known."""

    id: str
    name: str
    kind: PartyKind
    code: str
    area: str | None = None
    federation: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body that decides, recommends or prepares, and for which party if any."""

    id: str
    name: str
    kind: str
    mandate: str | None = None
    party: str | None = None
    posts_decisions: bool = False
    start: date | None = None
    end: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Consultee:
    """Someone who may be asked to answer a remiss; not the same as a party.

    `mailbox` is that of a role; letters are addressed to it, and no page shows it.
    """

    id: str
    name: str
    kind: str
    party: str | None = None
    start: date | None = None
    end: date | None = None
    answer_replaced_by: str | None = None
    mailbox: str | None = None

    @property
    def addressed(self) -> str:
        """Return the name as it stands in a letter, with the mailbox if there is one."""
        return f"{self.name}, {self.mailbox}" if self.mailbox else self.name

    def is_gone(self, on: date) -> bool:
        """Tell whether it has ended by a day; it is there on its last one."""
        return self.end is not None and self.end < on


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined word of the agreements, with its abbreviation if it has one."""

    id: str
    term: str
    meaning: str
    abbreviation: str | None = None
    synonyms: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that stands for a name rather than a defined word."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Statute:
    """An act or ordinance; two can share name and abbreviation at different times."""

    sfs: str
    name: str
    title: str
    abbreviation: str | None = None
    start: date | None = None
    end: date | None = None
    chapters: bool = True
    replaced_by: str | None = None

    def in_force(self, day: date) -> bool:
        """Tell whether the statute applied on the day."""
        return (self.start is None or self.start <= day) and (
            self.end is None or day <= self.end
        )

    @property
    def slug(self) -> str:
        """Return the id of the statute on the page of statutes: '2017-30'."""
        return self.sfs.replace(":", "-")


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers of a workspace, read once."""

    parties: tuple[Party, ...] = ()
    bodies: tuple[Body, ...] = ()
    consultees: tuple[Consultee, ...] = ()
    definitions: tuple[Definition, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    statutes: tuple[Statute, ...] = ()
    routes: tuple[Route, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    @property
    def short_forms(self) -> frozenset[str]:
        """Return the abbreviations that are explained, of terms and of names."""
        own = (one.abbreviation for one in self.definitions if one.abbreviation)
        return frozenset((*own, *(one.short for one in self.abbreviations)))
