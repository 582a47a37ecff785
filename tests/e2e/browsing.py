"""A reader's browser: Chromium by Playwright, with the sizes and the ways of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from tests.long import LONG

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
PHONE, DESKTOP = (360, 780), (1280, 900)
Scheme = Literal["light", "dark"]

_AXE: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}

SCHEMES: tuple[Scheme, ...] = ("light", "dark")

# One page of every kind, and one of every kind of document.
KINDS = (
    "index.html",
    "oversikt/index.html",
    "avsnitt/index.html",
    "begrepp/index.html",
    "lagrum/index.html",
    "parter/index.html",
    "agenda/index.html",
    "parter/lerum/index.html",
    "beslut/index.html",
    "hsavtal/beslut/2.0/index.html",
    "remisser/index.html",
    "remisser/2021-1/index.html",
    "remisser/2021-1/sammanstallning/fragor/index.html",
    "remisser/2021-1/sammanstallning/instans/index.html",
    "remisser/2021-1/sammanstallning/instans/vastkom/index.html",
    "om/index.html",
    "tillganglighet/index.html",
    "404.html",
    "hsavtal/index.html",
    "in-ut/index.html",
    "sip/index.html",
    "avvikelserutin/index.html",
    "simba-in-ut/index.html",
    "bilaga-1-6/index.html",
    "patientfall-hemgang/index.html",
)


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody reads: on what size, in what light, with or without JavaScript."""

    size: tuple[int, int]
    scheme: Scheme = "light"
    has_script: bool = True

    def __str__(self) -> str:
        script = "med" if self.has_script else "utan"
        return f"{self.size[0]}-{self.scheme}-{script}-js"


# Each size and each light; in the long form each of them together with each other.
WAYS = [
    Way(size, scheme)
    for size, scheme in (
        product((PHONE, DESKTOP), SCHEMES)
        if LONG
        else zip((PHONE, DESKTOP), SCHEMES, strict=True)
    )
]


@contextmanager
def reading(browser: Browser, way: Way) -> Iterator[Page]:
    """Open an empty page; fail if it ever asks for something outside the machine."""
    width, height = way.size
    asked: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=way.scheme,
        java_script_enabled=way.has_script,
        has_touch=way.size == PHONE,
        is_mobile=way.size == PHONE,
        locale="sv-SE",
    )
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(10_000)
    yield page
    context.close()
    assert [] == [one for one in asked if not re.match(r"file:|data:|http://127", one)]


def open_file(page: Page, file: Path, anchor: str = "") -> None:
    page.goto(file.resolve().as_uri() + (f"#{anchor}" if anchor else ""))


def unfold(page: Page) -> None:
    """Open everything that can be opened."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds wrong on a page with everything opened."""
    unfold(page)
    found = Axe().run(page, options=_AXE).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def clickable(page: Page, words: str) -> Locator:
    """Return the first link or fold with just these words that a reader can see."""
    whole = re.compile(rf"^\s*{re.escape(words)}\s*$")
    found = page.locator("a, summary").filter(has_text=whole).filter(visible=True)
    return found.first


_LOOKS, _BETWEEN = 20, 100  # milliseconds


def in_view(page: Page, place: Locator) -> bool:
    """Tell whether a place begins on the part of the page that is shown, within two seconds.

    The browser scrolls to a place after it has laid out the page, not at once.
    """
    size: Any = page.viewport_size
    for _ in range(_LOOKS):
        box: Any = place.bounding_box()
        if box is not None and 0 <= box["y"] < size["height"]:
            return True
        page.wait_for_timeout(_BETWEEN)
    return False
