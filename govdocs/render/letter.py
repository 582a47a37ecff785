"""A letter in Markdown as a PDF; what it links to is never fetched."""

from __future__ import annotations

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import asset
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.make import make_pdfs
from govdocs.text.markdown import parser


def letter_pdf(text: str, title: str) -> bytes:
    """Return the letter laid out for paper. Raises PdfToolMissing or PdfFailed."""
    body = parser().render(text)
    html = (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>"
        f'<body><main class="brev">{body}</main></body></html>'
    )
    css = asset("pdf.css")
    assets = {face.file: str(face.source) for face in FACES}
    job = PdfJob("missiv", html, css, "", assets)
    with TemporaryDirectory() as name:
        made = make_pdfs([job], Path(name) / "pdf", 1, lambda done: None)
        return made[job.name].read_bytes()
