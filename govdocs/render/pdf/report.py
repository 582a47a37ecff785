"""The HTML that the PDF of a report is laid out from."""

from __future__ import annotations

from govdocs.consultation.report import Report
from govdocs.render.html.report_page import report_content
from govdocs.render.pdf.compilation import round_job
from govdocs.render.pdf.job import PdfJob


def report_job(report: Report, author: str) -> PdfJob:
    """Return the job for a report.

    Raises CannotCompile when a sum does not hold.
    """
    values = report_content(report)
    return round_job(
        "redogorelse", "Remissredogörelse", "report_body.html", author, values
    )
