"""A redline as a Word file whose changes are real: accept all, or reject all."""

from __future__ import annotations

from datetime import date

from govdocs.diff.summary import summarize
from govdocs.model.sheet import Caption, Sheet
from govdocs.render.flow_styles import in_head
from govdocs.render.word.base import Cover, blank, page_of
from govdocs.render.word.file import to_bytes
from govdocs.render.word.numbering import Numbering
from govdocs.render.word.redline_body import RedlineBody
from govdocs.render.word.redline_front import front, proof
from govdocs.render.word.redline_stretches import stretches_of
from govdocs.render.word.track import Tracker


def write_redline(sheet: Sheet, caption: Caption, day: date) -> bytes:
    """Return a .docx; all changes in it are dated `day`, and the same input gives the same.

    Accepting all changes leaves the new text, rejecting them the old one; a page before
    the text and some lines after it are in neither and are not tracked.
    """
    between = f"{caption.old} → {caption.new}"
    cover = Cover(f"{caption.name}: {between}", in_head(caption.name), between, day)
    document = blank(cover)
    numbering = Numbering(document)
    tracker = Tracker(f"govdocs {caption.old}→{caption.new}", day)
    page = page_of(document)
    summary = summarize(sheet)
    writer = RedlineBody(document, sheet.rows, numbering, tracker)
    for element in (
        *front(caption, summary, numbering),
        *writer.elements(stretches_of(sheet)),
        *proof(caption, summary),
    ):
        page.addprevious(element)
    return to_bytes(document)
