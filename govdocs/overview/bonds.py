"""The relations of every document, seen from both its ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.model.metadata import Target
from govdocs.model.outline import Outline
from govdocs.model.relations import relations
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Address, Addresses

# The documents and places on the other end, by the word for the relation.
Bonds = Mapping[str, tuple[Address, ...]]


def find_bonds(workspace: Workspace, addresses: Addresses) -> Mapping[str, Bonds]:
    """Return, by document id, its own relations and the mirrors of the others'."""
    found: dict[str, dict[str, dict[Address, None]]] = {}
    for own, label, place in (
        *_own(workspace, addresses),
        *_mirrors(workspace, addresses),
    ):
        found.setdefault(own, {}).setdefault(label, {})[place] = None
    return {
        own: {label: tuple(places) for label, places in bonds.items()}
        for own, bonds in found.items()
    }


def own_bonds(outline: Outline, addresses: Addresses) -> Bonds:
    """Return the relations that one text states, by the word for each."""
    found: dict[str, dict[Address, None]] = {}
    for _, relation, target in relations(outline.metadata):
        place = addresses.of_target(target)
        if place:
            found.setdefault(relation.label, {})[place] = None
    return {label: tuple(places) for label, places in found.items()}


def _own(
    workspace: Workspace, addresses: Addresses
) -> Iterator[tuple[str, str, Address]]:
    for outline in workspace.outlines:
        for _, relation, target in relations(outline.metadata):
            place = addresses.of_target(target)
            if place:
                yield outline.metadata.id, relation.label, place


def _mirrors(
    workspace: Workspace, addresses: Addresses
) -> Iterator[tuple[str, str, Address]]:
    for outline in workspace.outlines:
        origin = addresses.of_target(Target(outline.metadata.id))
        for _, relation, target in relations(outline.metadata):
            if origin and target.document in workspace.by_id:
                yield target.document, relation.mirror, origin
