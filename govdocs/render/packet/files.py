"""The files of a packet's folder, by name; the zip file holds the same."""

from __future__ import annotations

from collections.abc import Mapping

from govdocs.overview.packet import Packet
from govdocs.render.packet.pages import Writer
from govdocs.render.packet.parts import (
    DIGESTS,
    PARTS,
    PROPOSAL,
    REDLINE,
    REPORT,
    TEXT,
    WHOLE_REPORT,
)
from govdocs.render.packet.plain import digests_text, form_text, proposal_text
from govdocs.render.packet.shared import Shared
from govdocs.render.zipped import zip_bytes

Files = Mapping[str, bytes]


def folder_files(packet: Packet, shared: Shared, pdfs: Files) -> Files:
    """Return the files of a folder; `pdfs` are those made, by the name of their job."""
    found = {
        f"{PROPOSAL.stem}.txt": proposal_text(packet),
        f"{TEXT.stem}.md": shared.canonical,
        f"{REPORT.stem}.md": form_text(packet),
        **_redline(packet, shared, pdfs),
    }
    if shared.page.name in pdfs:
        found[f"{TEXT.stem}.pdf"] = pdfs[shared.page.name]
    if packet.reported:
        found[WHOLE_REPORT] = packet.reported.page
    pages = [one for one in PARTS if one.is_page]
    digests = f"{DIGESTS.stem}.txt"
    names = sorted([*found, *(f"{one.stem}.html" for one in pages), digests])
    writer = Writer(packet, shared, names)
    found |= {f"{one.stem}.html": writer.page(one) for one in pages}
    return {**found, digests: digests_text(packet, found)}


def _redline(packet: Packet, shared: Shared, pdfs: Files) -> Files:
    difference = shared.difference(packet)
    if difference is None:
        return {}
    found = {
        f"{REDLINE.stem}.html": difference.html,
        f"{REDLINE.stem}.docx": difference.word,
    }
    if difference.page.name in pdfs:
        found[f"{REDLINE.stem}.pdf"] = pdfs[difference.page.name]
    return found


def zipped(packet: Packet, files: Files) -> bytes:
    """Return a packet as a zip file, in a folder of its own name."""
    entries = sorted(files.items())
    return zip_bytes((f"{packet.name}/{name}", content) for name, content in entries)
