"""The frame that every page shares: head, header, footer, and addresses between pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from govdocs.model.period import in_words
from govdocs.model.settings import Settings
from govdocs.overview.addresses import Address

FOLDER = Path(__file__).parent
_HYPHENATED = re.compile(r"\b\w{1,5}-\w{1,10}\b")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to write: where, from which template, and what it is about.

    `path` is relative to the site and ends in index.html, or names a file at its root.
    """

    path: str
    template: str
    title: str
    content: Mapping[str, Any]
    crumbs: Sequence[tuple[str, str]] = ()

    @property
    def root(self) -> str:
        """Return the way from the page to the root of the site: '' or '../'."""
        return "../" * self.path.count("/")


MENU = (
    ("oversikt", "Så hänger dokumenten ihop"),
    ("remisser", "Remisser"),
    ("beslut", "Beslut"),
    ("avsnitt", "Alla avsnitt A–Ö"),
    ("begrepp", "Begrepp"),
    ("lagrum", "Lagar"),
    ("parter", "Parter"),
    ("agenda", "Agenda"),
)


@cache
def environment() -> Environment:
    """Return the template engine; everything is escaped unless marked as HTML."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["whole"] = whole_words
    made.filters["day"] = in_words
    return made


def asset(name: str) -> Markup:
    """Return a style sheet or script of ours, to be put in a page as it is."""
    return Markup((FOLDER / "assets" / name).read_text("utf-8"))  # noqa: S704 - our own file


def whole_words(heading: str) -> Markup:
    """Return a heading whose short words with a hyphen, as 2021-1, stay on one line."""
    safe = str(escape(heading))
    kept = _HYPHENATED.sub(r'<span class="hel">\g<0></span>', safe)
    return Markup(kept)  # noqa: S704 - escaped above


def write_page(page: Page, frame: Mapping[str, Any]) -> bytes:
    """Return a page as bytes; `frame` is what all pages of a site share."""
    template = environment().get_template(page.template)
    values = {
        **frame,
        **page.content,
        "root": page.root,
        "here": page.path,
        "title": page.title,
        "crumbs": page.crumbs,
        "href": hrefs(page.root),
    }
    return template.render(values).encode("utf-8")


def hrefs(root: str) -> Callable[[Address | str, str], str]:
    """Return a function that writes the address of a place, seen from a page."""

    def href(place: Address | str, anchor: str = "") -> str:
        if isinstance(place, Address):
            return href(place.page, place.anchor)
        mark = f"#{anchor}" if anchor else ""
        return f"{root}{place}/index.html{mark}" if place else f"{root}index.html{mark}"

    return href


def shared(
    settings: Settings, day: str, menu: Sequence[tuple[str, str]], changes: str
) -> dict[str, Any]:
    """Return what the frame of every page needs.

    `changes` is the next day on which something changes, '' when none is known.
    """
    return {
        "site_name": settings.name,
        "marking": settings.marking,
        "menu": menu,
        "day": day,
        "changes": changes,
        "words": in_words,
    }
