"""GD404: a relation to a document or a place that does not exist, or to itself."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.metadata import Target
from govdocs.model.nearest import did_you_mean
from govdocs.model.outline import Outline, anchors_of, lacks_part
from govdocs.model.relations import relations
from govdocs.model.workspace import Workspace


def broken_relation(workspace: Workspace) -> Iterator[Hit]:
    """Find relations in the front matter that lead nowhere."""
    for outline in workspace.outlines:
        for key, _, target in relations(outline.metadata):
            fault = _fault(target, outline, workspace)
            if fault:
                yield at_key(outline, key, *fault)


def _fault(
    target: Target, outline: Outline, workspace: Workspace
) -> tuple[str, str] | None:
    if target.document == outline.metadata.id:
        return "dokumentet pekar på sig självt", "ange ett annat dokument"
    found = workspace.by_id.get(target.document)
    if found is None:
        if workspace.unreadable:
            return None
        remedy = did_you_mean(target.document, workspace.by_id, "rätta id")
        return f"dokumentet {target.document} finns inte", remedy
    if not target.anchor or lacks_part(found, workspace.by_id):
        return None
    anchors = anchors_of(found, workspace.by_id)
    if target.anchor not in anchors:
        otherwise = "rätta det som står efter #"
        remedy = did_you_mean(target.anchor, anchors, otherwise, mark="#")
        return f"stället {target} finns inte", remedy
    return None
