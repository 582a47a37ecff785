"""All consultations of a workspace: the rounds, what is published of them, and replies."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.model.consultation import Consultation
from govdocs.model.reply import Reply
from govdocs.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Consulted:
    """What is read of all rounds, in the order of their files.

    Answers that have not been published are not among them; those lie outside git.
    """

    rounds: tuple[Consultation, ...] = ()
    published: tuple[Submission, ...] = ()
    replies: tuple[Reply, ...] = ()

    def round(self, name: str) -> Consultation | None:
        """Return a round by its id."""
        return next((one for one in self.rounds if one.id == name), None)

    def answers(self, name: str) -> tuple[Submission, ...]:
        """Return the published answers of a round."""
        return tuple(one for one in self.published if one.round == name)

    def replies_of(self, name: str) -> tuple[Reply, ...]:
        """Return the replies of a round."""
        return tuple(one for one in self.replies if one.round == name)
