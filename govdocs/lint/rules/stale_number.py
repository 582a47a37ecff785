"""GD209: a link that names a section number the target no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace
from govdocs.text.links import LinkKind, destination

_NUMBER = re.compile(r"(?:avsnitt|kapitel|punkt)?\s*(\d+(?:\.\d+)*)", re.IGNORECASE)


def stale_number(workspace: Workspace) -> Iterator[Hit]:
    """Find link texts such as "avsnitt 3.6" where the target now has another number."""
    for outline in workspace.outlines:
        for one in outline.references:
            said = _NUMBER.fullmatch(one.label.strip())
            if not said or one.is_image:
                continue
            meant = destination(outline.path, one.target)
            target = workspace.by_path.get(meant.path)
            if meant.kind is not LinkKind.INTERNAL or target is None:
                continue
            number = next(
                (head.number for head in target.headings if head.id == meant.anchor), ""
            )
            if number and number != said[1]:
                yield Hit(
                    outline.path,
                    one.line,
                    one.column,
                    f"länktexten säger {said[1]}, men avsnittet har nummer {number}",
                    f"skriv {number}",
                )
