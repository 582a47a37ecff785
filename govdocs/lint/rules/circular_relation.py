"""GD405: documents that follow, replace or consist of each other in a ring."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.metadata import Metadata
from govdocs.model.workspace import Workspace


def circular_relation(workspace: Workspace) -> Iterator[Hit]:
    """Find rings, each told once, at the first of its documents by path."""
    for key, step in _STEPS.items():
        told: set[str] = set()
        for outline in workspace.outlines:
            ring = _ring(outline.metadata.id, step, workspace)
            if ring and told.isdisjoint(ring):
                told.update(ring)
                yield at_key(
                    outline,
                    key,
                    f'"{key}" går i ring: {" → ".join((*ring, ring[0]))}',
                    "bryt ringen i ett av dokumenten",
                )


def _ring(
    start: str, step: Callable[[Metadata], tuple[str, ...]], workspace: Workspace
) -> tuple[str, ...]:
    """Return the ids on a way from a document back to itself; () when there is none."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        outline = workspace.by_id.get(way[-1])
        for following in step(outline.metadata) if outline else ():
            if following == start and len(way) > 1:
                return way
            if following not in seen and following != start:
                seen.add(following)
                waiting.append((*way, following))
    return ()


def _followed(meta: Metadata) -> tuple[str, ...]:
    return (meta.follows.document,) if meta.follows else ()


def _above(meta: Metadata) -> tuple[str, ...]:
    return (meta.subordinate_to,) if meta.subordinate_to else ()


_STEPS: dict[str, Callable[[Metadata], tuple[str, ...]]] = {
    "delar": lambda meta: meta.part_ids,
    "ersätter": lambda meta: meta.replaces,
    "underavtal_till": _above,
    "följer": _followed,
    "kompletterar": lambda meta: meta.supplements,
    "bygger_på": lambda meta: (meta.builds_on.document,) if meta.builds_on else (),
}
