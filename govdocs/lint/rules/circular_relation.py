"""GD405: documents that follow, replace or consist of each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator

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
        told: set[str] = set()
        for outline in workspace.outlines:
            ring = _ring(outline.metadata.id, relation, workspace)
            if ring and told.isdisjoint(ring):
                told.update(ring)
                key = relation.key.partition(".")[0]
                yield at_key(
                    outline,
                    key,
                    f'"{key}" går i ring: {" → ".join((*ring, ring[0]))}',
                    "bryt ringen i ett av dokumenten",
                )


def _ring(start: str, relation: Relation, workspace: Workspace) -> tuple[str, ...]:
    """Return the ids on a way from a document back to itself; () when there is none."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        outline = workspace.by_id.get(way[-1])
        for target in relation.targets(outline.metadata) if outline else ():
            following = target.document
            if following == start and len(way) > 1:
                return way
            if following not in seen and following != start:
                seen.add(following)
                waiting.append((*way, following))
    return ()
