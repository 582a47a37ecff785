"""How far the comments of a round have come: how many there are, and are replied to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govdocs.consultation.status import Status
from govdocs.model.reply import Reply


@dataclass(frozen=True, slots=True)
class Progress:
    """Comments of the answers that count; `unplaced` are those with no place yet.

    `unread` are pieces of answers that nobody has understood yet.
    """

    comments: int
    replied: int
    unplaced: int
    unread: int

    @property
    def left(self) -> int:
        """Return how many comments wait for a reply."""
        return self.comments - self.replied


def find_progress(status: Status, replies: Iterable[Reply]) -> Progress:
    """Count the comments; one that several replies name is replied to once."""
    answered = {name for one in replies for name in one.comments}
    comments = [one for answer in status.answers for one in answer.comments]
    return Progress(
        len(comments),
        sum(one.id in answered for one in comments),
        sum(one.place is None for one in comments),
        sum(len(one.unread) for one in status.answers),
    )
