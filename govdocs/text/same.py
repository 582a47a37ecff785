"""Tell whether two ways to write a text say the same, so that fmt changes none."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.document import (
    Block,
    BlockKind,
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    NoteMark,
    Part,
    ProposedDeletion,
    Section,
    Strong,
    Text,
    walk_sections,
)
from govdocs.text.inline import read_inlines
from govdocs.text.markdown import DEEPEST, parser

# Lists and quotations this deep lose text when they are read, so fmt leaves them alone.
_DEEPEST_WRITTEN = DEEPEST // 2

Shape = tuple[object, ...]


def shape_of(part: Part) -> Shape:
    """Return the structure of a part with its ids and words; lines are left out."""
    return (
        tuple(map(_block_shape, part.preamble)),
        tuple(map(_section_shape, part.sections)),
        tuple(map(_block_shape, part.notes)),
    )


def is_too_deep(part: Part) -> bool:
    """Tell whether lists or quotations are nested so deep that text may be lost."""
    tops = (*part.preamble, *part.notes)
    tops += tuple(one for below in walk_sections(part.sections) for one in below.blocks)
    return any(_depth(one) > _DEEPEST_WRITTEN for one in tops)


def _depth(block: Block) -> int:
    return 1 + max(map(_depth, block.children), default=0)


def _section_shape(section: Section) -> Shape:
    return (
        section.level,
        section.id,
        section.lineage,
        section.title.split(),
        tuple(map(_block_shape, section.blocks)),
        tuple(map(_section_shape, section.sections)),
    )


def _block_shape(block: Block) -> Shape:
    is_code = block.kind is BlockKind.CODE
    return (
        block.kind,
        block.id,
        block.lineage,
        block.label,
        block.source if is_code else "".join(_pieces(block.inlines)).split(),
        tuple(map(_block_shape, block.children)),
    )


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two sources give the same words with the same marks.

    White space counts only as the line ends that a reader sees.
    """
    return one == other or _said(one) == _said(other)


def _said(source: str) -> list[str]:
    tokens = parser().parseInline(source, {})
    inlines = read_inlines(tokens[0].children) if tokens else ()
    return "".join(_pieces(inlines)).split()


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield words, with marks that no text holds between spaces."""
    for piece in inlines:
        match piece:
            case Text(text):
                yield text
            case Code(text):
                yield f"\x01code {text} \x02"
            case Break(hard):
                yield " \x01break " if hard else " "
            case Emphasis(children):
                yield from _wrapped("em", children)
            case Strong(children):
                yield from _wrapped("strong", children)
            case Link(target, children):
                yield from _wrapped(f"link {target} \x03", children)
            case ProposedDeletion(children, reason):
                yield from _wrapped("del", children)
                yield f"\x01why {reason} \x02"
            case Image(target, alternative):
                yield f"\x01image {target} {alternative} \x02"
            case NoteMark(label, _):
                yield f"\x01note {label} \x02"


def _wrapped(name: str, children: tuple[Inline, ...]) -> Iterator[str]:
    yield f"\x01{name} "
    yield from _pieces(children)
    yield "\x02"
