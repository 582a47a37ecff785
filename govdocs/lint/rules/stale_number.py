"""GD209: a link that names a section number the target no longer has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.kinds import DocumentKind
from govdocs.model.outline import file_of
from govdocs.model.workspace import Workspace
from govdocs.text.links import LinkKind, destination

_NUMBER = re.compile(r"(?:avsnitt|kapitel|punkt)?\s*(\d+(?:\.\d+)*)", re.IGNORECASE)


def stale_number(workspace: Workspace) -> Iterator[Hit]:
    """Find link texts such as "avsnitt 3.6" where the target now has another number."""
    prefixes = _prefixes(workspace)
    for outline in workspace.outlines:
        for one in outline.references:
            said = _NUMBER.fullmatch(one.label.strip())
            if not said or one.is_image:
                continue
            meant = destination(outline.path, one.target)
            target = workspace.by_path.get(meant.path)
            if meant.kind is not LinkKind.INTERNAL or target is None:
                continue
            target = file_of(target, meant.anchor, workspace.by_id)
            number = next(
                (head.number for head in target.headings if head.id == meant.anchor), ""
            )
            before = prefixes.get(target.metadata.id, {""})
            numbers = sorted(f"{prefix}{number}" for prefix in before)
            if number and said[1] not in numbers:
                shown = " eller ".join(numbers)
                yield Hit(
                    outline.path,
                    one.line,
                    one.column,
                    f"länktexten säger {said[1]}, men avsnittet har nummer {shown}",
                    f"skriv {shown}",
                )


def _prefixes(workspace: Workspace) -> dict[str, set[str]]:
    """Return what stands first in the numbers of each part, by its document's id."""
    found: dict[str, set[str]] = {}
    for outline in workspace.outlines:
        if outline.metadata.kind is not DocumentKind.PART:
            for part in outline.composition:
                found.setdefault(part, set()).add(outline.prefix(part))
    return found
