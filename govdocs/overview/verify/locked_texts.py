"""GD701-GD703, GD705: the register, the texts it pins and the events, as `check` judges."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.past import judge_record
from govdocs.lint.run import as_findings
from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope
from govdocs.text.load import is_record


def locked_texts(scope: Scope) -> Iterator[Finding]:
    """Find what `check` finds of the record, and files of it that cannot be read."""
    for one in scope.loaded.workspace.faults:
        if is_record(one.location.file):
            yield one
    for rule, hits in judge_record(scope.loaded, scope.gateway, scope.proofs):
        yield from as_findings(rule, hits)
