"""GD108: HTML in the text, which is shown as it stands and never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import (
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

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA|<\?")


def raw_html(reading: Reading) -> Iterator[Hit]:
    """Find tags and comments in running text; text in code marks is left alone."""
    if reading.part is None or reading.source is None or "<" not in reading.source.text:
        return
    lines = reading.source.lines
    texts = [
        (section.line, section.source, section.heading)
        for section in walk_sections(reading.part.sections)
    ]
    texts += [
        (block.line, block.source, block.inlines) for block in blocks_of(reading.part)
    ]
    for line, source, inlines in texts:
        found = _TAG.search("".join(_texts(inlines)))
        if found and found[0] in source:
            at = line + source.count("\n", 0, source.find(found[0]))
            yield Hit(
                reading.path,
                at,
                lines[at - 1].find(found[0].split("\n")[0]) + 1 or 1,
                f"texten innehåller HTML ({found[0][:20]})",
                "skriv det med Markdown, eller inom `grava accenter` om det ska visas",
            )


def _texts(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for piece in inlines:
        match piece:
            case Text(text):
                yield text
            case Emphasis(children) | Strong(children) | Link(_, children):
                yield from _texts(children)
            case ProposedDeletion(children, _):
                yield from _texts(children)
