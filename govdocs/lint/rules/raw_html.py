"""GD108: HTML in the text, which is shown as it stands and never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import (
    Break,
    Emphasis,
    Inline,
    Link,
    ProposedDeletion,
    Strong,
    Text,
    blocks_of,
    walk_sections,
)
from govdocs.text.reading import Reading
from govdocs.text.spot import Spotter

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA|<\?")


def raw_html(reading: Reading) -> Iterator[Hit]:
    """Find lines with tags or comments in running text; text in code marks is left alone."""
    if reading.part is None or reading.source is None or "<" not in reading.source.text:
        return
    lines = reading.source.lines
    sections = walk_sections(reading.part.sections)
    texts = [(one.line, one.source, one.heading) for one in sections]
    texts += [(one.line, one.source, one.inlines) for one in blocks_of(reading.part)]
    for first, source, inlines in texts:
        told = 0
        spotter = Spotter(lines, first, source)
        for tag, offset in _tags(source, inlines):
            line, column = spotter.of(offset)
            if line == told:
                continue
            told = line
            yield Hit(
                reading.path,
                line,
                column,
                f"texten innehåller HTML ({tag[:20]})",
                "skriv det med Markdown, eller inom `grava accenter` om det ska visas",
            )


def _tags(source: str, inlines: tuple[Inline, ...]) -> Iterator[tuple[str, int]]:
    """Yield tags with their offset; those that are marked as text are left out."""
    at = 0
    for tag in _TAG.findall("".join(_texts(inlines))):
        offset = source.find(tag, at)
        if offset >= 0:
            if not _is_text(source, offset):
                yield tag, offset
            at = offset + len(tag)


def _is_text(source: str, offset: int) -> bool:
    """Tell whether a backslash says that what follows is text."""
    before = source[:offset]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _texts(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for piece in inlines:
        match piece:
            case Text(text):
                yield text
            case Break():
                yield "\n"
            case Emphasis(children) | Strong(children) | Link(_, children):
                yield from _texts(children)
            case ProposedDeletion(children, _):
                yield from _texts(children)
