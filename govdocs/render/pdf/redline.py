"""The HTML that the PDF of a comparison is laid out from."""

from __future__ import annotations

from govdocs.model.settings import Marking
from govdocs.model.sheet import Caption, Sheet
from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import asset, environment
from govdocs.render.html.redline_page import redline_content, redline_title
from govdocs.render.pdf.job import PdfJob


def redline_job(
    name: str,
    sheet: Sheet,
    caption: Caption,
    author: str,
    marking: Marking | None = None,
) -> PdfJob:
    """Return the job for a comparison: the whole text, every mark also in words."""
    boxes = (f"{marking.tag} {marking.sentence}",) if marking else ()
    html = (
        environment()
        .get_template("redline_pdf.html")
        .render(
            **redline_content(sheet, caption, sides=False, folds=False, boxes=boxes),
            title=redline_title(caption),
            author=author,
            marking=marking,
        )
    )
    css = map(asset, ("pdf.css", "redline_pdf.css"))
    return PdfJob(
        name, html, "\n".join(css), "", {face.file: str(face.source) for face in FACES}
    )
