"""GD104: lists or quotations inside each other, deeper than a reader can follow."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import Block, BlockKind, Section, walk_sections
from govdocs.text.reading import Reading

DEEPEST = 5

_NESTING = frozenset(
    {BlockKind.BULLETS, BlockKind.NUMBERS, BlockKind.QUOTE, BlockKind.TERMS}
)


def deep_list(reading: Reading) -> Iterator[Hit]:
    """Find the first block of each list or quotation past the fifth level."""
    if reading.part is None:
        return
    sections: tuple[Section, ...] = tuple(walk_sections(reading.part.sections))
    groups = (
        reading.part.preamble,
        *(section.blocks for section in sections),
        reading.part.notes,
    )
    for blocks in groups:
        for line in _too_deep(blocks, 0):
            yield Hit(
                reading.path,
                line,
                1,
                f"listan eller citatet ligger i fler än {DEEPEST} nivåer",
                "dela upp listan eller skriv löpande text",
            )


def _too_deep(blocks: tuple[Block, ...], depth: int) -> Iterator[int]:
    for block in blocks:
        below = depth + (block.kind in _NESTING)
        if below > DEEPEST:
            yield block.line
        else:
            yield from _too_deep(block.children, below)
