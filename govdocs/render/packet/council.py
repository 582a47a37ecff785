"""The packet as one PDF for a council: typeset as one text, so that its tags are whole."""

from __future__ import annotations

import re

from markupsafe import Markup

from govdocs.overview.packet import Packet
from govdocs.render.html.frame import asset, environment
from govdocs.render.packet.pages import Writer, begins
from govdocs.render.packet.parts import PARTS
from govdocs.render.packet.shared import Shared
from govdocs.render.pdf.job import PdfJob

_SHEETS = ("pdf.css", "redline_pdf.css")
_HEADING = re.compile(r"(</?h)([2-5])\b")
_SELECTOR = re.compile(r"\bh([1-5])\b")


def council_job(packet: Packet, shared: Shared) -> PdfJob:
    """Return the job for the PDF of one party."""
    writer = Writer(packet, shared)
    printed = [one for one in PARTS if one.is_printed]
    values = {
        **writer.values,
        "begins": begins(packet),
        "name": f"{packet.metadata.name}, version {packet.version.number}",
        "locked": packet.version.locked.isoformat(),
        "parts": [(one, _deeper(writer.body(one, is_paper=True))) for one in printed],
    }
    html = environment().get_template("underlag/pdf.html").render(values)
    return PdfJob(packet.name, html, _style(), "", dict(shared.assets))


def _deeper(html: Markup) -> Markup:
    """Return a part with its headings a level down, for the whole has one title."""
    shifted = _HEADING.sub(lambda one: f"{one[1]}{int(one[2]) + 1}", html)
    return Markup(shifted)  # noqa: S704 - was HTML before


def _style() -> str:
    """Return the looks of a text and a redline, for headings a level down, and our own."""
    sheets = [
        _SELECTOR.sub(lambda one: f"h{int(one[1]) + 1}", asset(name))
        for name in _SHEETS
    ]
    return "\n".join([*sheets, asset("underlag_pdf.css")])
