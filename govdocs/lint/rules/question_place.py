"""GD431: a question about a clause, or with a decision, that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.metadata import Target
from govdocs.model.nearest import did_you_mean
from govdocs.model.outline import anchors_of, lacks_part
from govdocs.model.workspace import Workspace


def question_place(workspace: Workspace) -> Iterator[Hit]:
    """Find questions that point at nothing."""
    for one in workspace.questions:
        for count, place in enumerate(one.places):
            fault = _fault(place, workspace)
            if fault:
                yield at_entry(workspace, one.path, f"ställen.{count}", *fault)
        if one.decision and one.decision not in workspace.files:
            words = f"beslutet {one.decision} finns inte"
            remedy = "skriv filens sökväg från arbetsytans topp"
            yield at_entry(workspace, one.path, "beslut", words, remedy)


def _fault(place: Target, workspace: Workspace) -> tuple[str, str] | None:
    found = workspace.by_id.get(place.document)
    if found is None:
        if workspace.unreadable:
            return None
        remedy = did_you_mean(place.document, workspace.by_id, "rätta id före #")
        return f"dokumentet {place.document} finns inte", remedy
    if not place.anchor or lacks_part(found, workspace.by_id):
        return None
    anchors = anchors_of(found, workspace.by_id)
    if place.anchor in anchors:
        return None
    remedy = did_you_mean(place.anchor, anchors, "rätta det som står efter #", mark="#")
    return f"stället {place} finns inte", remedy
