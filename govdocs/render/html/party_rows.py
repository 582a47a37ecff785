"""What is told of one party: what binds it, what it has decided, and its notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model.decision import Decision
from govdocs.model.event import Event, EventKind
from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import Parties
from govdocs.model.period import in_words
from govdocs.model.register import Party
from govdocs.overview.bound import groups
from govdocs.overview.editions import Edition, Editions
from govdocs.overview.in_force import needs_decision
from govdocs.overview.last_notice import last_notice
from govdocs.overview.matter import Matter
from govdocs.render.html.decision_words import Names, did, paragraph_and_docket
from govdocs.render.html.state import State, state_of
from govdocs.render.html.version_bar import Step
from govdocs.render.html.vote_words import Told, told
from govdocs.render.site_plan import SitePlan

_UP = "../../"
_UNKNOWN = "Uppgift saknas"


@dataclass(frozen=True, slots=True)
class Row:
    """A document that binds a party; `how` is how its last day of notice was counted."""

    document: Step
    version: Step
    until: str
    last_day: str
    how: str
    decided: str
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """How the party stands to a version, and what its bodies have said of it in order."""

    matter: Step
    told: Told
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Local:
    """A document that applies others for some parties; `applied` are their names."""

    document: Step
    state: State | None
    applied: str


def bound_rows(party: Party, plan: SitePlan) -> Iterator[Row]:
    """Yield the documents of which a locked version binds a party."""
    for editions in plan.library.by_id.values():
        for edition in editions.versions:
            if editions.bound.get(party.id) == edition.number:
                yield _row(party, edition, editions, plan)


def _row(party: Party, edition: Edition, editions: Editions, plan: SitePlan) -> Row:
    standing = plan.library.force.standing(editions.id, party.id, plan.on)
    until = f"Till och med den {in_words(standing.last)}" if standing.last else ""
    last = last_notice(edition, plan.library)
    version = Step(
        f"Version {edition.number}", f"{_UP}{editions.id}/{edition.number}/index.html"
    )
    decided, matter = _decided(party, edition, plan)
    return Row(
        document=Step(edition.outline.metadata.title, f"{_UP}{editions.id}/index.html"),
        version=version,
        until=until or "Inget slut är känt",
        last_day=f"{in_words(last.day)} (beräknad)"
        if last
        else "Går inte att räkna ut",
        how=last.arithmetic if last else "",
        decided=decided,
        matter=matter,
    )


def _decided(party: Party, edition: Edition, plan: SitePlan) -> tuple[str, str | None]:
    """Return the decision behind what binds a party, and the page it is on."""
    force = plan.library.force
    base = force.base(edition.dated)
    if not needs_decision(base.metadata):
        return "Beslutas inte av parten", None
    matter = plan.library.matters.get(base.version.name)
    vote = matter.vote_of.get(party.id) if matter else None
    one = vote.decision if vote else None
    if one is None:
        return _UNKNOWN, None
    version = base.version
    words = f"{paragraph_and_docket(one)}, den {in_words(one.day)}"
    return words, f"{_UP}{version.document}/beslut/{version.number}/index.html"


def different(party: Party, plan: SitePlan) -> Iterator[str]:
    """Yield, for each document, that what binds a party is not what binds most."""
    for editions in plan.library.by_id.values():
        bound = editions.bound
        if not editions.is_split or party.id not in bound:
            continue
        most, own = groups(bound)[0], bound[party.id]
        if own != most.number:
            name = editions.current.outline.name
            here = f"version {own}" if own else "ingen version"
            yield (
                f"{name}: här gäller {here}. För {len(most.parties)} av {len(bound)} "
                f"parter gäller version {most.number}."
            )


def local_rows(party: Party, plan: SitePlan) -> Iterator[Local]:
    """Yield the documents that say how others are applied where a party is."""
    known, stage = plan.workspace.by_id, plan.workspace.settings.stage
    for editions in plan.library.by_id.values():
        meta = editions.current.outline.metadata
        is_local = meta.kind is DocumentKind.APPLICATION
        if is_local and meta.parties and _includes(meta.parties, party):
            names = [
                known[one.document].name
                for one in meta.applies
                if one.document in known
            ]
            has_versions = plan.library.has_versions
            state = (
                state_of(editions.current, editions, stage) if has_versions else None
            )
            document = Step(meta.title, f"{_UP}{editions.id}/index.html")
            yield Local(document, state, ", ".join(names))


def _includes(parties: Parties, party: Party) -> bool:
    in_area = party.area is not None and party.area in parties.areas
    return parties.everyone or in_area or party.id in parties.ids


def decided_rows(party: Party, plan: SitePlan) -> Iterator[Decided]:
    """Yield how a party stands to each version before it, the newest first."""
    names = Names(plan.library.work.registers)
    own = [body.id for body in names.registers.bodies if body.party == party.id]
    matters = sorted(
        plan.library.matters.values(),
        key=lambda one: one.dated.version.locked,
        reverse=True,
    )
    for matter in matters:
        vote = matter.vote_of.get(party.id)
        if vote and not matter.is_silent:
            said = [one for body in own for one in matter.said_by.get(body, ())]
            said.sort(key=lambda one: (one.day, one.body))
            lines = tuple(_line(one, names) for one in said)
            yield Decided(_step(matter), told(vote), lines)


def _step(matter: Matter) -> Step:
    version = matter.dated.version
    page = f"{_UP}{version.document}/beslut/{version.number}/index.html"
    return Step(f"{matter.dated.metadata.name}, version {version.number}", page)


def _line(one: Decision, names: Names) -> str:
    item = paragraph_and_docket(one)
    corrected = f", rättat {one.corrects.day}" if one.corrects else ""
    who = names.body(one.body)
    return f"{who} {did(one)} den {in_words(one.day)}, {item}{corrected}."


def notice_lines(party: Party, plan: SitePlan) -> Iterator[str]:
    """Yield the notices a party has given and taken back, and what they lead to."""
    for editions in plan.library.by_id.values():
        events = plan.library.force.events.get(editions.id, ())
        own = [
            one for one in events if _is_notice(one, party) and one.happened_by(plan.on)
        ]
        name = editions.current.outline.name
        for one in own:
            yield _notice(one, name)
        if own and editions.versions:
            yield from _effect(party, editions, plan)


def _is_notice(one: Event, party: Party) -> bool:
    kinds = EventKind.NOTICE, EventKind.WITHDRAWAL
    return one.kind in kinds and one.parties is not None and one.concerns(party.id)


def _notice(one: Event, name: str) -> str:
    if one.kind is EventKind.WITHDRAWAL:
        on = f" den {in_words(one.start)}" if one.start else ""
        agreed = (
            "godtagen"
            if one.accepted_by
            else "inte godtagen, så uppsägningen står kvar"
        )
        return f"{name}: uppsägningen togs tillbaka{on} ({agreed})."
    days = [received.day for received in one.received if received.day]
    on = f" Uppsägningen kom in den {in_words(max(days))}." if days else ""
    return f"{name}: uppsagt av parten.{on}"


def _effect(party: Party, editions: Editions, plan: SitePlan) -> Iterator[str]:
    force = plan.library.force
    for one in editions.versions:
        if editions.bound.get(party.id) in (one.number, None) and one.is_in_force:
            found = force.exit(one.dated, party.id, plan.on)
            if found.day:
                yield f"För parten upphör det den {in_words(found.day)} (beräknat)."
            yield from found.unknown
