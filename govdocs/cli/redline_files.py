"""A redline as a file of its own: a page, a Word file, a PDF."""

from __future__ import annotations

from collections.abc import Callable

from govdocs.cli.compared import Compared


def page(compared: Compared) -> bytes:
    """Return a page with running text and marks, which needs nothing else to be shown."""
    from govdocs.render.html.redline_page import redline_file

    return redline_file(compared.sheet, compared.caption, sides=False)


def sides(compared: Compared) -> bytes:
    """Return a page with the texts side by side."""
    from govdocs.render.html.redline_page import redline_file

    return redline_file(compared.sheet, compared.caption, sides=True)


def pdf(compared: Compared) -> bytes:
    """Return a PDF, every mark also in words.

    Raises PdfToolMissing or PdfFailed.
    """
    from govdocs.render.pdf.make import make_pdf
    from govdocs.render.pdf.redline import redline_job

    name = compared.document or compared.new.path
    return make_pdf(redline_job(name, compared.sheet, compared.caption, "govdocs"))


def word(compared: Compared) -> bytes:
    """Return a Word file with the changes tracked, dated the day it is made."""
    from govdocs import clock
    from govdocs.render.word.redline import write_redline

    return write_redline(compared.sheet, compared.caption, clock.today())


FILE_FORMATS: dict[str, Callable[[Compared], bytes]] = {
    "html": page,
    "side": sides,
    "docx": word,
    "pdf": pdf,
}
