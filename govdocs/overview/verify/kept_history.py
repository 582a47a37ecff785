"""GD961: what is only added to was changed or taken away, in any commit at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.model.finding import Finding
from govdocs.overview.push_commits import CODE, CommitJudge
from govdocs.overview.verify.scope import Scope

_REMEDY = (
    "jämför med en äldre klon, återställ det gamla och skriv rättelsen som något nytt; "
    "också det som ställts tillbaka syns här"
)


def kept_history(scope: Scope) -> Iterator[Finding]:
    """Find what the hook of a server would have refused, in every commit there is."""
    judge = CommitJudge(scope.gateway, frozenset())
    for one in judge.judge(scope.walk.commits):
        is_lost = one.code == CODE
        yield scope.inside(replace(one, remedy=_REMEDY) if is_lost else one)
