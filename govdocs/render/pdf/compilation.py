"""The HTML that the PDF of a compilation is laid out from."""

from __future__ import annotations

from typing import Any

from govdocs.consultation.compilation import Compilation
from govdocs.render.html.compilation_page import compilation_content
from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import FOLDER, environment
from govdocs.render.pdf.job import PdfJob


def compilation_job(found: Compilation, author: str) -> PdfJob:
    """Return the job for a compilation.

    Raises CannotCompile when a sum does not hold.
    """
    values = compilation_content(found)
    return round_job(
        "sammanstallning", "Sammanställning", "compilation_body.html", author, values
    )


def round_job(
    name: str, kind: str, body: str, author: str, values: dict[str, Any]
) -> PdfJob:
    """Return the job for a text about a round, from the template of its body."""
    template = environment().get_template("round_pdf.html")
    html = template.render(**values, kind=kind, body=body, author=author)
    assets = FOLDER / "assets"
    css = [(assets / one).read_text("utf-8") for one in ("pdf.css", "remiss_pdf.css")]
    fonts = {face.file: str(face.source) for face in FACES}
    return PdfJob(name, html, "\n".join(css), "", fonts)
