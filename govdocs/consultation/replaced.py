"""What rests on an answer that another has taken the place of: its public copy, and replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdocs.consultation.answers import RoundRead
from govdocs.consultation.status import counting
from govdocs.model.enumeration import enumerated
from govdocs.model.period import said
from govdocs.model.submission import Comment, Submission
from govdocs.text.folder import Folder
from govdocs.text.load import load_consulted


def tell_public(
    counts: Iterable[Submission], public: Iterable[Submission]
) -> Iterator[str]:
    """Yield which public answers have been replaced; `counts` are answers that count."""
    known = {one.consultee: one for one in public}
    for one in counts:
        old = known.get(one.consultee)
        if old and old.arrival != one.arrival:
            yield (
                f"OBS Svaret från {one.consultee} {said(old.received)} är publicerat och "
                f"går inte att ändra. Det som kom {said(one.received)} räknas men blir "
                "inte publicerat. Skriv det i redogörelsen."
            )


def tell_replaced(
    known: RoundRead, others: Iterable[Submission], new: Submission
) -> Iterator[str]:
    """Yield what a person must look at once a new answer has replaced the one before.

    Replies name comments by ids, and those are numbered anew in each answer.
    """
    own = [one for one in others if one.consultee == new.consultee]
    before = counting(known.round, own)
    if before is None or counting(known.round, [*own, new]) is not new:
        return
    yield from tell_public([new], known.read.consulted.answers(known.round.id))
    if ids := _replied(known, before.comments):
        yield (
            f"OBS Det som är bemött i det förra svaret, {enumerated(ids)}, kan stå för "
            "något annat i det nya. Läs om bemötandena."
        )


def tell_reread(known: RoundRead, new: Submission) -> Iterator[str]:
    """Yield which replies stand for other comments once an answer has been read again.

    `known` was read before that. What is public stands as it was.
    """
    own = (one for one in known.spooled.received if one.is_read)
    old = next((o.submission for o in own if o.submission.arrival == new.arrival), None)
    public = known.read.consulted.answers(known.round.id)
    if old is None or any(one.arrival == new.arrival for one in public):
        return
    moved = [one for one in old.comments if one not in new.comments]
    if ids := _replied(known, moved):
        yield (
            f"OBS Det som är bemött, {enumerated(ids)}, står inte för samma synpunkt som "
            "förut. Läs om bemötandena."
        )


def _replied(known: RoundRead, comments: Sequence[Comment]) -> list[str]:
    """Return which comments have a reply, by id; nothing is read when there are none."""
    if not comments:
        return []
    # Those of one instance alone are read without replies, and mostly it has one answer.
    whole = load_consulted(Folder(known.root), known.round.id).consulted
    replies = whole.replies_of(known.round.id)
    answered = {name for one in replies for name in one.comments}
    return [one.id for one in comments if one.id in answered]
