"""A review as one page that stands on its own: the verdict, what it rests on, the texts."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from govdocs.diff.summary import Summary, summarize
from govdocs.overview.review import Changed, Review
from govdocs.overview.verdict import (
    breach_place,
    held_against,
    judgement_line,
    notes,
    state_of,
    verdict_sentence,
)
from govdocs.render.html.frame import environment
from govdocs.render.html.redline_page import (
    Listed,
    alone_style,
    list_changes,
    mark_places,
    running_text,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A document of the page; `name` stands before the places in it."""

    mark: str
    changed: Changed
    state: str
    summary: Summary | None
    changes: tuple[Listed, ...]
    text: Markup


def review_page(review: Review) -> bytes:
    """Return the page; nothing is fetched to show it."""
    values = {
        "title": verdict_sentence(review),
        "verdict": review.verdict.value,
        "held": held_against(review),
        "notes": tuple(notes(review)),
        "stage": review.stage,
        "policies": [
            (
                judgement_line(one),
                [(breach_place(breach), breach) for breach in one.breaches],
            )
            for one in review.policies
        ],
        "documents": [
            _told(f"d{count}", one) for count, one in enumerate(review.documents, 1)
        ],
        "lists": (
            ("Nytt i kontrollen", review.findings.new),
            ("Borta ur kontrollen", review.findings.gone),
        ),
        "affected": review.affected,
        "comments": review.comments,
        "competing": review.competing,
        "style": alone_style(),
    }
    template = environment().get_template("review_alone.html")
    return template.render(values).encode("utf-8")


def _told(mark: str, changed: Changed) -> _Told:
    state = state_of(changed)
    if changed.comparison is None:
        return _Told(mark, changed, state, None, (), Markup())
    sheet = changed.comparison.sheet
    changes = list_changes(sheet)
    text = mark_places(running_text(sheet.rows, folds=True), f"{mark}-")
    written = Markup(text)  # noqa: S704 - made of escaped text
    return _Told(mark, changed, state, summarize(sheet), changes, written)
