"""One file to one part of the model: headings made into nested sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govdocs.model.document import Block, BlockKind, Part, Section
from govdocs.text.blocks import BlockReader, Heading
from govdocs.text.faults import Faults
from govdocs.text.markdown import parser
from govdocs.text.notes import find_note_faults


def parse_body(
    path: str, document_id: str, title: str, body: str, first_line: int, faults: Faults
) -> Part:
    """Read the Markdown of one file; `first_line` is the number of its first line."""
    env: dict[str, Any] = {}
    tokens = parser().parse(body, env)
    reader = BlockReader(tokens, body, first_line, faults)
    flow = reader.read()
    find_note_faults(tokens, env, body.split("\n"), first_line, faults)
    preamble, sections = _nest(flow)
    return Part(document_id, path, title, preamble, sections, reader.notes)


def _nest(
    flow: Sequence[Heading | Block],
) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Return what stands before the first heading, and the sections."""
    first = next(
        (n for n, one in enumerate(flow) if isinstance(one, Heading)), len(flow)
    )
    preamble = tuple(one for one in flow[:first] if isinstance(one, Block))
    return preamble, tuple(_sections(list(flow[first:])))


def _sections(flow: list[Heading | Block]) -> list[Section]:
    """Form sections; a heading ends at the next one of its own level or above."""
    sections: list[Section] = []
    at = 0
    while at < len(flow):
        heading = flow[at]
        assert isinstance(heading, Heading)
        end = at + 1
        while end < len(flow) and not _ends(flow[end], heading.level):
            end += 1
        sections.append(_section(heading, flow[at + 1 : end]))
        at = end
    return sections


def _ends(one: Heading | Block, level: int) -> bool:
    return isinstance(one, Heading) and one.level <= level


def _section(heading: Heading, content: list[Heading | Block]) -> Section:
    blocks, below = _nest(content)
    return Section(
        id=heading.id,
        level=heading.level,
        line=heading.line,
        source=heading.source,
        heading=heading.inlines,
        blocks=blocks,
        sections=below,
        lineage=heading.lineage,
    )


def needs_id(block: Block) -> bool:
    """Tell whether a block holds something to point at, by an id of its own."""
    return is_anchored(block) and (bool(block.source) or block.kind is BlockKind.ROW)


def is_anchored(block: Block) -> bool:
    """Tell whether a block of this kind carries an id of its own."""
    return block.kind not in _WITHOUT_ID


_WITHOUT_ID = frozenset(
    {
        BlockKind.BULLETS,
        BlockKind.NUMBERS,
        BlockKind.TABLE,
        BlockKind.HEADER,
        BlockKind.CELL,
        BlockKind.QUOTE,
        BlockKind.TERMS,
        BlockKind.TERM,
        BlockKind.RULE,
    }
)
