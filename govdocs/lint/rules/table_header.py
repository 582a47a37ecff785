"""GD105: a table whose header row has an empty cell that is no corner over row names."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import BlockKind, blocks_of, has_row_names
from govdocs.text.reading import Reading


def table_header(reading: Reading) -> Iterator[Hit]:
    """Find tables with columns that have no heading."""
    if reading.part is None:
        return
    for block in blocks_of(reading.part):
        if block.kind is not BlockKind.TABLE or has_row_names(block):
            continue
        header = block.children[0]
        for count, cell in enumerate(header.children, start=1):
            if not cell.source.strip():
                yield Hit(
                    reading.path,
                    header.line,
                    1,
                    f"kolumn {count} i tabellen saknar rubrik",
                    "skriv en rubrik i tabellens första rad",
                )
