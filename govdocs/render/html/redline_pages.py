"""The two pages of a comparison: running text with marks, and the texts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.render.compared_page import SIDES, ComparedPage
from govdocs.render.html.document_page import File
from govdocs.render.html.frame import Page
from govdocs.render.html.redline_page import redline_content, redline_title
from govdocs.render.html.state import State
from govdocs.render.html.version_bar import Step
from govdocs.render.text_page import DRAFT


@dataclass(frozen=True, slots=True)
class Standing:
    """How one of the texts stands."""

    name: str
    state: State


def redline_page(page: ComparedPage, files: Sequence[File], *, sides: bool) -> Page:
    """Return one of the pages of a comparison."""
    up = "../" * (3 + sides)
    names = page.caption.old, page.caption.new
    standings = tuple(
        Standing(_capital(name), state)
        for name, state in zip(names, page.states, strict=True)
    )
    title = redline_title(page.caption)
    place = f"{page.folder}/{SIDES}" if sides else page.folder
    return Page(
        f"{place}/index.html",
        "redline.html",
        f"{title}, sida vid sida" if sides else title,
        {
            **redline_content(page.comparison.sheet, page.caption, sides=sides),
            "heading": title,
            "standings": standings,
            "markings": page.markings,
            "steps": _steps(page, up, sides=sides),
            "files": () if sides else files,
            "is_draft": page.is_draft,
        },
        (("Start", f"{up}../index.html"), (page.caption.name, f"{up}index.html")),
    )


def _steps(page: ComparedPage, up: str, *, sides: bool) -> tuple[Step, ...]:
    new = page.new.number or DRAFT
    return (
        Step("Löpande", "../index.html" if sides else None),
        Step("Sida vid sida", None if sides else f"{SIDES}/index.html"),
        Step(f"Bara ny text ({page.caption.new})", f"{up}{new}/index.html"),
        Step("Alla versioner", f"{up}versioner/index.html"),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
