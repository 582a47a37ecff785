"""Build the site: every page and PDF, in a new folder that replaces the old at once.

A page whose sources, neighbours and program are unchanged is taken from the site that
was built before, so that a small change costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.lint.run import Checked
from govdocs.model.period import in_words
from govdocs.overview.addresses import publications
from govdocs.render.fingerprint import index_key
from govdocs.render.html.document_page import File, document_page
from govdocs.render.html.fonts import web_fonts
from govdocs.render.html.frame import FOLDER, shared, write_page
from govdocs.render.html.index_pages import (
    index_pages,
    menu,
    standing_pages,
)
from govdocs.render.output import Output
from govdocs.render.pdf.document import pdf_job
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.make import make_pdfs, pdf_salt
from govdocs.render.site_plan import SitePlan, plan_site
from govdocs.store.history import Record, read_record
from govdocs.text.publication import Ready

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: where to, as of which day, with PDFs or not, linked to which site."""

    out: Path
    on: date
    with_pdf: bool = True
    workers: int = 1
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: its folder, and how many pages and PDFs it has."""

    site: Path
    pages: int
    pdfs: int


def build_site(checked: Checked, order: Order, progress: Progress) -> Built:
    """Write the whole site of a workspace that has passed its check.

    Raises PdfFailed, CannotWrite, BuildBusy or OutputInTheWay; the old site then stands.
    """
    loaded = checked.loaded
    with Output(order.out) as output:
        record = read_record(loaded.root)
        plan = plan_site(loaded.root, loaded.workspace, order.on, record.commit)
        ready = [Ready(one, loaded) for one in publications(loaded.workspace)]
        pdfs = _pdfs(ready, plan, record, order, output, progress)
        frame = shared(
            loaded.workspace.settings,
            in_words(order.on),
            menu(plan.workspace.registers),
        )
        for one in ready:
            _write_publication(one, plan, frame, pdfs.get(one.id), output)
            progress(one.id)
        around = _write_around(plan, frame, output)
        _write_assets(plan, output)
        site = output.publish()
    return Built(site, len(ready) + around, len(pdfs))


def _pdfs(
    ready: Sequence[Ready],
    plan: SitePlan,
    record: Record,
    order: Order,
    output: Output,
    progress: Progress,
) -> Mapping[str, bytes]:
    """Return the PDF of each publication, made only where none is kept; {} for no PDFs."""
    if not order.with_pdf:
        return {}
    found: dict[str, bytes] = {}
    keys: dict[str, str] = {}
    jobs: list[PdfJob] = []
    for one in ready:
        day = record.day((source.path for source in one.sources), order.on)
        more = ("pdf", day, order.base_url, pdf_salt())
        keys[one.id] = output.prints.of(one, plan, *more)
        kept = output.kept_pdf(one.id, keys[one.id])
        if kept is not None:
            found[one.id] = kept
            progress(one.id)
            continue
        jobs.append(
            pdf_job(one.document, one.outline, one.digests, day, order.base_url, plan)
        )
    made = make_pdfs(jobs, output.kept_pdfs, order.workers, progress)
    found |= {name: path.read_bytes() for name, path in made.items()}
    output.keep_pdfs(keys, made)
    return found


def _write_publication(
    one: Ready,
    plan: SitePlan,
    frame: Mapping[str, object],
    pdf: bytes | None,
    output: Output,
) -> None:
    page, text = f"{one.id}/index.html", f"{one.id}/{one.id}.md"
    files = [File(f"{one.id}.pdf", f"PDF ({_size(pdf)})", is_pdf=True)] if pdf else []
    if pdf:
        output.add(f"{one.id}/{one.id}.pdf", pdf)
    key = output.prints.of(one, plan, frame["day"], files)
    if output.reuse(key, (page, text)):
        return
    files.append(File(f"{one.id}.md", f"Markdown ({_size(one.canonical)})"))
    made = document_page(one.document, one.outline, one.digests, files, plan)
    output.add(text, one.canonical, key)
    output.add(page, write_page(made, frame), key)


def _write_around(plan: SitePlan, frame: Mapping[str, object], output: Output) -> int:
    """Write the pages that are not documents; return how many they are."""
    key = index_key(plan)
    indexes = list(index_pages(plan.workspace.registers))
    for path, make in indexes:
        if not output.reuse(key, (path,)):
            output.add(path, write_page(make(plan), frame), key)
    standing = list(standing_pages(plan))
    for page in standing:
        output.add(page.path, write_page(page, frame))
    return len(indexes) + len(standing)


def _write_assets(plan: SitePlan, output: Output) -> None:
    for name in ("govdocs.css", "govdocs.js"):
        output.add(f"assets/{name}", (FOLDER / "assets" / name).read_bytes())
    for name, font in web_fonts().items():
        output.add(f"assets/{name}", font)
    for path, address in plan.pictures.items():
        output.add(address.removeprefix("../"), (plan.root / path).read_bytes())


def _size(content: bytes | None) -> str:
    return f"{max(1, round(len(content or b'') / 1000))} kB"
