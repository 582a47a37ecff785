"""The letter of a round as part of a page; its headings stand below those of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from govdocs.text.markdown import parser

_SAFE = ("https://", "http://", "mailto:")
_FIRST = 3


def letter_html(text: str) -> Markup:
    """Return a letter in Markdown as HTML; what is not safe to link to is words alone."""
    md = parser()
    tokens = md.parse(text)
    last = _FIRST - 1
    for one in tokens:
        if one.type == "heading_open":
            last = min(int(one.tag[1]) + _FIRST - 1, last + 1, 6)
            one.tag = f"h{last}"
        elif one.type == "heading_close":
            one.tag = f"h{last}"
        if one.children:
            _make_safe(one.children)
    return Markup(md.renderer.render(tokens, md.options, {}))  # noqa: S704 - made of escaped text


def _make_safe(pieces: Iterable[Any]) -> None:
    """Let links lead to the web or a mailbox alone, and pictures be the words for them."""
    for one in pieces:
        if one.type == "image":
            one.type, one.tag = "text", ""
        if not str(one.attrs.get("href", "https://")).startswith(_SAFE):
            del one.attrs["href"]
