"""A form as it is sent out: a routine of the example, in Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from govdocs.cli.commands.export import find_publication
from govdocs.consultation.form.form import Form, form_of
from govdocs.consultation.form.places import Ask, box_of_tag
from govdocs.consultation.intake.read import read_answer
from govdocs.lint.run import check
from govdocs.model.consultation import Consultation, ConsultationKind, Frozen
from govdocs.model.receipt import Receipt
from govdocs.model.submission import Submission
from govdocs.model.word_text import WordText
from govdocs.render.form_files import FormFiles
from govdocs.text.memory import Memory
from govdocs.text.word.read import read_word
from tests.places import AGREEMENTS

DOCUMENT = "avvikelserutin"


@dataclass(frozen=True)
class Sent:
    """A form and its file; `blocks` are the paragraphs that have a box."""

    form: Form
    ending: str
    content: bytes
    templates: tuple[WordText, ...]
    blocks: tuple[str, ...]

    def read(self, content: bytes) -> Submission:
        """Return what is understood of a file that comes back."""
        at = datetime(2021, 12, 20, tzinfo=UTC)
        receipt = Receipt(
            "2021-1", "lerum", at, "word", "b" * 64, "s.docx", "s.docx", 1
        )
        return read_answer(receipt, content, self.form, self._templates).submission

    def _templates(self, _: str) -> Sequence[WordText]:
        return self.templates


@cache
def sent(
    document: str = DOCUMENT, ending: str = "docx", *, is_reading: bool = False
) -> Sent:
    """Return a form on one text, the routine about deviations unless another is named.

    `is_reading` asks for a copy to read; its blocks are those of the form.
    """
    ready = find_publication(check(AGREEMENTS, date(2026, 1, 1), Memory()), document)
    asked = Consultation(
        "2021-1",
        "Rutinen för avvikelser",
        ConsultationKind.CONSULTATION,
        date(2021, 9, 15),
        date(2021, 12, 31),
        (Frozen(document, ready.digests.full),),
    )
    form = form_of(asked, (ready,), "lerum")
    files = FormFiles((ready,), is_reading=False)
    made = {one: files.file(one, form, "Lerums kommun")[1] for one in ("docx", "odt")}
    texts = tuple(map(read_word, made.values()))
    blocks = _blocks(texts[0], form)
    if is_reading:
        made, texts = _to_read(form, FormFiles((ready,), is_reading=True))
    return Sent(form, ending, made[ending], texts, blocks)


def _to_read(
    form: Form, files: FormFiles
) -> tuple[dict[str, bytes], tuple[WordText, ...]]:
    """Return the copies, and all that may come back in the round."""
    made = {one: files.file(one, form, "Lerums kommun")[1] for one in ("docx", "odt")}
    return made, files.templates(form, "Lerums kommun")


def _blocks(text: WordText, form: Form) -> tuple[str, ...]:
    """Return the blocks of text, headings left out, that can be commented on."""
    headings = {one.block for one in form.headings}
    tags = (
        tag for one in text.paragraphs for piece in one.pieces for tag in piece.controls
    )
    boxes = filter(None, map(box_of_tag, tags))
    keys = dict.fromkeys(one.key for one in boxes if one.ask is Ask.COMMENT)
    return tuple(one for one in keys if one not in headings and "#" not in one)
