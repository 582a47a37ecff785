"""The answers to a round put together: by section, by instance and by question."""

from __future__ import annotations

from typing import Any, NamedTuple

from govdocs.consultation.arrival import tell_amount
from govdocs.consultation.compilation import SectionCompiled
from govdocs.consultation.grouping import Group
from govdocs.consultation.status import TOLD, Standing, State
from govdocs.consultation.sums import prove_sums
from govdocs.model.submission import Stance
from govdocs.render.html.frame import Page
from govdocs.render.html.round_choices import (
    FOLDER,
    Choice,
    choices,
    chooser,
    documents,
)
from govdocs.render.html.round_facts import ROUNDS, RoundFacts
from govdocs.render.html.round_redline import ways
from govdocs.render.html.round_replies import OUTCOMES
from govdocs.render.round_words import (
    numbers_line,
    question_title,
    section_counts,
    stances_line,
)

_LOOKS = {
    Stance.SUPPORTS: "for",
    Stance.SUPPORTS_CHANGED: "andra",
    Stance.NO_OBJECTION: "ingen",
    Stance.OPPOSES: "mot",
    Stance.ABSTAINS: "avstar",
}
STANDS = {state: words.capitalize() for state, words in TOLD.items()}


class Part(NamedTuple):
    """A part of a bar: how it looks, where it begins and how wide it is, in percent."""

    look: str
    start: float
    width: float


class SectionRow(NamedTuple):
    """A section as it is told, with the id of its heading on the page."""

    anchor: str
    title: str
    counts: str
    stances: str
    bar: tuple[Part, ...]
    groups: tuple[Group, ...]


def sections_page(one: RoundFacts, chosen: Choice | None = None) -> Page:
    """Return all comments by section, or those chosen; who say the same stand once.

    Raises CannotCompile, or what stops the texts asked about from being read.
    """
    found = one.compiled
    replies = one.by_comment
    home = f"{one.folder}/sammanstallning"
    offer = chooser(one, home, choices(one), chosen)
    return _page(
        one,
        f"{FOLDER}/{chosen.slug}" if chosen else "",
        "round_sections.html",
        f"Sammanställning av remiss {one.round.id}{offer.added}",
        {
            "sums": prove_sums(found),
            "chooser": offer,
            "documents": section_rows(one, chosen),
            "heads": {id_: each.first.id for each in found.groups for id_ in each.ids},
            "cited": found.cited_below,
            "replies": f"{one.folder}/redogorelse",
            "ways": ways(one, one.comments),
            "outcome": lambda each: (
                OUTCOMES[replies[each.first.id].outcome].tag.lower()
                if each.first.id in replies
                else ""
            ),
            "who": {each.comment.id: each.consultee for each in found.annex},
        },
    )


def section_rows(
    one: RoundFacts, chosen: Choice | None
) -> tuple[tuple[str, tuple[SectionRow, ...]], ...]:
    """Return the sections under the title of their document, in reading order."""
    return tuple(
        (title, tuple(_section(anchor, each) for anchor, each in sections))
        for title, sections in documents(one, chosen)
    )


def _section(anchor: str, section: SectionCompiled) -> SectionRow:
    return SectionRow(
        anchor,
        section.title,
        section_counts(section),
        stances_line(section),
        bar(section),
        section.groups,
    )


def bar(section: SectionCompiled) -> tuple[Part, ...]:
    """Return how many take each stance as parts of a bar, which add up to 100."""
    whole = sum(section.stances.values())
    parts, start = [], 0
    for stance, count in section.stances.items():
        parts.append(Part(_LOOKS[stance], 100 * start / whole, 100 * count / whole))
        start += count
    return tuple(parts)


def consultees_page(one: RoundFacts) -> Page:
    """Return how each of those asked stands, with a way to the whole answer."""
    rows = [(STANDS[state], _standing(one, state)) for state in State]
    return _page(
        one,
        "instans",
        "round_consultees.html",
        f"Svar efter instans, remiss {one.round.id}",
        {"groups": [(title, found) for title, found in rows if found]},
    )


def _standing(one: RoundFacts, state: State) -> list[tuple[Standing, str]]:
    found = [each for each in one.status.standings if each.state is state]
    found.sort(key=lambda each: one.name(each.consultee).casefold())
    return [(each, _said(each)) for each in found]


def _said(standing: Standing) -> str:
    answer = standing.answer
    if answer is None:
        return ""
    stance = [answer.stance.value] if answer.stance else []
    return ", ".join([*stance, *tell_amount(answer)])


def questions_page(one: RoundFacts) -> Page:
    """Return what each instance answered to each question.

    Raises what stops the texts asked about from being read.
    """
    found = one.compiled
    rows = [(question_title(found, each), each.answers) for each in found.questions]
    return _page(
        one,
        "fragor",
        "round_questions.html",
        f"Svar på frågorna i remiss {one.round.id}",
        {"rows": rows},
    )


def _page(
    one: RoundFacts, tab: str, template: str, title: str, content: dict[str, Any]
) -> Page:
    home = f"{one.folder}/sammanstallning"
    path = f"{home}/{tab}/index.html" if tab else f"{home}/index.html"
    up = "../" * path.count("/")
    return Page(
        path,
        template,
        title,
        {
            "round": one.round,
            "name": one.name,
            "numbers": numbers_line(one.status),
            "tabs": _tabs(one, home),
            "home": home,
            **content,
        },
        (
            ("Start", f"{up}index.html"),
            ("Remisser", f"{up}{ROUNDS}/index.html"),
            (f"Remiss {one.round.id}", f"{up}{one.folder}/index.html"),
        ),
    )


def _tabs(one: RoundFacts, home: str) -> tuple[tuple[str, str], ...]:
    tabs = [(home, "Efter avsnitt"), (f"{home}/instans", "Efter instans")]
    if one.has_questions:
        tabs.append((f"{home}/fragor", "Svar på frågor"))
    if one.by_comment:
        tabs.append((f"{one.folder}/redogorelse", "Redogörelse"))
    return tuple(tabs)
