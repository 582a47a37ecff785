"""GD101: a heading with nothing under it, or a list item with no text."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import BlockKind, blocks_of, walk_sections
from govdocs.text.reading import Reading


def empty_section(reading: Reading) -> Iterator[Hit]:
    """Find headings without text below them, and empty list items."""
    if reading.part is None:
        return
    for section in walk_sections(reading.part.sections):
        if not section.title.strip():
            yield Hit(
                reading.path, section.line, 1, "rubriken är tom", "skriv rubriken"
            )
        elif not section.blocks and not section.sections:
            yield Hit(
                reading.path,
                section.line,
                1,
                f'avsnittet "{section.title}" är tomt',
                "skriv texten eller ta bort rubriken",
            )
    for block in blocks_of(reading.part):
        if block.kind is BlockKind.ITEM and not block.source and not block.children:
            yield Hit(reading.path, block.line, 1, "listpunkten är tom", "ta bort den")
