"""GD202: an id that two blocks, two headings of a file, or two documents share."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace


def duplicate_id(workspace: Workspace) -> Iterator[Hit]:
    """Find ids used twice: blocks in the workspace, headings in a publication."""
    blocks: dict[str, tuple[str, int]] = {}
    documents: dict[str, str] = {}
    for outline in workspace.outlines:
        own = outline.metadata.id
        if own in documents:
            yield at_key(
                outline,
                "id",
                f"id {own} används redan av {documents[own]}",
                "ge dokumentet ett annat id",
            )
        documents.setdefault(own, outline.path)
        yield from _headings(outline)
        for block in outline.blocks:
            first = blocks.setdefault(block.id, (outline.path, block.line))
            if first != (outline.path, block.line) or _is_repeated(
                outline, block.id, block.line
            ):
                yield Hit(
                    outline.path,
                    block.line,
                    1,
                    f"id {block.id} används redan i {first[0]} på rad {first[1]}",
                    f"ta bort {{#{block.id}}} från det nya stycket och kör govdocs fmt",
                )


def _headings(outline: Outline) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    blocks = {block.id: block.line for block in outline.blocks}
    for heading in outline.headings:
        if not heading.id:
            continue
        first = seen.setdefault(heading.id, heading.line)
        if first == heading.line and heading.id in blocks:
            first = blocks[heading.id]
        if first != heading.line:
            yield Hit(
                outline.path,
                heading.line,
                1,
                f"id {heading.id} används redan på rad {first}",
                "ge rubriken ett annat id",
            )


def _is_repeated(outline: Outline, id_: str, line: int) -> bool:
    """Tell whether a second block on the same line has the id; lists in a row can."""
    same = [one for one in outline.blocks if one.id == id_ and one.line == line]
    return len(same) > 1
