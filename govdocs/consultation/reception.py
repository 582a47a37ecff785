"""Receive an answer: stored and acknowledged first, read afterwards, and again later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.form import Form
from govdocs.consultation.intake import Read, read_answer
from govdocs.consultation.intake_word import Templates, no_templates
from govdocs.model.delivery import Delivery
from govdocs.model.receipt import Receipt
from govdocs.text.spool import read_answer_text
from govdocs.text.spool_entry import (
    attached_of,
    note_answer,
    note_aside,
    original_of,
    store,
)
from govdocs.text.submission_file import submission_text

LARGEST = 50_000_000


def take_in(spool: Path, delivery: Delivery) -> tuple[Receipt, bool]:
    """Store a delivery, and return its receipt and whether it is new.

    When this returns, the answer has come in; nothing that happens later can lose it.
    Raises ConsultationRefused for what is too large, CannotWrite or RecordBusy.
    """
    for one in (delivery.answer, *delivery.attached):
        if len(one.content) > LARGEST:
            words = f"{one.name} är större än {LARGEST // 1_000_000} MB"
            raise ConsultationRefused(words, "dela upp filen; inget är mottaget")
    return store(spool, delivery)


def read_in(
    spool: Path, receipt: Receipt, form: Form, templates: Templates = no_templates
) -> Read:
    """Read a stored answer and write beside it what was understood. Raises CannotWrite.

    `templates` are what was sent out as Word, for what comes back as that.
    """
    attached = attached_of(spool, receipt)
    original = original_of(spool, receipt)
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
