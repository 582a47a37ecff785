"""What one party needs to decide a version: the matter, its body, and what to compare with.

The same values are written as pages, a PDF and a form; nothing here knows how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from govdocs.decision.entry import ALL_ALIKE
from govdocs.decision.mandate import Mandates, holds_office
from govdocs.decision.routes import deciding_step
from govdocs.decision.tally import Vote
from govdocs.errors import USAGE, GovdocsError
from govdocs.model.metadata import Metadata
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import in_words
from govdocs.model.register import Body, Party
from govdocs.model.settings import Settings
from govdocs.model.version import Version, number_key
from govdocs.overview.editions import Edition, Editions, Library
from govdocs.overview.matter import Matter, find_matter
from govdocs.overview.status import Status, Word


class PacketRefused(GovdocsError):
    """A packet for somebody who decides nothing, or one that is there already."""

    code = "GD978"
    exit_code = USAGE


_PAST = (Word.LAPSED, Word.REPLACED, Word.ENDED)


@dataclass(frozen=True, slots=True)
class Basis:
    """The text that a version is held against, None when there is none, and why that one."""

    edition: Edition | None
    why: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What a consultation about the text came to: in a sentence, and as a whole page."""

    words: str
    page: bytes
    marking: str | None = None


@dataclass(frozen=True)
class Packet:
    """A version as it is laid before one party on a day.

    `body` is the one that decides for the party, None when that is unclear; `why_body`
    says so in a sentence, or that another than the party decides.
    """

    party: Party
    body: Body | None
    why_body: str
    editions: Editions
    edition: Edition
    basis: Basis
    matter: Matter
    settings: Settings
    names: Mapping[str, str]
    reported: Reported | None = None

    @property
    def version(self) -> Version:
        """Return the version to decide."""
        return self.matter.dated.version

    @property
    def metadata(self) -> Metadata:
        """Return the terms of the version, from its own text."""
        return self.matter.dated.metadata

    @property
    def name(self) -> str:
        """Return what its folder and files are called, without ending."""
        return f"beslutsunderlag-{self.shared_name}-{self.party.id}"

    @property
    def shared_name(self) -> str:
        """Return the document and the number, as in names of files: 'hsavtal-2.0'."""
        return f"{self.version.document}-{self.version.number}"

    @property
    def status(self) -> Status:
        """Return how the version stands on the day."""
        status = self.edition.status
        assert status is not None, "a locked text has a standing"
        return status

    @property
    def is_past(self) -> bool:
        """Tell whether a decision can no longer bring the version into force."""
        return self.status.word in _PAST

    @property
    def needs_all_alike(self) -> bool:
        """Tell whether the agreement itself demands that all parties decide alike."""
        rule = self.metadata.entry_into_force
        return rule is not None and rule.condition == ALL_ALIKE

    @property
    def markings(self) -> tuple[str, ...]:
        """Return the words for events and decisions that are not real."""
        report = self.reported.marking if self.reported else None
        found = (*self.status.markings, self.matter.is_invented, report)
        return tuple(dict.fromkeys(one for one in found if one))

    @cached_property
    def vote(self) -> Vote | None:
        """Return how the party has already decided; None when it has not."""
        votes = self.matter.tally.votes if self.matter.tally else ()
        found = (one for one in votes if one.party in (self.party.id, ""))
        vote = next(found, None)
        return vote if vote and vote.decision else None


def find_packet(library: Library, version: Version, party_id: str) -> Packet:
    """Return what a party needs to decide a version.

    Raises PacketRefused for one that is not a party of the version.
    """
    registers = library.force.matters.registers
    party = _party(registers.parties, version, party_id)
    editions = library.by_id[version.document]
    edition = next(one for one in editions.versions if one.number == version.number)
    known = library.force.dated[version.document]
    dated = next(one for one in known if one.version.number == version.number)
    matter = find_matter(library.force, dated, registers.parties, library.day)
    body, why = _decider(library, matter, party)
    names = {one.id: one.name for one in registers.bodies}
    names |= {one.id: one.name for one in registers.parties}
    basis = _basis(library, editions, edition, party)
    settings = library.work.settings
    return Packet(
        party=party,
        body=body,
        why_body=why,
        editions=editions,
        edition=edition,
        basis=basis,
        matter=matter,
        settings=settings,
        names=names,
    )


def _party(parties: tuple[Party, ...], version: Version, party_id: str) -> Party:
    known = {one.id: one for one in parties if one.id in version.parties}
    found = known.get(party_id.lower())
    if found is None:
        raise PacketRefused(
            f"{party_id} är inte part i {version.name}",
            did_you_mean(party_id.lower(), known, "se parterna i parter.yaml"),
        )
    return found


def _decider(library: Library, matter: Matter, party: Party) -> tuple[Body | None, str]:
    """Return the body that decides for a party, and what to know of that."""
    step = deciding_step(matter.route) if matter.route else None
    if step is None:
        kind = matter.dated.metadata.kind.value
        return (
            None,
            f"Beslutsväg oklar: organ.yaml säger inte vem som beslutar om {kind}.",
        )
    mandates = Mandates(library.force.matters.registers)
    bodies = mandates.deciders(step, (party.id,)).get("" if step.body else party.id, [])
    body = next((one for one in bodies if holds_office(one, library.day)), None)
    if body is None:
        wanted = step.body or f"{step.every_party} hos {party.name}"
        return None, f"Organ inte angivet: {wanted} finns inte i organ.yaml."
    if body.party != party.id:
        return (
            body,
            f"{body.name} beslutar för alla parter. Parten beslutar inte själv.",
        )
    return body, ""


def _basis(
    library: Library, editions: Editions, edition: Edition, party: Party
) -> Basis:
    """Return the text in force for a party, or else the version before the one decided."""
    day, number = library.day, edition.number
    standing = library.force.standing(editions.id, party.id, day)
    if standing.number and standing.number != number:
        now = next(one for one in editions.versions if one.number == standing.number)
        why = f"Version {now.number} gäller för {party.name} den {in_words(day)}."
        return Basis(now, f"{why} Jämförelsen görs mot den.")
    held = (
        f"Version {number} gäller redan för {party.name}."
        if standing.number
        else f"Ingen version gäller för {party.name} den {in_words(day)}."
    )
    earlier = max(_before(editions, number), key=_order, default=None)
    if earlier is None:
        return Basis(None, f"{held} Det finns ingen tidigare version att jämföra med.")
    return Basis(
        earlier, f"{held} Jämförelsen görs mot versionen före, {earlier.number}."
    )


def _before(editions: Editions, number: str) -> Iterator[Edition]:
    own = number_key(number) or (0, 0)
    return (one for one in editions.versions if _order(one) < own)


def _order(edition: Edition) -> tuple[int, int]:
    return number_key(edition.number) or (0, 0)
