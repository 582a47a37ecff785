"""The table of forms a document can be exported to: a row here and a file that writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.overview.editions import Library, find_library
from govdocs.render.site import text_day
from govdocs.render.site_plan import SitePlan, plan_site
from govdocs.render.text_page import TextPage, text_pages
from govdocs.store.history import read_record
from govdocs.text.folder import Folder
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready


@dataclass(frozen=True, slots=True)
class Format:
    """A form: its name on the command line, and what writes a publication in it."""

    name: str
    help: str
    write: Callable[[Ready, date], bytes]


def canonical(ready: Ready, on: date) -> bytes:
    """Return the bytes that a decision binds to; see docs/digest.md."""
    return ready.canonical


def pdf(ready: Ready, on: date) -> bytes:
    """Return the same PDF as the site has, without links to other documents."""
    from tempfile import TemporaryDirectory

    from govdocs.render.pdf.document import pdf_job
    from govdocs.render.pdf.make import make_pdfs

    with TemporaryDirectory() as name:
        folder = Path(name)
        plan, page, day = _planned(ready, on, folder)
        for address, picture in plan.locked_pictures():
            place = folder / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(picture)
        job = pdf_job(page, day, "", plan)
        made = make_pdfs([job], folder / "pdf", 1, lambda name: None)
        return made[job.name].read_bytes()


def docx(ready: Ready, on: date) -> bytes:
    """Return a Word file, with links to the Word files of other documents beside it."""
    from govdocs.render.flow_page import word_text
    from govdocs.render.word.text import write_docx

    plan, page, day = _planned(ready, on, Path())
    return write_docx(word_text(page, plan, "docx"), day)


def odt(ready: Ready, on: date) -> bytes:
    """Return an OpenDocument file, with links to those of other documents beside it."""
    from govdocs.render.flow_page import word_text
    from govdocs.render.odt.text import write_odt

    plan, page, day = _planned(ready, on, Path())
    return write_odt(word_text(page, plan, "odt"), day)


def _planned(ready: Ready, on: date, folder: Path) -> tuple[SitePlan, TextPage, date]:
    """Return what the form of a text builds on, its page, and the day it is from."""
    root = ready.loaded.root
    library = find_library(_work(ready.loaded), on)
    page = _page(ready, library)
    day = text_day(page, read_record(root), on)
    return plan_site(root, library, folder), page, day


def _work(loaded: Loaded) -> Loaded:
    """Return the workspace as it lies in its folder."""
    if isinstance(loaded.files, Folder):
        return loaded
    return load(loaded.root, lambda reading: (), Memory())


def _page(ready: Ready, library: Library) -> TextPage:
    """Return the page that has the files of a text."""
    stage = library.work.settings.stage
    known = [
        one
        for one in text_pages(library, stage)
        if one.id == ready.id and one.has_files
    ]
    full = ready.digests.full
    same = (one for one in known if one.edition.digests.full == full)
    return next(same, known[-1])


FORMATS: tuple[Format, ...] = (
    Format("canonical", "texten som beslut binds till", canonical),
    Format("pdf", "PDF", pdf),
    Format("docx", "Word", docx),
    Format("odt", "OpenDocument", odt),
)
