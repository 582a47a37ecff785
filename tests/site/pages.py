"""Read built pages: their links, ids, headings and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset("br hr img input link meta wbr col source".split())
_INLINE = frozenset("a code del em strong".split())
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page uses, the element that uses it and its words."""

    element: str
    target: str


@dataclass(slots=True)
class Page:
    """What a test wants to know of a page."""

    path: str
    lang: str = ""
    title: str = ""
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: str = ""
    article: str = ""
    unclosed: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.lang = known.get("lang", "")
        if "id" in known:
            page.ids.append(known["id"])
        page.links += [
            Link(tag, known[name])
            for name in ("href", "src", "srcset", "action", "data", "poster")
            if name in known
        ]
        if re.fullmatch("h[1-6]", tag):
            page.headings.append(int(tag[1]))
        if tag not in _VOID:
            self.open.append(tag)
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if not self.open or self.open.pop() != tag:
            self.page.unclosed.append(tag)

    def _part(self, tag: str) -> None:
        """Words of two blocks or cells are never one word."""
        if tag not in _INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.page.title += data.strip()
        if "body" in self.open and not {"script", "style"} & set(self.open):
            self.page.text += data
            if "article" in self.open:
                self.page.article += data


def read_page(site: Path, path: Path) -> Page:
    """Read one page of a site."""
    page = Page(path.relative_to(site).as_posix())
    reader = _Reader(page)
    reader.feed(path.read_text("utf-8"))
    reader.close()
    page.unclosed += reader.open
    return page


def read_pages(site: Path) -> dict[str, Page]:
    """Read every page of a site, by its path."""
    pages = (read_page(site, path) for path in sorted(site.rglob("*.html")))
    return {page.path: page for page in pages}


def words(text: str) -> list[str]:
    """Return the words of a text; soft hyphens are no part of a word."""
    return _WORD.findall(text.replace("\u00ad", ""))
