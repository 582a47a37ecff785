"""The page of one party: what applies there, what it has decided, and its way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from govdocs.model.register import Party, Registers
from govdocs.overview.editions import Library
from govdocs.render.html.frame import Page
from govdocs.render.html.party_rows import (
    bound_rows,
    decided_rows,
    different,
    local_rows,
    notice_lines,
)
from govdocs.render.site_plan import SitePlan


def party_pages(library: Library) -> Iterator[tuple[str, Callable[[SitePlan], Page]]]:
    """Yield the path of each party's page and what makes it, where something is locked."""
    if library.has_versions:
        for party in library.work.registers.parties:
            yield f"parter/{party.id}/index.html", partial(party_page, party)


def party_page(party: Party, plan: SitePlan) -> Page:
    """Return the page of a party."""
    return Page(
        f"parter/{party.id}/index.html",
        "party.html",
        f"Det här gäller {where(party, plan.library.work.registers)}",
        {
            "name": party.name,
            "rows": tuple(bound_rows(party, plan)),
            "different": tuple(different(party, plan)),
            "local": tuple(local_rows(party, plan)),
            "decided": tuple(decided_rows(party, plan)),
            "notices": tuple(notice_lines(party, plan)),
            "has_matters": bool(plan.library.matters),
            "markings": plan.library.markings,
        },
        (("Start", "../../index.html"), ("Parter", "../index.html")),
    )


def where(party: Party, registers: Registers) -> str:
    """Return 'i Lerum', as the council of a party is named, or else 'för' and its name."""
    for body in registers.bodies:
        _, _, place = body.name.partition(" i ")
        if body.party == party.id and body.kind == "fullmäktige" and place:
            return f"i {place}"
    return f"för {party.name}"
