"""The parts of a packet as HTML: what each says, and each as a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from govdocs.overview.packet import Packet
from govdocs.render.html.frame import asset, environment
from govdocs.render.html.redline_page import alone_style
from govdocs.render.packet.parts import DIFFERENCE, PARTS, REDLINE, REPORT, TEXT, Part
from govdocs.render.packet.shared import Shared
from govdocs.render.packet.values import (
    Contents,
    contents,
    difference_values,
    packet_values,
)


class Writer:
    """Writes the parts of one packet; `names` are the files that its contents lead to."""

    def __init__(
        self, packet: Packet, shared: Shared, names: Sequence[str] = ()
    ) -> None:
        self._packet = packet
        self._shared = shared
        self._names = names
        self.values = packet_values(packet, shared)

    def body(self, part: Part, *, is_paper: bool) -> Markup:
        """Return what a part says, for a page or for paper."""
        if part is TEXT:
            text = self._shared.printed if is_paper else self._shared.shown
            return _render("pdf_body.html", text)
        values = {
            **self.values,
            "is_paper": is_paper,
            "contents": self._contents(part, is_paper=is_paper),
        }
        if part in (DIFFERENCE, REDLINE):
            found = self._shared.difference(self._packet)
            values |= difference_values(found)
        return _render(part.template, values)

    def page(self, part: Part) -> bytes:
        """Return a part as a page that stands on its own; nothing is fetched to show it."""
        values = {
            **self.values,
            "title": f"{part.number} {part.title}",
            "begins": begins(self._packet),
            "body": self.body(part, is_paper=False),
            "style": alone_style() + asset("underlag.css"),
            "script": asset("underlag.js") if part is REPORT else "",
        }
        html = environment().get_template("underlag/fil.html").render(values)
        return html.encode("utf-8")

    def _contents(self, own: Part, *, is_paper: bool) -> Contents:
        parts = [
            one for one in PARTS if one is not own and (one.is_printed or not is_paper)
        ]
        return contents(parts, self._names)


def begins(packet: Packet) -> str:
    """Return what a title begins with, where the version is not to be taken as it is."""
    word = packet.status.word.value.capitalize()
    return f"{word}: " if packet.is_past else ""


def _render(template: str, values: Mapping[str, Any]) -> Markup:
    return Markup(environment().get_template(template).render(values))  # noqa: S704 - escaped by the template
