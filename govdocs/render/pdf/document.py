"""The HTML that a PDF is laid out from: the same text as the page, made for paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from markupsafe import Markup

from govdocs.model.period import in_words
from govdocs.overview.addresses import Address
from govdocs.render.html.document_page import (
    after_sections,
    bonds_of,
    contents_html,
)
from govdocs.render.html.facts import key_facts, more_facts
from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import asset, environment
from govdocs.render.html.text import TextWriter
from govdocs.render.pdf.job import BASE, PdfJob
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage


def pdf_job(page: TextPage, day: date, base_url: str, plan: SitePlan) -> PdfJob:
    """Return the job for one text; `day` is when it was locked, or last changed.

    With a `base_url` other documents are linked to on the published site.
    """
    pictures = {path: f"{BASE}bilder/{path}" for path in page.edition.picture_paths}
    values = text_values(page, day, plan, base_url, pictures)
    html = environment().get_template("pdf.html").render(values)
    return PdfJob(page.name, html, asset("pdf.css"), "", text_assets(page, plan))


def text_assets(page: TextPage, plan: SitePlan) -> dict[str, str]:
    """Return the fonts and pictures that a text is laid out with."""
    assets = {face.file: str(face.source) for face in FACES}
    pictures = page.edition.picture_paths
    return assets | {f"bilder/{path}": str(plan.picture(path)) for path in pictures}


def text_values(
    page: TextPage, day: date, plan: SitePlan, base_url: str, pictures: dict[str, str]
) -> dict[str, Any]:
    """Return what the template of a text needs; `pictures` are addresses by path."""
    edition, document = page.edition, page.edition.document
    meta, settings = document.metadata, plan.workspace.settings
    locate = _locate(meta.id, base_url)
    after = (
        after_sections(document, plan, locate, with_references=False)
        if page.is_first
        else {}
    )
    writer = TextWriter(
        meta.id, plan.addresses, locate, None, after, pictures, has_marks=False
    )

    def href(place: Address, anchor: str = "") -> str | None:
        return locate(place.page, place.anchor)

    return {
        "title": page.title,
        "heading": meta.title,
        "name": _name(page),
        "edition": _edition_words(page),
        "kind": meta.kind.value.capitalize(),
        "site_name": settings.name,
        "marking": settings.marking,
        "state": page.state,
        "key_facts": tuple(key_facts(edition, plan)),
        "more_facts": tuple(
            more_facts(edition.outline, edition.workspace, bonds_of(page, plan))
        ),
        "key_points": meta.key_points,
        "indicators": meta.follow_up.indicators if meta.follow_up else (),
        "contents": Markup(contents_html(document, with_pages=True)),  # noqa: S704 - made of escaped text
        "text": Markup(writer.parts(document.parts)),  # noqa: S704 - made of escaped text
        "digest": edition.digests,
        "day": in_words(day),
        "iso_day": day.isoformat(),
        "href": href,
    }


def _name(page: TextPage) -> str:
    """Return what stands at the top of every sheet: the short name, and which text."""
    name = page.edition.outline.metadata.name
    return f"{name}, version {page.edition.number}" if page.edition.number else name


def _edition_words(page: TextPage) -> str:
    """Return which text it is, for the foot of every sheet."""
    if page.edition.number:
        return f"Version {page.edition.number}"
    return page.state.tag


def _locate(own: str, base_url: str) -> Callable[[str, str], str | None]:
    base = base_url.rstrip("/")

    def locate(page: str, anchor: str) -> str | None:
        mark = f"#{anchor}" if anchor else ""
        if page == own:
            return mark or None
        return f"{base}/{page}/{mark}" if base else None

    return locate
