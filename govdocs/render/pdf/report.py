"""The HTML that the PDFs of a report are laid out from."""

from __future__ import annotations

from govdocs.consultation.grouping import Group
from govdocs.consultation.report import Report
from govdocs.render.html.report_page import replies_of, report_content
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.volumes import (
    cut_sections,
    filled,
    round_jobs,
    weigh_comment,
    weigh_words,
)
from govdocs.render.round_words import report_kind


def report_jobs(report: Report, author: str) -> list[PdfJob]:
    """Return the jobs for a report: one file, or several when it is long.

    Raises CannotCompile when a sum does not hold.
    """
    whole = report_content(report)

    def weigh(group: Group) -> float:
        replies = replies_of(report.found, group)
        told = sum(1 + weigh_words(reply.reason) for _, reply in replies)
        return weigh_comment(group.first) + told

    volumes = [
        {**whole, "sections": pieces, "has_head": not number}
        for number, pieces in enumerate(filled(cut_sections(whole["sections"], weigh)))
    ]
    body = "report_body.html"
    kind = report_kind(report.found.round)
    return round_jobs("redogorelse", kind, body, author, volumes)
