"""What the page of a compilation holds, on its own and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Group
from govdocs.consultation.sums import prove_sums
from govdocs.render.html.comments import CommentWriter
from govdocs.render.html.frame import environment
from govdocs.render.html.redline_page import alone_style
from govdocs.render.round_words import (
    STANCE_TOTAL,
    numbers_line,
    question_title,
    section_line,
    section_title,
    stance_totals,
)


def compilation_title(found: Compilation) -> str:
    """Return the heading of a compilation."""
    return f"Sammanställning av {found.round.called} {found.round.title}"


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section as it is shown: its title, a line of counts, and its groups."""

    title: str
    told: str
    groups: tuple[Group, ...]


def shown_sections(found: Compilation) -> tuple[SectionShown, ...]:
    """Return the sections with what is told of each."""
    return tuple(
        SectionShown(section_title(found, one), section_line(one), one.groups)
        for one in found.sections
    )


def compilation_content(found: Compilation) -> dict[str, Any]:
    """Return what the templates of a compilation need.

    Raises CannotCompile when a sum does not hold.
    """
    return {
        "title": compilation_title(found),
        "found": found,
        "numbers": numbers_line(found.status),
        "sums": prove_sums(found),
        "matrix": found.matrix,
        "stance_total": STANCE_TOTAL,
        "stance_totals": stance_totals(found),
        "sections": shown_sections(found),
        "questions": found.questions,
        "answers": found.answers,
        "writer": CommentWriter(found),
        "question_title": lambda one: question_title(found, one),
    }


def compilation_file(found: Compilation) -> bytes:
    """Return a page that stands on its own: nothing is fetched to show it.

    Raises CannotCompile.
    """
    return alone("compilation_body.html", compilation_content(found))


def alone(body: str, values: dict[str, Any]) -> bytes:
    """Return a page about a round, from the template of its body."""
    template = environment().get_template("round_alone.html")
    html = template.render(**values, body=body, style=round_style())
    return html.encode("utf-8")


def round_style() -> Markup:
    """Return the look of a page about a round that stands on its own."""
    return alone_style("remiss.css")
