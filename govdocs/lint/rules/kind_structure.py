"""GD103: a section that readers of this kind of document look for is missing."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.kinds import ROWS
from govdocs.model.outline import sources
from govdocs.model.workspace import Workspace


def kind_structure(workspace: Workspace) -> Iterator[Hit]:
    """Find documents that lack a section their kind must have, parts counted in."""
    for outline in workspace.outlines:
        wanted = ROWS[outline.metadata.kind].sections
        if not wanted:
            continue
        files = sources(outline, workspace.by_id)
        held = {heading.id for file in files for heading in file.headings}
        first = (
            "kör govdocs fmt först, för rubriker saknar id; annars "
            if None in held
            else ""
        )
        for missing in wanted:
            if missing not in held:
                yield at_key(
                    outline,
                    "typ",
                    f"typen {outline.metadata.kind} ska ha avsnittet #{missing}",
                    f"{first}sätt {{#{missing}}} efter rubriken, eller lägg till avsnittet",
                )
