"""GD107: a table with more columns than can be shown, or read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import BlockKind, blocks_of
from govdocs.text.reading import Reading

WIDEST = 50


def wide_table(reading: Reading) -> Iterator[Hit]:
    """Find tables with more than fifty columns."""
    if reading.part is None:
        return
    for block in blocks_of(reading.part):
        if block.kind is BlockKind.HEADER and len(block.children) > WIDEST:
            yield Hit(
                reading.path,
                block.line,
                1,
                f"tabellen har {len(block.children)} kolumner, högst {WIDEST} går bra",
                "dela upp tabellen",
            )
