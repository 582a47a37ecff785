"""What the report of a round holds, and an instance's own sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Group
from govdocs.consultation.report import OwnRow, Report, cited_blocks
from govdocs.consultation.sums import prove_sums
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.render.html.compilation_page import alone, shown_sections
from govdocs.render.round_words import (
    LOST_TITLE,
    answered_lists,
    changed_line,
    numbers_line,
    own_lead,
    own_title,
    report_line,
    report_title,
    reported_documents,
    sayers_line,
    stands_line,
)


def report_content(report: Report) -> dict[str, Any]:
    """Return what the templates of a report need.

    Raises CannotCompile when a sum does not hold.
    """
    found = report.found
    return {
        "title": report_title(found),
        "found": found,
        "report": report,
        "numbers": numbers_line(found.status),
        "complete": report_line(report),
        "sums": prove_sums(found),
        "answered": answered_lists(report),
        "lost_title": LOST_TITLE,
        "outcomes": tuple(ReplyOutcome),
        "sections": shown_sections(found),
        "has_head": True,
        "documents": reported_documents(report),
        "sayers": lambda one: sayers_line(found, one),
        "changed": lambda one: changed_line(one, report.cited),
        "replies": lambda one: replies_of(found, one),
        "reservations": [
            (found.name(one.consultee), one.reservation)
            for one in found.answers
            if one.reservation
        ],
    }


def replies_of(found: Compilation, group: Group) -> list[tuple[tuple[str, ...], Reply]]:
    """Return the replies to comments that say the same, each with those it is to.

    The comments are not named when all of them have the same reply.
    """
    unique = {id(found.replies[one]): found.replies[one] for one in group.ids}
    if len(unique) == 1:
        return [((), one) for one in unique.values()]
    return [
        (tuple(name for name in group.ids if found.replies[name] is one), one)
        for one in unique.values()
    ]


def report_file(report: Report) -> bytes:
    """Return a page that stands on its own.

    Raises CannotCompile.
    """
    return alone("report_body.html", report_content(report))


def own_sheet_file(found: Compilation, consultee: str, rows: Sequence[OwnRow]) -> bytes:
    """Return an instance's own sheet as a page that stands on its own."""
    values = {
        "title": own_title(found, consultee),
        "lead": own_lead(found),
        "stands": stands_line(found, consultee),
        "found": found,
        "rows": rows,
        "changed": lambda one: changed_line(one.reply, cited_blocks(one.after)),
    }
    return alone("own_sheet_body.html", values)
