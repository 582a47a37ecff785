"""A text as units: each paragraph, heading, item or table row with its words and id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govdocs.model.document import Block, BlockKind, Inline, Part, Section
from govdocs.model.finding import Location
from govdocs.policy.words import Comments, Resolve, Word, code_words, read_words
from govdocs.text.spot import Spotter

HEADING = "rubrik"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Text that stands in one place in a file: the line it begins on, and its source."""

    line: int
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One block, or a whole table row; `document` is the id of its file, for headings.

    `label` is that of a footnote. The base's and the head's are told apart by identity.
    `lineage` are the ids of blocks that it was split from or that were merged into it.
    """

    path: str
    document: str
    kind: str
    id: str | None
    lineage: tuple[str, ...]
    line: int
    words: tuple[Word, ...]
    leaves: tuple[Leaf, ...]
    lines: Sequence[str] = field(repr=False)
    label: str = ""

    @property
    def keys(self) -> list[str]:
        """Return what of the words is compared."""
        return [word.key for word in self.words]

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Return its id and those of its lineage; heading ids belong to a document."""
        scope = self.document if self.kind == HEADING else ""
        own = (self.id,) if self.id else ()
        return tuple((scope, one) for one in (*own, *self.lineage))

    def place(self, word: Word | None) -> Location:
        """Return where a word stands in the file, or where the unit begins."""
        if word is None:
            return Location(self.path, self.line)
        leaf = self.leaves[word.leaf]
        spot = Spotter(self.lines, leaf.line, leaf.source)
        return Location(self.path, *spot.of(word.offset))


class UnitReader:
    """Reads the units of one file in reading order."""

    def __init__(
        self, path: str, document: str, lines: Sequence[str], resolve: Resolve
    ) -> None:
        self._path = path
        self._document = document
        self._lines = lines
        self._resolve = resolve
        self._comments = Comments()

    def read(self, part: Part) -> Iterator[Unit]:
        """Yield every unit of a part, footnotes last."""
        yield from self._blocks(part.preamble)
        for section in part.sections:
            yield from self.section(section)
        yield from self._blocks(part.notes)

    def section(self, section: Section) -> Iterator[Unit]:
        """Yield a heading, and what stands under it."""
        words = self._leaf_words(section.source, section.heading, 0)
        leaf = Leaf(section.line, section.source)
        yield self._unit(HEADING, section, (leaf,), tuple(words))
        yield from self._blocks(section.blocks)
        for one in section.sections:
            yield from self.section(one)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Unit]:
        for block in blocks:
            if block.kind in (BlockKind.ROW, BlockKind.HEADER):
                yield self._row(block)
                continue
            yield from self._own(block)
            yield from self._blocks(block.children)

    def _own(self, block: Block) -> Iterator[Unit]:
        if not block.source and not block.id:
            return
        if block.kind is BlockKind.CODE:
            leaf = Leaf(block.line + 1, block.source)
            words = tuple(code_words(block.source, 0))
        else:
            leaf = Leaf(block.line, block.source)
            words = tuple(self._leaf_words(block.source, block.inlines, 0))
        yield self._unit(block.kind.value, block, (leaf,), words)

    def _row(self, row: Block) -> Unit:
        leaves = tuple(Leaf(cell.line, cell.source) for cell in row.children)
        words = [
            word
            for at, cell in enumerate(row.children)
            for word in self._leaf_words(cell.source, cell.inlines, at)
        ]
        return self._unit(row.kind.value, row, leaves, tuple(words))

    def _leaf_words(
        self, source: str, inlines: Sequence[Inline], leaf: int
    ) -> Iterator[Word]:
        return read_words(source, inlines, leaf, self._resolve, self._comments)

    def _unit(
        self,
        kind: str,
        one: Block | Section,
        leaves: tuple[Leaf, ...],
        words: tuple[Word, ...],
    ) -> Unit:
        return Unit(
            path=self._path,
            document=self._document,
            kind=kind,
            id=one.id,
            lineage=one.lineage,
            line=one.line,
            words=words,
            leaves=leaves,
            lines=self._lines,
            label=one.label if isinstance(one, Block) else "",
        )
