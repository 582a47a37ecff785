"""How the documents hang together: a tree with a word for each bond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model.kinds import KINDS
from govdocs.model.metadata import Metadata
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import publications

_ORDER = {row.kind: count for count, row in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Branch:
    """A document and those that hang below it; `bond` says how it hangs there."""

    outline: Outline
    bond: str
    below: tuple[Branch, ...]


def find_family(workspace: Workspace) -> tuple[Branch, ...]:
    """Return the trees of the workspace, agreements first; each document stands once."""
    known = {outline.metadata.id: outline for outline in publications(workspace)}
    below: dict[str, list[tuple[Outline, str]]] = {}
    roots: list[Outline] = []
    for outline in sorted(known.values(), key=_rank):
        bond = next(
            (
                (above, word)
                for above, word in _bonds(outline.metadata)
                if above in known
            ),
            None,
        )
        if bond is None:
            roots.append(outline)
        else:
            below.setdefault(bond[0], []).append((outline, bond[1]))
    return tuple(_branch(root, "", below, frozenset()) for root in roots)


def _branch(
    outline: Outline,
    bond: str,
    below: dict[str, list[tuple[Outline, str]]],
    above: frozenset[str],
) -> Branch:
    own = outline.metadata.id
    path = above | {own}
    children = tuple(
        _branch(child, word, below, path)
        for child, word in below.get(own, ())
        if child.metadata.id not in path
    )
    return Branch(outline, bond, children)


def _bonds(meta: Metadata) -> Iterator[tuple[str, str]]:
    """Yield what a document can hang below, the nearest bond first."""
    if meta.builds_on:
        yield meta.builds_on.document, "bygger på"
    if meta.illustrates:
        yield meta.illustrates[0].document, "belyser"
    for one in meta.supplements:
        yield one, "kompletterar"
    if meta.subordinate_to:
        yield meta.subordinate_to, "är underordnad"
    for target in meta.applies:
        yield target.document, "tillämpar"
    if meta.follows:
        yield meta.follows.document, "följer"


def _rank(outline: Outline) -> tuple[int, str]:
    return (_ORDER[outline.metadata.kind], outline.metadata.title)
