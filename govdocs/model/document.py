"""The tree of a text: Document > Part > Section > Block, each with a stable id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from govdocs.model.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Text:
    """Plain running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Text in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Literal text."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written; `target` is the address in the source, unresolved."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture beside the text; `alternative` is what a reader who cannot see it gets."""

    source: str
    alternative: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote; `number` counts from 1 in order of first use."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class ProposedDeletion:
    """Text that is proposed to go but still counts as kept: `{--text--}{>>reason<<}`."""

    children: tuple[Inline, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line end in the source; only a hard one shows."""

    hard: bool


Inline = (
    Text | Emphasis | Strong | Code | Link | Image | NoteMark | ProposedDeletion | Break
)


class BlockKind(StrEnum):
    """What a block is; the value is used in JSON."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    TABLE = "table"
    HEADER = "header"
    ROW = "row"
    CELL = "cell"
    QUOTE = "quote"
    CODE = "code"
    TERMS = "terms"
    TERM = "term"
    DEFINITION = "definition"
    NOTE = "note"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `source` is its Markdown without id and marker, `line` counts from 1.

    A list item's first paragraph is the item's own `source`; what follows is `children`.
    `label` is the number of a list's first item, a footnote's label, a code block's
    language, or the alignment of a header cell.
    """

    kind: BlockKind
    line: int
    id: str | None = None
    source: str = ""
    inlines: tuple[Inline, ...] = ()
    children: tuple[Block, ...] = ()
    label: str = ""
    lineage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it; `number` is display, never an address."""

    id: str | None
    level: int
    line: int
    source: str
    heading: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    number: str = ""
    lineage: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the heading's words without markup."""
        return plain(self.heading)


@dataclass(frozen=True, slots=True)
class Part:
    """One file's share of a publication; a plain document is one part of its own."""

    document_id: str
    path: str
    title: str
    preamble: tuple[Block, ...]
    sections: tuple[Section, ...]
    notes: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A publication: what its front matter says, and its parts in reading order."""

    path: str
    metadata: Metadata
    parts: tuple[Part, ...]


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the words a reader sees, without markup; note marks and reasons left out."""
    return "".join(_plain(piece) for piece in inlines)


def _plain(piece: Inline) -> str:
    match piece:
        case Text(text) | Code(text):
            return text
        case Emphasis(children) | Strong(children) | Link(_, children):
            return plain(children)
        case ProposedDeletion(children, _):
            return plain(children)
        case Image(_, alternative):
            return alternative
        case Break():
            return " "
        case NoteMark():
            return ""


def has_row_names(table: Block) -> bool:
    """Tell whether the first column names the rows: its corner, and no other, is empty."""
    header, *rows = table.children
    corner, *heads = (cell.source.strip() for cell in header.children)
    named = bool(rows) and all(row.children[0].source.strip() for row in rows)
    return not corner and bool(heads) and all(heads) and named


def walk_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield sections in reading order, each before its own subsections."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks in reading order, each before its children."""
    for block in blocks:
        yield block
        if block.children:
            yield from walk_blocks(block.children)


def blocks_of(part: Part) -> Iterator[Block]:
    """Yield every block of a part in reading order, footnotes last."""
    yield from walk_blocks(part.preamble)
    for section in walk_sections(part.sections):
        yield from walk_blocks(section.blocks)
    yield from walk_blocks(part.notes)


def ids_of(part: Part) -> Iterator[str]:
    """Yield the id of every block and then every heading of a part that has one."""
    yield from (one.id for one in blocks_of(part) if one.id)
    yield from (one.id for one in walk_sections(part.sections) if one.id)
