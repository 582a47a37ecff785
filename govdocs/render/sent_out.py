"""What was sent out in a round, made again to be held against what comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.text.spool import place_from

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.form.form import Form
    from govdocs.consultation.form.memory import FormMemory
    from govdocs.consultation.intake.read import Read
    from govdocs.consultation.intake.word.read import Templates
    from govdocs.model.receipt import Receipt
    from govdocs.model.word_text import WordText
    from govdocs.text.publication import Ready


@dataclass(frozen=True)
class SentOut:
    """The form of a round and its templates for Word, from the cache if they are there."""

    known: RoundRead

    def read(self, receipt: Receipt) -> Read:
        """Read an answer that has been stored.

        Raises as `read_in`, with the file as it is told in the workspace.
        """
        from govdocs.consultation.errors import ConsultationRefused
        from govdocs.consultation.reception import read_in

        form, templates = self._for(receipt)
        try:
            return read_in(self.known.spool, receipt, form, templates)
        except ConsultationRefused as error:
            error.file = place_from(self.known.root, Path(error.file))
            raise

    def tried(self, receipt: Receipt, content: bytes, attached: list[bytes]) -> Read:
        """Read an answer that nobody has stored, as it would be read if it had been."""
        from govdocs.consultation.intake.read import read_answer

        return read_answer(receipt, content, *self._for(receipt), attached)

    def _for(self, receipt: Receipt) -> tuple[Form, Templates]:
        """Return the form of who answers, and what finds the templates of a round."""
        form = replace(self.form, consultee=receipt.consultee)
        return form, lambda round_: self.templates_for(form, round_)

    def templates_for(self, form: Form, round_: str = "") -> tuple[WordText, ...]:
        """Return what went to the instance of a form, in each shape that may come back.

        `round_` is another round that a file says it was made for; nothing of one that
        the workspace does not have.
        """
        from govdocs.consultation.form.addressed import addressed

        sent = self._other(round_, form.consultee or "") if round_ else self
        if sent is None:
            return ()
        if sent is not self:
            form = replace(sent.form, consultee=form.consultee)
        name = self.known.name_of(form.consultee) if form.consultee else None
        return tuple(addressed(one, form, name) for one in sent.templates)

    def _other(self, round_: str, consultee: str) -> SentOut | None:
        """Return what went out in a round of the workspace; None when it has no such."""
        if round_ == self.known.round.id:
            return self
        from govdocs.consultation.answers import open_round
        from govdocs.consultation.errors import ConsultationRefused, UnknownRound

        try:
            other = SentOut(open_round(self.known.root, round_, whose=consultee))
        except (ConsultationRefused, UnknownRound):
            return None
        return None if other.known.faults else other

    @cached_property
    def form(self) -> Form:
        """Return the form, addressed to nobody."""
        kept = self._memory.recall_form()
        if kept:
            return kept
        from govdocs.consultation.form.form import form_of

        form = form_of(self.known.round, self._texts)
        self._memory.keep_form(form)
        return form

    @cached_property
    def templates(self) -> tuple[WordText, ...]:
        """Return the form to fill in and the copy to read, addressed to nobody."""
        kept = self._memory.recall_templates()
        if kept:
            return kept
        from govdocs.render.form_files import FormFiles

        made = FormFiles(self._texts).templates(self.form, None)
        self._memory.keep_templates(self.form, made)
        return made

    @cached_property
    def _texts(self) -> tuple[Ready, ...]:
        from govdocs.overview.frozen import frozen_texts

        return tuple(frozen_texts(self.known.root, self.known.round))

    @cached_property
    def _memory(self) -> FormMemory:
        from govdocs.consultation.form.memory import form_memory

        return form_memory(self.known.root, self.known.round)
