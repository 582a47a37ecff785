"""One file to one part of the model: headings made into nested sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from govdocs.model.document import Block, BlockKind, Part, Section
from govdocs.text.blocks import BlockReader, Heading
from govdocs.text.faults import Faults
from govdocs.text.markdown import parser
from govdocs.text.source import place

_NOTE_USE = re.compile(r"(?<![\\`])\[\^([^\]\s]+)\](?!:)")
_NOTE_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_FENCED = re.compile(r"^(```+|~~~+).*?^\1[ ]*$", re.MULTILINE | re.DOTALL)


def parse_body(
    path: str, document_id: str, title: str, body: str, first_line: int, faults: Faults
) -> Part:
    """Read the Markdown of one file; `first_line` is the number of its first line."""
    env: dict[str, Any] = {}
    tokens = parser().parse(body, env)
    reader = BlockReader(tokens, body, first_line, faults)
    flow = reader.read()
    _find_loose_notes(body, env, first_line, faults)
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
        heading.id,
        heading.level,
        heading.line,
        heading.source,
        heading.inlines,
        blocks,
        below,
        lineage=heading.lineage,
    )


def _find_loose_notes(
    body: str, env: Mapping[str, Any], first_line: int, faults: Faults
) -> None:
    """Note marks without a footnote, and footnotes without a mark, which vanish."""
    if "[^" not in body:
        return
    refs = env.get("footnotes", {}).get("refs", {})
    text = _FENCED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)
    for found in _NOTE_USE.finditer(text):
        if f":{found[1]}" not in refs:
            line, column = place(text, found.start())
            faults.add(
                "GD110",
                line + first_line - 1,
                column,
                f"fotnoten [^{found[1]}] finns inte",
                f"skriv [^{found[1]}]: och fotnotens text sist i dokumentet",
            )
    for found in _NOTE_DEFINITION.finditer(text):
        if refs.get(f":{found[1]}", 0) == -1:
            line, column = place(text, found.start())
            faults.add(
                "GD110",
                line + first_line - 1,
                column,
                f"inget ställe hänvisar till fotnoten [^{found[1]}]",
                "skriv märket i texten, eller ta bort fotnoten",
            )


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
