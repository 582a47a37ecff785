"""The PDFs of a site: those kept since before, and those that must be laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from govdocs.render.output import Output
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.make import make_pdfs

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Print:
    """A PDF that a site has: its name, the publication, and what decides its bytes."""

    name: str
    id: str
    key: str
    job: Callable[[], PdfJob]


def make_prints(
    wanted: Iterable[Print], output: Output, workers: int, progress: Progress
) -> dict[str, bytes]:
    """Return every PDF by name, made where none is kept."""
    found: dict[str, bytes] = {}
    keys: dict[str, str] = {}
    jobs: list[PdfJob] = []
    for one in wanted:
        keys[one.name] = one.key
        kept = output.kept_pdf(one.name, one.key)
        if kept is None:
            jobs.append(one.job())
            continue
        found[one.name] = kept
        progress(one.id)
    made = make_pdfs(jobs, output.kept_pdfs, workers, progress)
    found |= {name: path.read_bytes() for name, path in made.items()}
    output.keep_pdfs(keys, made)
    return found
