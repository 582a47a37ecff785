"""The form of a round, and what was sent out as Word, kept between runs.

Both rest on the round as it stands in remiss.yaml, which binds each text by its digest,
and on the program. Nothing is kept of a round with a text that is not found as frozen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from govdocs.consultation.form.form import Form, FormHeading
from govdocs.model.consultation import Consultation
from govdocs.model.word_text import WordText
from govdocs.text.derived import Derived, derived
from govdocs.text.word.as_json import as_json, from_json


@dataclass(frozen=True, slots=True)
class FormMemory:
    """What is kept of one round, addressed to nobody."""

    round: Consultation
    form: Derived
    templates: Derived

    def recall_form(self) -> Form | None:
        """Return the form; None when it is not kept."""
        try:
            headings, blocks, outside, about = json.loads(self.form.recall() or b"")
            return Form(
                self.round,
                None,
                tuple(FormHeading(*one) for one in headings),
                {document: frozenset(ids) for document, ids in blocks.items()},
                dict(outside),
                dict(about),
            )
        except (AttributeError, TypeError, ValueError):
            return None

    def keep_form(self, form: Form) -> None:
        """Keep a form, if all texts of the round could be read."""
        if not self._is_whole(form):
            return
        headings = [
            [one.document, one.block, one.title, one.number] for one in form.headings
        ]
        blocks = {document: sorted(ids) for document, ids in form.blocks.items()}
        self.form.keep(_json([headings, blocks, dict(form.outside), dict(form.about)]))

    def recall_templates(self) -> tuple[WordText, ...] | None:
        """Return the texts that can come back from Word, as far as a reader knows of them.

        None when they are not kept.
        """
        try:
            return tuple(map(from_json, json.loads(self.templates.recall() or b"")))
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def keep_templates(self, form: Form, templates: Sequence[WordText]) -> None:
        """Keep what was made of a form, if all texts of the round could be read."""
        if self._is_whole(form):
            self.templates.keep(_json(list(map(as_json, templates))))

    def _is_whole(self, form: Form) -> bool:
        """Tell whether the form rests on nothing but what the round binds for ever."""
        return all(
            one.document in form.blocks and (one.version or one.revision)
            for one in self.round.texts
        )


def form_memory(root: Path, asked: Consultation) -> FormMemory:
    """Return what is kept of a round of a workspace."""
    return FormMemory(
        asked,
        derived(root, f"{asked.id}.form.json", "form", asked),
        derived(root, f"{asked.id}.templates.json", "templates", asked),
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
