"""GD202: an id that two blocks, two headings of a file, or two documents share."""

from __future__ import annotations

from collections import Counter
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
        yield from _across_parts(outline, workspace)
        # Two blocks on one line can have the same id: an item and the list in it.
        counts = Counter((one.id, one.line) for one in outline.blocks)
        for block in outline.blocks:
            here = (outline.path, block.line)
            first = blocks.setdefault(block.id, here)
            if first != here or counts[block.id, block.line] > 1:
                yield Hit(
                    outline.path,
                    block.line,
                    1,
                    f"id {block.id} används redan i {first[0]} på rad {first[1]}",
                    f"ta bort {{#{block.id}}} från det nya stycket och kör govdocs fmt",
                )


def _across_parts(outline: Outline, workspace: Workspace) -> Iterator[Hit]:
    """Find heading ids that two files of one publication share."""
    parts = [workspace.by_id.get(one) for one in outline.metadata.part_ids]
    seen: dict[str, str] = {}
    for source in (*(one for one in parts if one), outline):
        for own in {one.id for one in source.headings if one.id}:
            first = seen.setdefault(own, source.path)
            if first != source.path:
                yield at_key(
                    outline,
                    "delar",
                    f"rubrikens id {own} finns både i {first} och i {source.path}",
                    "ge en av rubrikerna ett annat id",
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
