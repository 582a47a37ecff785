"""GD404: a relation to a document or a place that does not exist, or to itself."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from govdocs.lint.rule import Hit, at_key
from govdocs.lint.rules.broken_link import anchors_of
from govdocs.model.metadata import Target
from govdocs.model.outline import Outline
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
        near = get_close_matches(target.document, workspace.by_id, 1, 0.6)
        remedy = f"menade du {near[0]}?" if near else "rätta id"
        return f"dokumentet {target.document} finns inte", remedy
    anchors = anchors_of(found)
    if target.anchor and target.anchor not in anchors:
        near = get_close_matches(target.anchor, anchors, 1, 0.6)
        remedy = f"menade du #{near[0]}?" if near else "rätta det som står efter #"
        return f"stället {target} finns inte", remedy
    return None
