"""Texts as pandoc reads them: Markdown, and Word files with changes accepted or rejected."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc

from tests.word.word_flat import Flat, Styled, pieces

Node = dict[str, Any]

# What our Markdown has, but for the three that are put in its words in `in_pandoc_words`.
MARKDOWN = "commonmark-raw_html+pipe_tables+definition_lists+superscript+strikeout"
ID = re.compile(
    r"[ \t]*\{#[A-Za-z0-9_-]+(?: \.ur-[A-Za-z0-9_-]+)*\}(?=[ \t]*(?:\||$))",
    re.MULTILINE,
)
NOTE = re.compile(r"^\[\^(\w+)\]:[ \t]*(.*(?:\n(?!\n).*)*)", re.MULTILINE)
NOTE_MARK = re.compile(r"\[\^(\w+)\]")
PROPOSED = re.compile(r"\{--(.*?)--\}(?:\{>>[^<]*<<\})?", re.DOTALL)
STYLES = {
    "Strong": "bold",
    "Emph": "italic",
    "Strikeout": "strike",
    "Superscript": "sup",
}


def read_word(data: bytes, *, is_new: bool, has_empty: bool = False) -> list[Flat]:
    """Return a Word file with all changes accepted, or all rejected.

    Without `has_empty` the rows are left out that have no words: pandoc leaves some behind.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(data)
        track = f"--track-changes={'accept' if is_new else 'reject'}"
        rows = _read([track, "-f", "docx", str(path)], "")
    return [row for row in rows if has_empty or not row.is_empty]


def read_text(text: str) -> list[Flat]:
    """Return a Markdown text, its footnotes last as Word has them."""
    rows = _read(["-f", MARKDOWN], in_pandoc_words(text))
    return [row for row in rows if not row.is_empty]


def in_pandoc_words(text: str) -> str:
    """Return a text without ids, its footnotes as paragraphs and marks that are raised."""
    text = ID.sub("", text)
    notes = [f"^{label}^ {words}" for label, words in NOTE.findall(text)]
    text = NOTE_MARK.sub(r"^\1^", NOTE.sub("", text))
    return "\n\n".join([PROPOSED.sub(r"~~\1~~", text), *notes])


def _read(options: list[str], given: str) -> list[Flat]:
    command = [pypandoc.get_pandoc_path(), "-t", "json", *options]
    done = subprocess.run(
        command, input=given, capture_output=True, check=True, encoding="utf-8"
    )
    blocks = json.loads(done.stdout)["blocks"]
    return list(_blocks(blocks, 0, in_quote=False))


def _blocks(blocks: list[Node], level: int, *, in_quote: bool) -> Iterator[Flat]:
    """Yield rows; what goes on in an item is a paragraph, since pandoc reads it so.

    So is code: pandoc drops tracked text from paragraphs that it takes for code, and we
    give it none.
    """
    for block in blocks:
        content: Any = block.get("c")
        match block["t"]:
            case "Header":
                yield _flat("heading", content[2], content[0])
            case "Para" | "Plain":
                yield _flat("quote" if in_quote else "paragraph", content)
            case "CodeBlock":
                text = pieces([(content[1], frozenset())])
                yield Flat("paragraph", 0, None, (text,))
            case "BlockQuote":
                yield from _blocks(content, level, in_quote=True)
            case "Div":
                yield from _blocks(content[1], level, in_quote=in_quote)
            case "BulletList" | "OrderedList":
                yield from _list(content, level + 1, has_numbers="Ord" in block["t"])
            case "DefinitionList":
                yield from _definitions(content)
            case "Table":
                yield from _table(content)


def _list(content: list[Any], level: int, *, has_numbers: bool) -> Iterator[Flat]:
    """Yield the items; what pandoc leaves of those that are gone has no number."""
    items = [item for item in (content[1] if has_numbers else content) if item]
    first = content[0][0] if has_numbers else 0
    for number, item in enumerate(items, first):
        yield from _item(item, level, number if has_numbers else None)


def _item(blocks: list[Node], level: int, number: int | None) -> Iterator[Flat]:
    rows = list(_blocks(blocks, level, in_quote=False))
    if rows and rows[0].kind in ("paragraph", "quote"):
        yield rows[0]._replace(kind="item", level=level, number=number)
        rows = rows[1:]
    yield from rows


def _definitions(content: list[Any]) -> Iterator[Flat]:
    for term, definitions in content:
        yield _flat("term", term)
        for blocks in definitions:
            for row in _blocks(blocks, 0, in_quote=False):
                yield row._replace(kind="definition")


def _table(content: list[Any]) -> Iterator[Flat]:
    _, _, _, head, bodies, _ = content
    yield from (_cells("header", row) for row in head[1])
    for body in bodies:
        yield from (_cells("cells", row) for row in [*body[2], *body[3]])


def _cells(kind: str, row: list[Any]) -> Flat:
    cells = (
        [one for block in cell[4] for one in _inlines(block["c"], frozenset())]
        for cell in row[1]
    )
    return Flat(kind, 0, None, tuple(map(pieces, cells)))


def _flat(kind: str, inlines: list[Node], level: int = 0) -> Flat:
    return Flat(kind, level, None, (pieces(_inlines(inlines, frozenset())),))


def _inlines(inlines: list[Node], style: frozenset[str]) -> Iterator[Styled]:
    for one in inlines:
        content: Any = one.get("c")
        match one["t"]:
            case "Str":
                yield content, style
            case "Space" | "SoftBreak" | "LineBreak":
                yield " ", style
            case "Code":
                yield content[1], style | {"code"}
            case "Strong" | "Emph" | "Strikeout" | "Superscript":
                yield from _inlines(content, style | {STYLES[one["t"]]})
            case "Link":
                target = content[2][0]
                is_outside = target.startswith(("http:", "https:", "mailto:"))
                named = {target} if is_outside else set()
                yield from _inlines(content[1], style | named)
            case "Image":
                words = "".join(text for text, _ in _inlines(content[1], style))
                yield f"[bild: {words}]", style
            case "Span":
                yield from _inlines(content[1], style)
            case "Quoted":
                raise AssertionError("no mark is to be turned into another")
