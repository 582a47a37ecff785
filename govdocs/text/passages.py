"""A text cut into what a reader sees as one: paragraphs, headings, items, table rows.

Read with our own Markdown parser. What it passes over in silence is shown as it stands,
so that no change can hide there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, zip_longest
from typing import NamedTuple

from markdown_it.token import Token

from govdocs.model.sheet import Shape, ShapeKind
from govdocs.text.markdown import parser
from govdocs.text.segments import Segment, as_written, segments

_QUIET = re.compile(r"[ \t>]*\{#[^}]*\}[ \t]*\Z")


class Passage(NamedTuple):
    """One block from the first mark of its first line to the last mark of its last."""

    start: int
    end: int
    shape: Shape
    cells: tuple[tuple[Segment, ...], ...]
    id: str


def read_passages(text: str, start: int) -> list[Passage]:
    """Return the blocks of a text from a place that begins a line, in order."""
    return _Reader(text, start).read()


class _Reader:
    """Follows the parser's tokens, and knows which lines they account for."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._lines = text[start:].split("\n")
        sizes = (len(line) + 1 for line in self._lines)
        self._starts = list(accumulate(sizes, initial=start))
        self._seen = bytearray(len(self._lines) + 1)
        self._lists: list[tuple[int, int | None]] = []
        self._group = 0
        self._quotes = 0
        self._is_first = False
        self._inner: list[ShapeKind] = []
        self._label = ""
        self._row: list[tuple[Segment, ...]] = []
        self._row_at = (0, 0)
        self._row_id = ""
        self._cut: list[int] = []
        self._is_header = False

    def read(self) -> list[Passage]:
        """Return the blocks in the order of the text, the unread lines among them."""
        # Line feeds alone end lines here, and the parser must count as we do.
        source = "\n".join(line.replace("\r", " ") for line in self._lines)
        tokens = parser().parse(source)
        blocks = [
            block
            for token, inner in _paired(tokens)
            for block in self._take(token, inner)
        ]
        blocks += self._unread()
        blocks.sort(key=lambda block: (block.start, block.end))
        return blocks

    def _take(self, token: Token, inline: Token | None) -> Iterator[Passage]:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._open_list(token)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            # A footnote within itself loses its beginning in the parser, not its end.
            del self._lists[-1:]
        elif kind == "list_item_open":
            self._open_item()
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += 1 if kind == "blockquote_open" else -1
        elif kind in _INNER_OPEN:
            self._inner.append(_INNER_OPEN[kind])
            self._label = str(token.meta.get("label", "")) if token.meta else ""
        elif kind in _INNER_CLOSE:
            del self._inner[-1:]
        elif kind in _TABLE:
            yield from self._table(token, inline)
        elif kind in ("heading_open", "paragraph_open", "dt_open"):
            yield self._words(token, inline)
        elif kind in ("fence", "hr"):
            yield self._literal(token)

    def _open_list(self, token: Token) -> None:
        self._group += 1
        number = None
        if token.type == "ordered_list_open":
            number = int(token.attrs.get("start", 1)) - 1
        self._lists.append((self._group, number))

    def _open_item(self) -> None:
        group, number = self._lists[-1]
        self._lists[-1] = group, None if number is None else number + 1
        self._is_first = True

    def _words(self, token: Token, inline: Token | None) -> Passage:
        shape = self._shape(token)
        start, end = self._span(token)
        children = (inline.children or []) if inline else []
        id_ = str(inline.meta.get("id", "")) if inline and inline.meta else ""
        at = start + _marker(self._text, start, end, shape)
        return Passage(
            start, end, shape, (segments(self._text, at, end, children),), id_
        )

    def _shape(self, token: Token) -> Shape:
        depth = len(self._lists)
        if token.type == "heading_open":
            self._is_first = False
            return Shape(ShapeKind.HEADING, int(token.tag[1:]), quotes=self._quotes)
        if token.type == "dt_open":
            return Shape(ShapeKind.TERM, depth, quotes=self._quotes)
        if self._lists and self._is_first:
            self._is_first = False
            group, number = self._lists[-1]
            return Shape(ShapeKind.ITEM, depth, number, self._quotes, group=group)
        kind = self._inner[-1] if self._inner else ShapeKind.PARAGRAPH
        label = self._label if kind is ShapeKind.NOTE else ""
        return Shape(kind, depth, quotes=self._quotes, label=label)

    def _literal(self, token: Token) -> Passage:
        start, end = self._span(token)
        if token.type == "hr":
            return Passage(
                start, end, Shape(ShapeKind.RULE, quotes=self._quotes), ((),), ""
            )
        shape = Shape(
            ShapeKind.CODE, len(self._lists), quotes=self._quotes, label=token.info
        )
        first = self._text.find("\n", start, end) + 1
        last = self._text.rfind("\n", start, end)
        inner = as_written(self._text, first, last) if 0 < first <= last else ()
        return Passage(start, end, shape, (inner,), "")

    def _table(self, token: Token, inline: Token | None) -> Iterator[Passage]:
        match token.type:
            case "table_open":
                self._group += 1
                self._see(token)
            case "thead_open" | "tbody_open":
                self._is_header = token.type == "thead_open"
            case "tr_open":
                self._row, self._row_id = [], ""
                self._row_at = self._span(token)
                self._cut = _cell_ends(self._text, *self._row_at)
            case "th_open" | "td_open":
                self._cell(inline)
            case "tr_close":
                shape = Shape(
                    ShapeKind.CELLS,
                    is_header=self._is_header,
                    quotes=self._quotes,
                    group=self._group,
                )
                yield Passage(*self._row_at, shape, tuple(self._row), self._row_id)

    def _cell(self, inline: Token | None) -> None:
        place = len(self._row)
        if inline is None or place + 1 >= len(self._cut):
            self._row.append(())
            return
        at, end = self._cut[place], self._cut[place + 1]
        self._row.append(segments(self._text, at, end, inline.children or []))
        if inline.meta:
            self._row_id = str(inline.meta.get("id", "")) or self._row_id

    def _span(self, token: Token) -> tuple[int, int]:
        """Return where a token's lines begin and end, white space round them left out."""
        first, last = _lines(token)
        self._see(token)
        return _stripped(self._text, self._starts[first], self._starts[last])

    def _see(self, token: Token) -> None:
        first, last = _lines(token)
        self._seen[first:last] = b"\x01" * (last - first)

    def _unread(self) -> Iterator[Passage]:
        """Yield the lines that no block accounts for, as they stand."""
        shape = Shape(ShapeKind.PARAGRAPH)
        for number, line in enumerate(self._lines):
            if self._seen[number] or not line.strip() or _QUIET.match(line):
                continue
            span = _stripped(self._text, self._starts[number], self._starts[number + 1])
            yield Passage(*span, shape, (as_written(self._text, *span),), "")


_INNER_OPEN = {"footnote_open": ShapeKind.NOTE, "dd_open": ShapeKind.DEFINITION}
_INNER_CLOSE = frozenset({"footnote_close", "dd_close"})
_TABLE = frozenset(
    "table_open thead_open tbody_open tr_open tr_close th_open td_open".split()
)


def _lines(token: Token) -> tuple[int, int]:
    """Return the first line of a token and the one after its last."""
    first, last = token.map or (0, 0)
    # The parser gives a term no length; it has one line.
    return first, first + 1 if token.type == "dt_open" else last


def _paired(tokens: list[Token]) -> Iterator[tuple[Token, Token | None]]:
    """Yield each token with the text that follows it at once."""
    for token, one in zip_longest(tokens, tokens[1:]):
        yield token, one if one and one.type == "inline" else None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


_MARKERS = {
    ShapeKind.HEADING: re.compile(
        r"[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:#{1,6})?[ \t]*"
    ),
    ShapeKind.ITEM: re.compile(r"(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]))+[ \t]*"),
    ShapeKind.NOTE: re.compile(r"[ \t>]*\[\^[^\]\n]*\]:[ \t]*"),
    ShapeKind.DEFINITION: re.compile(r"[ \t>]*[:~][ \t]+"),
}
_MARGIN = re.compile(r"[ \t>]*")


def _marker(text: str, start: int, end: int, shape: Shape) -> int:
    """Return how long the mark is that begins a block, such as a hyphen."""
    found = _MARKERS.get(shape.kind, _MARGIN).match(text, start, end)
    return found.end() - start if found else 0


_BAR = re.compile(r"(?<!\\)\|")


def _cell_ends(text: str, start: int, end: int) -> list[int]:
    """Return where the cells of a row begin, and after the last where it ends."""
    bars = [found.end() for found in _BAR.finditer(text, start, end)]
    if text[start] != "|":
        bars.insert(0, start)
    if not bars or bars[-1] != end:
        bars.append(end)
    return bars
