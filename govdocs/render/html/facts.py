"""What the front matter says, in the words a reader uses: terms, parties and bonds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model.deadline import length_of
from govdocs.model.metadata import UNKNOWN, Metadata
from govdocs.model.outline import Outline
from govdocs.model.period import Length, Period, in_words
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Address
from govdocs.overview.bonds import Bonds
from govdocs.overview.editions import Edition
from govdocs.overview.last_notice import last_notice
from govdocs.render.site_plan import SitePlan


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact: words, addresses to link to, or both; several are told as a list."""

    label: str
    words: tuple[str, ...] = ()
    links: tuple[Address, ...] = ()


def period_words(period: Period) -> str:
    """Return a span of days in words, with both its ends."""
    start = f"från och med den {in_words(period.start)}"
    if period.end is None:
        return f"{start} och tills vidare"
    return f"{start} till och med den {in_words(period.end)}"


def term_words(outline: Outline, workspace: Workspace) -> str | None:
    """Return when a document applies, own or inherited; None where it does not say."""
    meta = outline.metadata
    if meta.term:
        return _capital(period_words(meta.term))
    if meta.applies_from:
        return f"Tillämpas från och med den {in_words(meta.applies_from)}"
    followed = _followed(meta, "avtalstid", workspace)
    if followed and followed.metadata.term:
        days = period_words(followed.metadata.term)
        return f"{_capital(days)}, samma tid som {followed.name}"
    return None


def key_facts(edition: Edition, plan: SitePlan) -> Iterator[Fact]:
    """Yield the terms a reader looks for first: when, notice, extension, for whom."""
    outline, workspace = edition.outline, edition.workspace
    meta = outline.metadata
    term = term_words(outline, workspace)
    if term:
        length = _length(outline, workspace)
        words = f"{term} ({length})" if length else term
        yield Fact("Avtalstid" if meta.term or meta.follows else "Gäller", (words,))
    if meta.notice and meta.notice.length:
        yield Fact("Uppsägningstid", (str(meta.notice.length),))
    elif followed := _followed(meta, "uppsägning", workspace):
        notice = followed.metadata.notice
        if notice and notice.length:
            words = f"{notice.length}, samma som {followed.name}"
            yield Fact("Uppsägningstid", (words,))
    last = last_notice(edition, plan.library)
    if last:
        words = f"{_capital(in_words(last.day))} (beräknad)"
        yield Fact(
            "Sista dag att säga upp", (words, f"{last.rule}: {last.arithmetic}.")
        )
    if meta.extension:
        yield Fact("Förlängning", (_extension(meta),))
    if meta.parties:
        yield Fact("Parter", (_parties(meta, workspace),))
    if meta.also_applies_to:
        yield Fact("Gäller även", (_capital(", ".join(meta.also_applies_to)),))
    if meta.audience:
        yield Fact("Skrivet för", (_capital(", ".join(meta.audience)),))


def more_facts(outline: Outline, workspace: Workspace, bonds: Bonds) -> Iterator[Fact]:
    """Yield the rest: legal basis, bonds to other documents, who sees to it."""
    meta = outline.metadata
    if meta.entry_into_force and meta.entry_into_force.condition:
        yield Fact(
            "Villkor för ikraftträdande", (_capital(meta.entry_into_force.condition),)
        )
    if meta.legal_basis:
        yield Fact("Lagstöd", meta.legal_basis)
    for label, links in bonds.items():
        yield Fact(label, links=links)
    if meta.external_sources:
        words = tuple(
            f"{one.title}. {one.note}" if one.note else one.title
            for one in meta.external_sources
        )
        yield Fact("Andra källor", words)
    if meta.earlier_titles:
        yield Fact("Tidigare titlar", meta.earlier_titles)
    if meta.resource_effect:
        yield Fact("Ändrar parternas resurser", (_capital(meta.resource_effect),))
    for one in meta.funding:
        decided = f", beslutas av {one.decided_by}" if one.decided_by else ""
        until = f", till och med den {in_words(one.until)}" if one.until else ""
        yield Fact("Finansiering", (f"{one.source}{decided}{until}",))
    if meta.implementation:
        who = body_name(meta.implementation.responsible, workspace)
        yield Fact("Genomförande", (f"{who}. {meta.implementation.how}",))
    if meta.follow_up:
        yield Fact("Uppföljning", (body_name(meta.follow_up.responsible, workspace),))
    yield Fact("Dokumentets id", (meta.id,))


def body_name(own: str, workspace: Workspace) -> str:
    """Return the name of a body or party by its id; the id itself when it has none."""
    registers = workspace.registers
    named = {party.id: party.name for party in registers.parties}
    named |= {body.id: body.name for body in registers.bodies}
    return named.get(own, own)


def _length(outline: Outline, workspace: Workspace) -> Length | None:
    """Return how long the term is, own or taken from what is followed."""
    meta = outline.metadata
    followed = None if meta.term else _followed(meta, "avtalstid", workspace)
    term = followed.metadata.term if followed else meta.term
    return length_of(term) if term else None


def _followed(meta: Metadata, key: str, workspace: Workspace) -> Outline | None:
    if meta.follows and key in meta.follows.what:
        return workspace.by_id.get(meta.follows.document)
    return None


def _extension(meta: Metadata) -> str:
    extension = meta.extension
    assert extension is not None, "asked only where there is one"
    length = str(extension.length) if extension.length else "Okänd tid"
    how = extension.mechanism
    if how == UNKNOWN:
        return f"{length}. Dokumentet säger inte hur det går till"
    return f"{length}. {_capital(how)}" if how else length


def _parties(meta: Metadata, workspace: Workspace) -> str:
    parties = workspace.registers.parties
    assert meta.parties is not None, "asked only where there are some"
    if meta.parties.everyone:
        return f"Alla {len(parties)} parter" if parties else "Alla parter"
    if meta.parties.areas:
        return f"Parterna i {', '.join(meta.parties.areas)}"
    names = {party.id: party.name for party in parties}
    return ", ".join(names.get(one, one) for one in meta.parties.ids)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
