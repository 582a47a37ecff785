"""GD418: a matter put off without a day."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.filed import standing
from govdocs.lint.rule import Hit
from govdocs.model.outcome import Outcome
from govdocs.model.workspace import Workspace


def decision_postponed(workspace: Workspace) -> Iterator[Hit]:
    """Find postponements that do not say to which meeting."""
    for one in standing(workspace):
        words = [clause.outcome for clause in one.decision.clauses]
        if Outcome.POSTPONED in words and one.decision.to_meeting is None:
            key = f"att_satser.{words.index(Outcome.POSTPONED)}.utfall"
            message = "ärendet är bordlagt utan dag för nästa sammanträde"
            yield one.hit(key, message, 'lägg till "till_möte:" om dagen är känd')
