"""A round that has been read, with its answers put together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from govdocs.consultation.answers import RoundRead
from govdocs.consultation.asked_text import asked_text
from govdocs.consultation.compilation import Compilation, compile_comments
from govdocs.consultation.frozen_text import frozen_texts
from govdocs.consultation.outside import outside_names
from govdocs.consultation.status import find_status
from govdocs.model.submission import Submission


def compile_round(
    known: RoundRead, now: datetime, answers: Iterable[Submission] | None = None
) -> Compilation:
    """Return what has been answered to a round at an instant, or what some answers say.

    Raises CannotCompile, or what stops the texts asked about from being read.
    """
    frozen = frozen_texts(known.root, known.round).values()
    every = known.submissions if answers is None else answers
    status = find_status(known.round, every, now)
    names = {one.id: one.name for one in known.consultees.values()}
    outside = outside_names(known.round, frozen)
    texts = map(asked_text, frozen)
    return compile_comments(status, texts, known.replies, names, outside)
