"""GD302: terms that are both stated here and taken from another document."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.text.reading import Reading


def double_term(reading: Reading) -> Iterator[Hit]:
    """Find keys that `följer` takes over although the document has its own."""
    outline = reading.outline
    if outline is None or outline.metadata.follows is None:
        return
    for key in outline.metadata.follows.what:
        if key in outline.places:
            yield at_key(
                outline,
                key,
                f'"{key}" står både här och i "följer"',
                "behåll ett av dem",
            )
