"""GD601: leave to break a rule, given for a file that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace


def idle_waiver(workspace: Workspace) -> Iterator[Hit]:
    """Find waivers for files that are not in the workspace."""
    places = workspace.register_places.get("govdocs.yaml", {})
    for count, waiver in enumerate(workspace.settings.waivers):
        for index, file in enumerate(waiver.files):
            if file not in workspace.files:
                line, column = places.get(f"undantag.{count}.filer.{index}", (1, 1))
                yield Hit(
                    "govdocs.yaml",
                    line,
                    column,
                    f"undantaget gäller filen {file}, som inte finns",
                    "rätta sökvägen eller ta bort undantaget",
                )
