"""Draw the outline of a file that has been parsed: headings, ids, links, citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.model.document import (
    Block,
    Emphasis,
    Image,
    Inline,
    Link,
    Part,
    ProposedDeletion,
    Section,
    Strong,
    plain,
    walk_blocks,
)
from govdocs.model.metadata import Metadata
from govdocs.model.outline import (
    BlockLine,
    Citation,
    HeadingLine,
    Outline,
    Place,
    Reference,
)
from govdocs.text.citations import find_citations


def draw_outline(
    path: str,
    digest: str,
    metadata: Metadata,
    places: Mapping[str, Place],
    part: Part,
    lines: Sequence[str],
) -> Outline:
    """Return the outline of a part; `lines` are those of the whole file."""
    drawing = _Drawing(lines)
    drawing.add_blocks(part.preamble, -1)
    drawing.add_sections(part.sections)
    drawing.add_blocks(part.notes, len(drawing.headings) - 1)
    return Outline(
        path,
        digest,
        metadata,
        places,
        tuple(drawing.headings),
        tuple(drawing.blocks),
        tuple(drawing.references),
        tuple(drawing.citations),
    )


@dataclass(slots=True)
class _Drawing:
    lines: Sequence[str]
    headings: list[HeadingLine] = field(default_factory=list)
    blocks: list[BlockLine] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def add_sections(self, sections: tuple[Section, ...]) -> None:
        for section in sections:
            self.headings.append(
                HeadingLine(
                    section.id,
                    section.level,
                    section.number,
                    section.title,
                    section.line,
                )
            )
            here = len(self.headings) - 1
            self._add_text(section.source, section.heading, section.line, here)
            self.add_blocks(section.blocks, here)
            self.add_sections(section.sections)

    def add_blocks(self, blocks: tuple[Block, ...], heading: int) -> None:
        for block in walk_blocks(blocks):
            if block.id:
                self.blocks.append(BlockLine(block.id, block.line, heading))
            if block.inlines:
                self._add_text(block.source, block.inlines, block.line, heading)

    def _add_text(
        self, source: str, inlines: tuple[Inline, ...], line: int, heading: int
    ) -> None:
        if "](" in source or "<" in source:
            self._add_references(source, inlines, line, heading)
        for one in find_citations(source):
            at = line + source.count("\n", 0, one.start)
            first = source[one.start : one.end].split("\n")[0]
            self.citations.append(
                Citation(
                    one.words,
                    one.sfs,
                    one.name,
                    one.chapter,
                    one.section,
                    at,
                    self._column(at, first),
                )
            )

    def _add_references(
        self, source: str, inlines: tuple[Inline, ...], line: int, heading: int
    ) -> None:
        at = 0
        for target, label, is_image in _addresses(inlines):
            found = max(source.find(target, at), at)
            number = line + source.count("\n", 0, found)
            start = max(
                source.rfind("\n", 0, found) + 1, source.rfind("[", 0, found), 0
            )
            first = source[start:found].split("\n")[0] or target
            self.references.append(
                Reference(
                    target,
                    label,
                    number,
                    self._column(number, first),
                    heading,
                    is_image,
                )
            )
            at = found + len(target)

    def _column(self, line: int, words: str) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return text.find(words) + 1 or 1


def _addresses(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str, bool]]:
    for piece in inlines:
        match piece:
            case Link(target, children):
                yield target, plain(children), False
                yield from _addresses(children)
            case Image(source, alternative):
                yield source, alternative, True
            case Emphasis(children) | Strong(children) | ProposedDeletion(children, _):
                yield from _addresses(children)
