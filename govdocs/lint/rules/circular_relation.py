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
        key = relation.key.partition(".")[0]
        for ring in _rings(relation, workspace):
            yield at_key(
                workspace.by_id[ring[0]],
                key,
                f'"{key}" går i ring: {" → ".join((*ring, ring[0]))}',
                "bryt ringen i ett av dokumenten",
            )


def _rings(relation: Relation, workspace: Workspace) -> Iterator[tuple[str, ...]]:
    """Yield rings as ids in their order, the first by path first; each step is taken once."""
    rank = {name: count for count, name in enumerate(workspace.by_id)}
    done: set[str] = set()
    for start in workspace.by_id:
        way: dict[str, None] = {}
        waiting = [iter((start,))]
        while waiting:
            name = next(waiting[-1], None)
            if name is None:
                waiting.pop()
                if way:
                    done.add(way.popitem()[0])
            elif name in way:
                names = list(way)
                yield _from_first(names[names.index(name) :], rank)
            elif name not in done and name in workspace.by_id:
                way[name] = None
                waiting.append(iter(_following(name, relation, workspace)))


def _following(name: str, relation: Relation, workspace: Workspace) -> tuple[str, ...]:
    """Return the ids a document points at; one that points at itself is no ring."""
    targets = relation.targets(workspace.by_id[name].metadata)
    return tuple(one.document for one in targets if one.document != name)


def _from_first(ring: list[str], rank: dict[str, int]) -> tuple[str, ...]:
    first = min(range(len(ring)), key=lambda at: rank[ring[at]])
    return (*ring[first:], *ring[:first])
