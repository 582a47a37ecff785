"""Who points at what has changed: the documents to look at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdocs.model.metadata import Target
from govdocs.model.outline import Outline
from govdocs.model.relations import relations
from govdocs.model.workspace import Workspace
from govdocs.overview.changed import Changes, changed_documents
from govdocs.text.links import LinkKind, destination
from govdocs.text.load import Loaded

# Relations that rest on what another document's front matter says, not on its text.
_ON_TERMS = frozenset({"följer", "underavtal_till", "ersätter"})


@dataclass(frozen=True, slots=True)
class Affected:
    """A document that points at a change: at which document and block, and by what bond.

    `block` is '' when it points at the document as a whole; `why` is the key of the
    relation, or 'länk'.
    """

    document: str
    target: str
    block: str
    why: str


def find_affected(
    old: Loaded, new: Loaded
) -> tuple[Mapping[str, Changes], list[Affected]]:
    """Return what has changed, and every document elsewhere that points at it."""
    changes = changed_documents(old, new)
    found: dict[Affected, None] = {}
    for loaded in (new, old):
        workspace = loaded.workspace
        holders = _holders(workspace)
        for outline in workspace.outlines:
            if outline.metadata.id not in new.workspace.by_id:
                continue
            for one in _pointing(outline, workspace, changes, holders):
                found[one] = None
    order = sorted(
        found, key=lambda one: (one.document, one.target, one.block, one.why)
    )
    return changes, order


def _holders(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return, by publication, the ids of the documents whose text it shows."""
    return {
        one.metadata.id: (one.metadata.id, *one.metadata.part_ids)
        for one in workspace.outlines
    }


def _pointing(
    outline: Outline,
    workspace: Workspace,
    changes: Mapping[str, Changes],
    holders: Mapping[str, tuple[str, ...]],
) -> Iterator[Affected]:
    own = outline.metadata.id
    for _, relation, target in relations(outline.metadata):
        key = relation.key.partition(".")[0]
        for name in holders.get(target.document, (target.document,)):
            if key == "delar" and name != target.document:
                continue
            if name != own and _is_hit(key, target, changes.get(name)):
                yield Affected(own, target.document, target.anchor or "", key)
    for reference in outline.references:
        meant = destination(outline.path, reference.target)
        other = workspace.by_path.get(meant.path)
        if meant.kind is not LinkKind.INTERNAL or other is None or not meant.anchor:
            continue
        for name in holders.get(other.metadata.id, (other.metadata.id,)):
            changed = changes.get(name)
            if name != own and changed and meant.anchor in changed.blocks:
                yield Affected(own, other.metadata.id, meant.anchor, "länk")


def _is_hit(key: str, target: Target, changes: Changes | None) -> bool:
    """Tell whether what a relation rests on has changed: a block, the terms, or anything."""
    if changes is None:
        return False
    if target.anchor:
        return target.anchor in changes.blocks
    return changes.terms if key in _ON_TERMS else True
