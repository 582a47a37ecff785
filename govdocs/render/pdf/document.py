"""The HTML that a PDF is laid out from: the same text as the page, made for paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from govdocs.model.document import Document
from govdocs.model.outline import Outline
from govdocs.model.period import in_words
from govdocs.overview.addresses import Address
from govdocs.render.html.document_page import (
    after_sections,
    contents_html,
)
from govdocs.render.html.facts import key_facts, more_facts
from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import FOLDER, environment
from govdocs.render.html.state import VERSION_MISSING
from govdocs.render.html.text import TextWriter
from govdocs.render.pdf.job import BASE, PdfJob
from govdocs.render.site_plan import SitePlan
from govdocs.text.canonical import Digests
from govdocs.text.links import destination


def pdf_job(
    document: Document,
    outline: Outline,
    digest: Digests,
    day: date,
    base_url: str,
    plan: SitePlan,
) -> PdfJob:
    """Return the job for one publication; `day` is when its text last changed.

    With a `base_url` other documents are linked to on the published site.
    """
    meta = document.metadata
    workspace = plan.workspace
    locate = _locate(meta.id, base_url)
    pictures = {path: f"{BASE}bilder/{path}" for path in plan.pictures}
    after = after_sections(document, plan, locate, with_references=False)
    writer = TextWriter(
        meta.id, plan.addresses, locate, None, after, pictures, has_marks=False
    )

    def href(place: Address, anchor: str = "") -> str | None:
        return locate(place.page, place.anchor)

    html = (
        environment()
        .get_template("pdf.html")
        .render(
            title=meta.title,
            name=meta.name,
            kind=meta.kind.value.capitalize(),
            site_name=workspace.settings.name,
            marking=workspace.settings.marking,
            state=VERSION_MISSING,
            key_facts=tuple(key_facts(outline, workspace)),
            more_facts=tuple(
                more_facts(outline, workspace, plan.bonds.get(meta.id, {}))
            ),
            key_points=meta.key_points,
            indicators=meta.follow_up.indicators if meta.follow_up else (),
            contents=Markup(contents_html(document, with_pages=True)),  # noqa: S704 - made of escaped text
            text=Markup("".join(map(writer.part, document.parts))),  # noqa: S704 - same
            digest=digest,
            day=in_words(day),
            iso_day=day.isoformat(),
            href=href,
        )
    )
    css = (FOLDER / "assets" / "pdf.css").read_text("utf-8")
    assets = {face.file: str(face.source) for face in FACES}
    assets |= _pictures(outline, plan)
    return PdfJob(meta.id, html, css, "", assets)


def _locate(own: str, base_url: str) -> Callable[[str, str], str | None]:
    base = base_url.rstrip("/")

    def locate(page: str, anchor: str) -> str | None:
        mark = f"#{anchor}" if anchor else ""
        if page == own:
            return mark or None
        return f"{base}/{page}/{mark}" if base else None

    return locate


def _pictures(outline: Outline, plan: SitePlan) -> dict[str, str]:
    found = [
        destination(outline.path, one.target).path
        for one in outline.references
        if one.is_image
    ]
    return {
        f"bilder/{path}": str(plan.root / path)
        for path in found
        if path in plan.pictures
    }
