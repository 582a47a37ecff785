"""GD105: a table whose header row has an empty cell."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import BlockKind, blocks_of
from govdocs.text.reading import Reading


def table_header(reading: Reading) -> Iterator[Hit]:
    """Find tables with columns that have no heading."""
    if reading.part is None:
        return
    for block in blocks_of(reading.part):
        if block.kind is not BlockKind.HEADER:
            continue
        for count, cell in enumerate(block.children, start=1):
            if not cell.source.strip():
                yield Hit(
                    reading.path,
                    block.line,
                    1,
                    f"kolumn {count} i tabellen saknar rubrik",
                    "skriv en rubrik i tabellens första rad",
                )
