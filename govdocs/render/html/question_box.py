"""Parked questions on the page of a work text: a box after each clause, and a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from govdocs.model.question import Question
from govdocs.overview.questions import (
    body_names,
    last_day,
    questions_at,
    standing,
    where_it_leads,
)
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage


@dataclass(frozen=True, slots=True)
class Listed:
    """A question as the list of a page names it, with the id of its first clause there."""

    anchor: str
    words: str
    standing: str
    marking: str | None


def questions_on(page: TextPage, plan: SitePlan) -> Mapping[str, tuple[Question, ...]]:
    """Return the questions to show on a page, by clause; a locked text shows none."""
    if page.edition.version:
        return {}
    return questions_at(plan.library.work, page.edition.sources, plan.on)


@dataclass(frozen=True)
class Boxes:
    """Writes the boxes of one page."""

    questions: Mapping[str, tuple[Question, ...]]
    names: Mapping[str, str]

    def after(self, anchor: str, word: str) -> str:
        """Return the boxes about a clause; `word` is what it is called inside another."""
        return "".join(
            self._box(one, anchor, word) for one in self.questions.get(anchor, ())
        )

    def _box(self, question: Question, anchor: str, word: str) -> str:
        state = "Parkerad" if question.is_open else "Besvarad"
        head = f"<strong>{state} fråga {question.number}:</strong> {_e(question.title)}"
        lines = [head, *map(_e, self._told(question))]
        if word:
            lines.append(f'<a href="#{anchor}">Till {word} som frågan gäller</a>')
        if question.marking:
            lines.append(f'<span class="tagg">{_e(question.marking)}</span>')
        body = "".join(f"<p>{line}</p>" for line in lines)
        return f'<aside class="fraga">{body}</aside>\n'

    def _told(self, question: Question) -> Iterator[str]:
        last = last_day(question)
        yield " ".join(filter(None, (standing(question, self.names), last)))
        if question.answer:
            yield f"Svar: {question.answer.text}"
        if leads := where_it_leads(question):
            yield leads
        if question.conflict:
            yield f"Målkonflikt: {question.conflict}"


def boxes(page: TextPage, plan: SitePlan) -> Boxes:
    """Return what writes the boxes of a page."""
    return Boxes(questions_on(page, plan), body_names(plan.library.work))


def listed(page: TextPage, plan: SitePlan) -> tuple[Listed, ...]:
    """Return the questions on a page, each once and in the order of their numbers."""
    names = body_names(plan.library.work)
    found: dict[str, Listed] = {}
    for anchor, questions in questions_on(page, plan).items():
        for one in questions:
            words = f"Fråga {one.number}: {one.title}"
            row = Listed(anchor, words, standing(one, names), one.marking)
            found.setdefault(one.path, row)
    order = {one.path: one.number for one in plan.library.work.questions}
    return tuple(found[path] for path in sorted(found, key=lambda path: order[path]))


def _e(words: str) -> str:
    return escape(words, quote=False)
