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
from govdocs.overview.editions import find_library
from govdocs.render.fingerprint import index_key
from govdocs.render.html.document_page import File, document_page
from govdocs.render.html.fonts import web_fonts
from govdocs.render.html.frame import FOLDER, shared, write_page
from govdocs.render.html.index_pages import (
    index_pages,
    menu,
    standing_pages,
)
from govdocs.render.html.party_pages import party_pages
from govdocs.render.html.version_pages import version_pages
from govdocs.render.output import Output
from govdocs.render.pdf.document import pdf_job
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.make import make_pdfs, pdf_salt
from govdocs.render.site_plan import SitePlan, plan_site
from govdocs.render.text_page import TextPage, text_pages
from govdocs.store.history import Record, read_record

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
        library = find_library(loaded, order.on)
        plan = plan_site(loaded.root, library, output.folder, record.commit)
        for address, picture in plan.locked_pictures():
            output.add(address, picture)
        pages = list(text_pages(library, loaded.workspace.settings.stage))
        pdfs = _pdfs(pages, plan, record, order, output, progress)
        change = library.next_change()
        frame = shared(
            loaded.workspace.settings,
            in_words(order.on),
            menu(plan.workspace.registers),
            change.isoformat() if change else "",
        )
        for one in pages:
            _write_text(one, plan, frame, pdfs.get(one.name), output)
            progress(one.id)
        around = _write_around(plan, frame, output)
        _write_assets(plan, output)
        site = output.publish()
    return Built(site, len(pages) + around, len(pdfs))


def _pdfs(
    pages: Sequence[TextPage],
    plan: SitePlan,
    record: Record,
    order: Order,
    output: Output,
    progress: Progress,
) -> Mapping[str, bytes]:
    """Return the PDF of each text by name, made where none is kept; {} for no PDFs."""
    if not order.with_pdf:
        return {}
    found: dict[str, bytes] = {}
    keys: dict[str, str] = {}
    jobs: list[PdfJob] = []
    for one in pages:
        if not one.has_files:
            continue
        day = text_day(one, record, order.on)
        more = ("pdf", day, order.base_url, pdf_salt())
        keys[one.name] = output.prints.of(one, plan, *more)
        kept = output.kept_pdf(one.name, keys[one.name])
        if kept is not None:
            found[one.name] = kept
            progress(one.id)
            continue
        jobs.append(pdf_job(one, day, order.base_url, plan))
    made = make_pdfs(jobs, output.kept_pdfs, order.workers, progress)
    found |= {name: path.read_bytes() for name, path in made.items()}
    output.keep_pdfs(keys, made)
    return found


def text_day(page: TextPage, record: Record, on: date) -> date:
    """Return the day a text was locked, or last changed."""
    version = page.edition.version
    if version:
        return version.locked
    return record.day((source.path for source in page.edition.sources), on)


def _write_text(
    page: TextPage,
    plan: SitePlan,
    frame: Mapping[str, object],
    pdf: bytes | None,
    output: Output,
) -> None:
    """Write a page with a text, and the text's files where they lie beside it."""
    place, text = f"{page.folder}/index.html", f"{page.folder}/{page.file}.md"
    files = (
        [File(f"{page.file}.pdf", f"PDF ({_size(pdf)})", is_pdf=True)] if pdf else []
    )
    if pdf and page.has_files:
        output.add(f"{page.folder}/{page.file}.pdf", pdf)
    key = output.prints.of(page, plan, frame["day"], files)
    if output.reuse(key, (place, text) if page.has_files else (place,)):
        return
    canonical = page.edition.ready.canonical
    files.append(File(f"{page.file}.md", f"Markdown ({_size(canonical)})"))
    made = document_page(page, files, plan)
    if page.has_files:
        output.add(text, canonical, key)
    output.add(place, write_page(made, frame), key)


def _write_around(plan: SitePlan, frame: Mapping[str, object], output: Output) -> int:
    """Write the pages that are not documents; return how many they are."""
    key = index_key(plan)
    indexes = [
        *index_pages(plan.workspace.registers),
        *version_pages(plan.library),
        *party_pages(plan.library),
    ]
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
        if not path.startswith("@"):
            output.add(address, plan.picture(path).read_bytes())


def _size(content: bytes | None) -> str:
    return f"{max(1, round(len(content or b'') / 1000))} kB"
