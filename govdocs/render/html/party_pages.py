"""What applies for one party: which version of each document, until when, and its way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from govdocs.model.period import in_words
from govdocs.model.register import Party
from govdocs.overview.editions import Edition, Editions, Library
from govdocs.overview.last_notice import last_notice
from govdocs.render.html.frame import Page
from govdocs.render.html.version_bar import Step
from govdocs.render.site_plan import SitePlan


@dataclass(frozen=True, slots=True)
class Row:
    """A document that binds a party; `how` is how its last day of notice was counted."""

    document: Step
    version: Step
    until: str
    last_day: str
    how: str


def party_pages(library: Library) -> Iterator[tuple[str, Callable[[SitePlan], Page]]]:
    """Yield the path of each party's page and what makes it, where something is locked."""
    if library.has_versions:
        for party in library.work.registers.parties:
            yield f"parter/{party.id}/index.html", partial(party_page, party)


def party_page(party: Party, plan: SitePlan) -> Page:
    """Return the page of a party."""
    rows = [
        _row(party, edition, editions, plan)
        for editions in plan.library.by_id.values()
        for edition in editions.versions
        if editions.bound.get(party.id) == edition.number
    ]
    return Page(
        f"parter/{party.id}/index.html",
        "party.html",
        f"Det här gäller för {party.name}",
        {"rows": rows, "markings": plan.library.markings},
        (("Start", "../../index.html"), ("Parter", "../index.html")),
    )


def _row(party: Party, edition: Edition, editions: Editions, plan: SitePlan) -> Row:
    standing = plan.library.force.standing(editions.id, party.id, plan.on)
    until = f"Till och med den {in_words(standing.last)}" if standing.last else ""
    last = last_notice(edition, plan.library)
    version = Step(
        f"Version {edition.number}", f"../../{editions.id}/{edition.number}/index.html"
    )
    return Row(
        Step(edition.outline.metadata.title, f"../../{editions.id}/index.html"),
        version,
        until or "Inget slut är känt",
        f"{in_words(last.day)} (beräknad)" if last else "Går inte att räkna ut",
        last.arithmetic if last else "",
    )
