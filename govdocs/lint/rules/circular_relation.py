"""GD405: documents that follow, replace or consist of each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from govdocs.lint.ring import rings
from govdocs.lint.rule import Hit, at_key
from govdocs.model.relations import RELATIONS, Relation
from govdocs.model.workspace import Workspace

_RINGED = frozenset(
    {
        "delar",
        "ersätter",
        "underavtal_till",
        "följer.dokument",
        "kompletterar",
        "bygger_på",
    }
)


def circular_relation(workspace: Workspace) -> Iterator[Hit]:
    """Find rings, each told once, at the first of its documents by path."""
    for relation in RELATIONS:
        if relation.key not in _RINGED:
            continue
        key = relation.key.partition(".")[0]
        following = partial(_following, relation, workspace)
        for ring in rings(tuple(workspace.by_id), following):
            yield at_key(
                workspace.by_id[ring[0]],
                key,
                f'"{key}" går i ring: {" → ".join((*ring, ring[0]))}',
                "bryt ringen i ett av dokumenten",
            )


def _following(relation: Relation, workspace: Workspace, name: str) -> tuple[str, ...]:
    """Return the ids a document points at."""
    targets = relation.targets(workspace.by_id[name].metadata)
    return tuple(one.document for one in targets)
