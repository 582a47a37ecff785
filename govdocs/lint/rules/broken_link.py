"""GD206: a link to a file or a place that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.nearest import did_you_mean
from govdocs.model.outline import anchors_of, lacks_part
from govdocs.model.workspace import Workspace
from govdocs.text.links import Destination, LinkKind, destination

# The places that can be linked to, by path, gathered when a link first asks.
Anchors = dict[str, set[str]]


def broken_link(workspace: Workspace) -> Iterator[Hit]:
    """Find links within the workspace that lead nowhere."""
    anchors: Anchors = {}
    for outline in workspace.outlines:
        for one in outline.references:
            meant = destination(outline.path, one.target)
            if one.is_image or meant.kind is not LinkKind.INTERNAL:
                continue
            remedy = _remedy(meant, outline.path, workspace, anchors)
            if remedy:
                yield Hit(
                    outline.path,
                    one.line,
                    one.column,
                    f"länken till {one.target} leder ingenstans",
                    remedy,
                )


def _remedy(
    meant: Destination, path: str, workspace: Workspace, known: Anchors
) -> str | None:
    """Return what to do about a link; None when it leads somewhere."""
    if meant.path in workspace.unreadable:
        return None
    outline = workspace.by_path.get(meant.path)
    if outline is None:
        if meant.path in workspace.files:
            return (
                "länka till ett dokument, för andra filer följer inte med till läsaren"
            )
        others = [one for one in workspace.by_path if one != path]
        return did_you_mean(meant.path, others, "rätta sökvägen")
    if not meant.anchor or lacks_part(outline, workspace.by_id):
        return None
    if meant.path not in known:
        known[meant.path] = anchors_of(outline, workspace.by_id)
    anchors = known[meant.path]
    if meant.anchor in anchors:
        return None
    return did_you_mean(meant.anchor, anchors, "rätta det som står efter #", mark="#")
