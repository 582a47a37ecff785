"""Build the site: every page and PDF, in a new folder that replaces the old at once.

A page whose sources, neighbours and program are unchanged is taken from the site that
was built before, so that a small change costs little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from govdocs.lint.run import Checked
from govdocs.model.period import in_words
from govdocs.model.settings import Settings
from govdocs.overview.agenda import agenda
from govdocs.overview.agenda_ground import Grounds
from govdocs.overview.editions import find_library
from govdocs.render.calendar import calendar
from govdocs.render.compared_page import SIDES, ComparedPage, compared_pages
from govdocs.render.fingerprint import index_key
from govdocs.render.html.decision_pages import (
    MATTERS,
    DecisionPage,
    decision_page,
    decision_pages,
    matters_page,
)
from govdocs.render.html.document_page import File, document_page
from govdocs.render.html.fonts import web_fonts
from govdocs.render.html.frame import FOLDER, shared, write_page
from govdocs.render.html.index_pages import (
    entry_sentences,
    index_pages,
    menu,
    standing_pages,
)
from govdocs.render.html.party_pages import party_pages
from govdocs.render.html.redline_pages import redline_page
from govdocs.render.html.round_facts import has_rounds
from govdocs.render.html.round_pages import RoundPage, round_pages
from govdocs.render.html.version_pages import version_pages
from govdocs.render.output import Output
from govdocs.render.pdf.document import pdf_job
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.make import pdf_salt
from govdocs.render.pdf.redline import redline_job
from govdocs.render.printing import Print, Progress, make_prints
from govdocs.render.site_plan import SitePlan, plan_site
from govdocs.render.text_page import TextPage, text_pages
from govdocs.store.history import Record, read_record


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
    """A finished site: its folder, how many pages and PDFs it has, and ways into it.

    `entries` are addresses on disk, each with a sentence about what is there.
    """

    site: Path
    pages: int
    pdfs: int
    entries: tuple[tuple[str, str], ...]


def build_site(checked: Checked, order: Order, progress: Progress) -> Built:
    """Write the whole site of a workspace that has passed its check.

    Raises PdfFailed, CannotWrite, BuildBusy or OutputInTheWay; the old site then stands.
    """
    loaded = checked.loaded
    with Output(order.out) as output:
        record = read_record(loaded.root)
        library = find_library(loaded, order.on)
        plan = replace(
            plan_site(loaded.root, library, output.folder, record.commit),
            agenda=agenda(library),
        )
        for address, picture in plan.locked_pictures():
            output.add(address, picture)
        pages = list(text_pages(library, loaded.workspace.settings.stage))
        compared = list(compared_pages(library, loaded.workspace.settings.stage))
        pdfs: Mapping[str, bytes] = {}
        if order.with_pdf:
            prints = _prints(pages, compared, plan, record, order, output)
            pdfs = make_prints(prints, output, order.workers, progress)
        change = library.next_change()
        frame = shared(
            loaded.workspace.settings,
            in_words(order.on),
            menu(plan),
            change.isoformat() if change else "",
        )
        for one in pages:
            _write_text(one, plan, frame, pdfs.get(one.name), output)
            progress(one.id)
        for two in compared:
            _write_compared(two, plan, frame, pdfs.get(two.name), output)
        around = _write_around(plan, frame, output)
        if plan.agenda:
            name = loaded.workspace.settings.name
            words = Grounds(library, plan.addresses).words
            output.add("agenda.ics", calendar(plan.agenda, order.on, name, words))
        _write_assets(plan, output)
        site = output.publish()
        entries = tuple(entry_sentences(plan))
    return Built(site, len(pages) + 2 * len(compared) + around, len(pdfs), entries)


def _prints(
    pages: Sequence[TextPage],
    compared: Sequence[ComparedPage],
    plan: SitePlan,
    record: Record,
    order: Order,
    output: Output,
) -> Iterator[Print]:
    """Yield the PDF of each text, and of each comparison."""
    for one in pages:
        if one.has_files:
            day = text_day(one, record, order.on)
            more = ("pdf", day, order.base_url, pdf_salt())
            key = output.prints.of(one, plan, *more)
            job = partial(pdf_job, one, day, order.base_url, plan)
            yield Print(one.name, one.id, key, job)
    settings = plan.workspace.settings
    for two in compared:
        job = partial(_redline_job, two, settings)
        key = two.key("pdf", settings.name, settings.marking, pdf_salt())
        yield Print(two.name, two.id, key, job)


def _redline_job(page: ComparedPage, settings: Settings) -> PdfJob:
    return redline_job(
        page.name,
        page.comparison.sheet,
        page.caption,
        settings.name,
        settings.marking,
    )


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
    key = output.prints.of(page, plan, frame["day"], frame["menu"], files)
    if output.reuse(key, (place, text) if page.has_files else (place,)):
        return
    canonical = page.edition.ready.canonical
    files.append(File(f"{page.file}.md", f"Markdown ({_size(canonical)})"))
    made = document_page(page, files, plan)
    if page.has_files:
        output.add(text, canonical, key)
    output.add(place, write_page(made, frame), key)


def _write_compared(
    page: ComparedPage,
    plan: SitePlan,
    frame: Mapping[str, object],
    pdf: bytes | None,
    output: Output,
) -> None:
    """Write both pages of a comparison, and its files beside the first."""
    word = f"{page.folder}/{page.name}.docx"
    files = [File(f"{page.name}.docx", "Word med spårade ändringar")]
    if pdf:
        output.add(f"{page.folder}/{page.name}.pdf", pdf)
        files.insert(0, File(f"{page.name}.pdf", f"PDF ({_size(pdf)})", is_pdf=True))
    shared_by_all = frame["day"], frame["changes"], frame["menu"]
    key = page.key(plan.workspace.digest, *shared_by_all, files)
    places = f"{page.folder}/index.html", f"{page.folder}/{SIDES}/index.html"
    if output.reuse(key, (*places, word)):
        return
    # Most builds write no comparison anew, and the library for Word is slow to import.
    from govdocs.render.word.redline import write_redline

    for place, sides in zip(places, (False, True), strict=True):
        made = redline_page(page, files, sides=sides)
        output.add(place, write_page(made, frame), key)
    version = page.new.version
    day = version.locked if version else plan.on
    output.add(word, write_redline(page.comparison.sheet, page.caption, day), key)


def _write_around(plan: SitePlan, frame: Mapping[str, object], output: Output) -> int:
    """Write the pages that are not documents; return how many they are."""
    key = index_key(plan)
    indexes = [
        *index_pages(plan),
        *version_pages(plan.library),
        *party_pages(plan.library),
    ]
    if plan.library.matters:
        indexes.append((MATTERS, matters_page))
    for path, make in indexes:
        if not output.reuse(key, (path,)):
            output.add(path, write_page(make(plan), frame), key)
    matters = list(decision_pages(plan))
    for one in matters:
        _write_decided(one, plan, frame, output)
    rounds = list(round_pages(plan))
    for two in rounds:
        _write_round(two, plan, frame, output)
    standing = list(standing_pages(plan))
    for page in standing:
        output.add(page.path, write_page(page, frame))
    return len(indexes) + len(matters) + len(rounds) + len(standing)


def _write_decided(
    page: DecisionPage, plan: SitePlan, frame: Mapping[str, object], output: Output
) -> None:
    """Write the page of a matter, unless nothing about it has changed."""
    key = page.key(plan, frame["day"], frame["changes"], frame["menu"])
    if not output.reuse(key, (page.path,)):
        output.add(page.path, write_page(decision_page(page, plan), frame), key)


def _write_round(
    page: RoundPage, plan: SitePlan, frame: Mapping[str, object], output: Output
) -> None:
    """Write a page about rounds, unless nothing about it has changed."""
    key = page.key(plan, frame["day"], frame["changes"], frame["menu"])
    if not output.reuse(key, (page.path,)):
        output.add(page.path, write_page(page.make(), frame), key)


def _write_assets(plan: SitePlan, output: Output) -> None:
    names = ["govdocs.css", "govdocs.js"]
    if plan.library.has_versions or has_rounds(plan):
        names += ["redline.css", "redline.js"]
    if plan.library.matters:
        names.append("decisions.css")
    if has_rounds(plan):
        names += ["remiss.css", "remisser.css"]
    if plan.library.work.consulted.published:
        names.append("margin.css")
    for name in names:
        output.add(f"assets/{name}", (FOLDER / "assets" / name).read_bytes())
    for name, font in web_fonts().items():
        output.add(f"assets/{name}", font)
    for path, address in plan.pictures.items():
        if not path.startswith("@"):
            output.add(address, plan.picture(path).read_bytes())


def _size(content: bytes | None) -> str:
    return f"{max(1, round(len(content or b'') / 1000))} kB"
