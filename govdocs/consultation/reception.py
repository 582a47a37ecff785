"""Receive an answer: stored and acknowledged first, read afterwards, and again later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.form.form import Form
from govdocs.consultation.intake.read import Read, read_answer
from govdocs.consultation.intake.word.read import Templates, no_templates
from govdocs.model.delivery import Delivery
from govdocs.model.receipt import Receipt
from govdocs.text.spool import folder_of
from govdocs.text.spool_answer import ANSWER_FILE, read_answer_text
from govdocs.text.spool_entry import (
    is_edited,
    note_answer,
    note_aside,
    store,
)
from govdocs.text.spool_harm import RESTORE, read_kept
from govdocs.text.submission_file import submission_text

LARGEST = 50_000_000
_EDITED = "filen kan vara ändrad för hand, och originalet läses inte över den"


def take_in(spool: Path, delivery: Delivery) -> tuple[Receipt, bool]:
    """Store a delivery, and return its receipt and whether it is new.

    When this returns, the answer has come in; nothing that happens later can lose it.
    Raises ConsultationRefused for what is too large or a time that can be any, CannotWrite
    or RecordBusy.
    """
    if delivery.received.tzinfo is None:
        why = "tiden saknar tidszon"
        raise ConsultationRefused(why, "ange tiden med tidszon; inget är mottaget")
    for one in (delivery.answer, *delivery.attached):
        if len(one.content) > LARGEST:
            words = f"{one.name} är större än {LARGEST // 1_000_000} MB"
            raise ConsultationRefused(words, "dela upp filen; inget är mottaget")
    return store(spool, delivery)


def read_in(
    spool: Path, receipt: Receipt, form: Form, templates: Templates = no_templates
) -> Read:
    """Read a stored answer and write beside it what was understood.

    What a person has written there is not written over. Raises ConsultationRefused for
    that, or when what is stored is not what came, or CannotWrite.

    `templates` are what was sent out as Word, for what comes back as that.
    """
    folder = folder_of(spool, receipt)
    if is_edited(spool, receipt):
        file = str(folder / ANSWER_FILE)
        raise ConsultationRefused(_EDITED, "ta bort filen om den ska det", file=file)
    original, *attached = (_kept(folder / one, has) for one, has in receipt.digests)
    read = read_answer(receipt, original, form, templates, attached)
    text = submission_text(read.submission)
    if read_answer_text(text) is None:
        why = "det som lästes gick inte att skriva; originalet är sparat"
        read = replace(read, submission=receipt.as_unread(why))
        text = submission_text(read.submission)
    note_answer(spool, receipt, text)
    if read.aside:
        note_aside(spool, receipt, read.aside)
    return read


def _kept(path: Path, digest: str) -> bytes:
    """Return the bytes of a stored file as they came. Raises ConsultationRefused."""
    content, why = read_kept(path, digest)
    if why:
        raise ConsultationRefused(f"filen som togs emot {why}", RESTORE, file=str(path))
    return content
