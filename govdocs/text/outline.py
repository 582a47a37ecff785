"""Draw the outline of a file that has been parsed: headings, ids, links, citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

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
from govdocs.text.spot import Spotter, link_start

# What stands before the address of a link, and how many of them to look at for one.
_MARK = re.compile(r"\]\(<?|<")
_MOST_MARKS = 50


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
        path=path,
        digest=digest,
        metadata=metadata,
        places=places,
        headings=tuple(drawing.headings),
        blocks=tuple(drawing.blocks),
        references=tuple(drawing.references),
        citations=tuple(drawing.citations),
        has_body=bool(part.preamble or part.sections),
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
        spotter = Spotter(self.lines, line, source)
        if "](" in source or "<" in source:
            self._add_references(inlines, _Place(spotter, heading), 0)
        for one in find_citations(source):
            self.citations.append(
                Citation(
                    one.words,
                    one.sfs,
                    one.name,
                    one.chapter,
                    one.section,
                    heading,
                    *spotter.of(one.start),
                )
            )

    def _add_references(
        self, inlines: tuple[Inline, ...], place: _Place, at: int
    ) -> int:
        """Note links and pictures in reading order; return where the last one ended."""
        for piece in inlines:
            match piece:
                case Link(target, children):
                    begun, ended = _find(place.spotter.source, target, at)
                    self._add(target, plain(children), place, begun)
                    self._add_references(children, place, begun + 1)
                    at = ended
                case Image(target, alternative):
                    begun, at = _find(place.spotter.source, target, at)
                    self._add(target, alternative, place, begun, is_image=True)
                case (
                    Emphasis(children)
                    | Strong(children)
                    | ProposedDeletion(children, _)
                ):
                    at = self._add_references(children, place, at)
        return at

    def _add(
        self, target: str, label: str, place: _Place, at: int, *, is_image: bool = False
    ) -> None:
        line, column = place.spotter.of(at)
        self.references.append(
            Reference(target, label, line, column, place.heading, is_image)
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """A block's own text in its file, and the heading it stands under."""

    spotter: Spotter
    heading: int


def _find(source: str, target: str, at: int) -> tuple[int, int]:
    """Return where a link begins and where its address ends, looking from `at`.

    An address written with escapes is found by the mark before it instead.
    """
    first = 0
    for mark in islice(_MARK.finditer(source, at), _MOST_MARKS):
        if source.startswith(target, mark.end()):
            return link_start(source, at, mark.end()), mark.end() + len(target)
        first = first or mark.end()
    found = max(first, at)
    return link_start(source, at, found), found
