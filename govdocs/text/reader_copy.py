"""Write a text for somebody who reads it in a terminal: numbers shown, ids left out."""

from __future__ import annotations

from dataclasses import replace

from govdocs.model.document import Block, Document, Part, Section
from govdocs.text.write import write_part


def reader_copy(document: Document) -> str:
    """Return the whole publication as Markdown with numbered headings and no ids."""
    chunks = [f"# {document.metadata.title}\n"]
    chunks += [write_part(_copy(part)) for part in document.parts]
    return "\n".join(chunk for chunk in chunks if chunk)


def _copy(part: Part) -> Part:
    return replace(
        part,
        preamble=_blocks(part.preamble),
        sections=tuple(map(_section, part.sections)),
        notes=_blocks(part.notes),
    )


def _section(section: Section) -> Section:
    number = f"{section.number} " if section.number else ""
    return replace(
        section,
        id=None,
        lineage=(),
        source=f"{number}{section.source}",
        blocks=_blocks(section.blocks),
        sections=tuple(map(_section, section.sections)),
    )


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        replace(block, id=None, lineage=(), children=_blocks(block.children))
        for block in blocks
    )
