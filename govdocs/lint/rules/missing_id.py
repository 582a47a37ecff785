"""GD201: a heading or block without an id, so that nothing can point at it."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import BlockKind, blocks_of, walk_sections
from govdocs.text.parse import needs_id
from govdocs.text.reading import Reading

_REMEDY = "kör govdocs fmt"


def missing_id(reading: Reading) -> Iterator[Hit]:
    """Find headings, paragraphs, items, rows and notes without an id."""
    if reading.part is None:
        return
    for section in walk_sections(reading.part.sections):
        if not section.id and section.title.strip():
            yield Hit(
                reading.path,
                section.line,
                1,
                f'rubriken "{section.title}" saknar id',
                _REMEDY,
            )
    for block in blocks_of(reading.part):
        if not block.id and needs_id(block):
            yield Hit(
                reading.path, block.line, 1, f"{_NAMES[block.kind]} saknar id", _REMEDY
            )


_NAMES = {
    BlockKind.PARAGRAPH: "stycket",
    BlockKind.ITEM: "listpunkten",
    BlockKind.ROW: "tabellraden",
    BlockKind.CODE: "kodblocket",
    BlockKind.DEFINITION: "definitionen",
    BlockKind.NOTE: "fotnoten",
}
