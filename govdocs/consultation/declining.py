"""An instance that has told somebody that it does not answer, noted as its answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from govdocs.consultation.reception import take_in
from govdocs.model.consultation import Consultation
from govdocs.model.delivery import Delivery, File
from govdocs.model.receipt import Receipt
from govdocs.model.submission import Stance
from govdocs.text.consultations import instant_text
from govdocs.text.quoted import quoted, quoted_id
from govdocs.text.spool_entry import note_answer
from govdocs.text.submission_file import submission_text

_NAME, _CHANNEL = "för-hand.yaml", "brev"


def note_declined(
    spool: Path, asked: Consultation, consultee: str, at: datetime
) -> Receipt:
    """Store that an instance declines, as an answer that was written in by hand.

    One that declines anew when the first time was put aside does so at another moment.
    Raises CannotWrite or RecordBusy.
    """
    lines = (
        f"remiss: {quoted(asked.id)}",
        f"instans: {quoted_id(consultee)}",
        f"mottaget: {quoted(instant_text(at))}",
        f"inställning: {Stance.ABSTAINS.value}",
    )
    content = "".join(f"{one}\n" for one in lines).encode("utf-8")
    file = File(_NAME, content)
    receipt, is_new = take_in(spool, Delivery(asked.id, consultee, at, _CHANNEL, file))
    if is_new:
        answer = replace(receipt.as_unread(""), stance=Stance.ABSTAINS, unread=())
        note_answer(spool, receipt, submission_text(answer))
    return receipt
