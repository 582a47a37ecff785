"""What applies now and what is on its way, for the first page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.overview.editions import Edition, Editions
from govdocs.overview.status import Word
from govdocs.render.html.state import State, state_of
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import DRAFT

_COMING = frozenset({Word.COMING, Word.UNDECIDED})


@dataclass(frozen=True, slots=True)
class Standing:
    """A text and what is said of it; `page` is where it is read."""

    page: str
    words: str
    state: State
    sentence: str


def in_force(plan: SitePlan) -> tuple[Standing, ...]:
    """Return the texts that apply, in the order of the documents."""
    return tuple(
        _standing(one.id, one.current, one, plan)
        for one in plan.library.by_id.values()
        if one.current.is_in_force
    )


def coming(plan: SitePlan) -> tuple[Standing, ...]:
    """Return the texts that may come to apply: those to be decided, and drafts."""
    return tuple(_coming(plan))


def _coming(plan: SitePlan) -> Iterator[Standing]:
    for editions in plan.library.by_id.values():
        for one in editions.versions:
            if one.status and one.status.word in _COMING:
                yield _standing(f"{one.id}/{one.number}", one, editions, plan)
        if editions.draft:
            page = f"{editions.id}/{DRAFT}"
            yield _standing(page, editions.draft, editions, plan)


def _standing(
    page: str, edition: Edition, editions: Editions, plan: SitePlan
) -> Standing:
    state = state_of(edition, editions, plan.workspace.settings.stage)
    name = edition.outline.name
    words = f"{name}, version {edition.number}" if edition.number else f"{name}, utkast"
    return Standing(page, words, state, state.sentence)
