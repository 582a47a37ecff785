"""The table of forms a document can be exported to: a row here and a file that writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.render.site_plan import plan_site
from govdocs.store.history import read_record
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

    loaded = ready.loaded
    plan = plan_site(loaded.root, loaded.workspace, on)
    days = read_record(loaded.root)
    day = days.day((source.path for source in ready.sources), on)
    job = pdf_job(ready.document, ready.outline, ready.digests, day, "", plan)
    with TemporaryDirectory() as folder:
        made = make_pdfs([job], Path(folder), 1, lambda name: None)
        return made[job.name].read_bytes()


FORMATS: tuple[Format, ...] = (
    Format("canonical", "texten som beslut binds till", canonical),
    Format("pdf", "PDF", pdf),
)
