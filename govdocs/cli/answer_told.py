"""What was understood of an answer, told to whoever takes it in or has written it."""

from __future__ import annotations

from datetime import UTC
from itertools import groupby
from typing import TYPE_CHECKING

from govdocs import clock
from govdocs.cli import show
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govdocs.consultation.hints import Hint
    from govdocs.model.consultation import Consultation
    from govdocs.model.delivery import File
    from govdocs.model.submission import Submission
    from govdocs.render.sent_out import SentOut

_QUOTED = 60


def tell_answer(asked: Consultation, answer: Submission, left: Iterable[str]) -> None:
    """Tell what was read, and all that a person needs to look at; `left` is what to do."""
    from govdocs.consultation.arrival import tell_read, tell_unanswered
    from govdocs.consultation.flags import flags_of

    for words in (tell_read(answer), *tell_unanswered(asked, answer)):
        show.result(words)
    for one in answer.unread:
        show.result(show.wrapped(one, 2, "Ej läst: "))
    for words in left:
        show.result(words)
    for flag in flags_of(answer):
        show.result(f"Personuppgift? {flag.found.kind} i {flag.where} ({flag.mark}).")


def tell_tried(sent: SentOut, consultee: str, files: Sequence[File]) -> int:
    """Tell how files would be read, and what can be said more plainly; store nothing."""
    from govdocs.consultation.arrival import tell_unplaced
    from govdocs.model.delivery import Delivery
    from govdocs.text.spool_entry import receipt_of

    asked, now = sent.known.round, clock.now().astimezone(UTC)
    answer, *attached = files
    delivery = Delivery(asked.id, consultee, now, "e-post", answer, (*attached,))
    read = sent.tried(
        receipt_of(delivery, 1), answer.content, [one.content for one in attached]
    )
    if read.aside:
        show.message(read.aside)
    for words in read.noted:
        show.result(words)
    tell_answer(asked, read.submission, tell_unplaced(read.submission))
    _tell_hints(sent, read.submission)
    show.message("Det här var ett prov. Inget är mottaget.")
    return 1 if read.aside else 0


def _tell_hints(sent: SentOut, answer: Submission) -> None:
    from govdocs.consultation.compiling import compile_round
    from govdocs.consultation.hints import answer_hints

    explained = sent.known.read.registers.short_forms
    hints = [*answer_hints(answer, explained)]
    comments = {one.id: one for one in answer.comments}
    # Of the answer alone, for how its places are cited.
    found = compile_round(sent.known, answer.received, [answer]) if hints else None
    for where, rows in groupby(hints, lambda row: row[0]):
        comment = comments.get(where)
        place = f", {found.cited(comment)}" if found and comment else ""
        show.result(f"{where}{place}")
        for _, one in rows:
            show.result(show.wrapped(_hint(one), 4, "  "))
    if hints:
        show.result(
            f"{counted(len(hints), 'råd', 'råd')} om språket. Inget måste följas."
        )


def _hint(one: Hint) -> str:
    """Return a hint with the words it is about, if it does not say them itself."""
    from govdocs.consultation.hints import HintKind
    from govdocs.text.words import beginning

    if one.kind not in (HintKind.SENTENCE, HintKind.PASSIVE):
        return one.told
    words = beginning(" ".join(one.words.split()), _QUOTED)
    return f"{one.told} ”{words}”"
