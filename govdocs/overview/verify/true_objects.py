"""GD711: objects that stand in for others, so that git shows what nobody saved."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.health import find_replacements


def true_objects(scope: Scope) -> Iterator[Finding]:
    """Find replaced objects and grafted history."""
    for one in find_replacements(scope.gateway):
        yield fault("GD711", "förrådet", one.words, one.remedy)
