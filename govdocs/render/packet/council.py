"""The packet as one PDF for a council: typeset as one text, so that its tags are whole."""

from __future__ import annotations

from govdocs.overview.packet import Packet
from govdocs.render.html.frame import FOLDER, environment
from govdocs.render.packet.pages import Writer, begins
from govdocs.render.packet.parts import PARTS
from govdocs.render.packet.shared import Shared
from govdocs.render.pdf.job import PdfJob

_SHEETS = ("pdf.css", "redline_pdf.css", "underlag_pdf.css")


def council_job(packet: Packet, shared: Shared) -> PdfJob:
    """Return the job for the PDF of one party."""
    writer = Writer(packet, shared)
    printed = [one for one in PARTS if one.is_printed]
    values = {
        **writer.values,
        "begins": begins(packet),
        "name": f"{packet.metadata.name}, version {packet.version.number}",
        "locked": packet.version.locked.isoformat(),
        "parts": [(one, writer.body(one, is_paper=True)) for one in printed],
    }
    html = environment().get_template("underlag/pdf.html").render(values)
    css = "\n".join((FOLDER / "assets" / one).read_text("utf-8") for one in _SHEETS)
    return PdfJob(packet.name, html, css, "", dict(shared.assets))
