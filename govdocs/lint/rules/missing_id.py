"""GD201: a heading or block without an id, so that nothing can point at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from govdocs.lint.rule import Hit
from govdocs.model.document import Block, BlockKind, blocks_of, walk_sections
from govdocs.text.parse import needs_id
from govdocs.text.reading import Reading

_REMEDY = "kör govdocs fmt"

# Faults of reading that keep an id from being read, or from being given by fmt.
_TOLD = ("GD106", "GD109", "GD111", "GD203")


def missing_id(reading: Reading) -> Iterator[Hit]:
    """Find headings, paragraphs, items, rows and notes without an id."""
    if reading.part is None:
        return
    told = reading.lines_with(*_TOLD)
    for section in walk_sections(reading.part.sections):
        if not section.id and section.title.strip() and section.line not in told:
            yield Hit(
                reading.path,
                section.line,
                1,
                f'rubriken "{section.title}" saknar id',
                _REMEDY,
            )
    blocks = [*blocks_of(reading.part), None]
    for block, after in pairwise(blocks):
        if block and _lacks_id(block, after, told):
            message = f"{_NAMES[block.kind]} saknar id"
            yield Hit(reading.path, block.line, 1, message, _REMEDY)


def _lacks_id(block: Block, after: Block | None, told: Collection[int]) -> bool:
    """Tell whether a block has no id, not even one told to be in the wrong place."""
    if block.id or not needs_id(block):
        return False
    if after and after.kind is BlockKind.PARAGRAPH and after.id and not after.source:
        return False
    lines = range(block.line, block.line + block.source.count("\n") + 1)
    return not any(line in told for line in lines)


_NAMES = {
    BlockKind.PARAGRAPH: "stycket",
    BlockKind.ITEM: "listpunkten",
    BlockKind.ROW: "tabellraden",
    BlockKind.CODE: "kodblocket",
    BlockKind.DEFINITION: "definitionen",
    BlockKind.NOTE: "fotnoten",
}
