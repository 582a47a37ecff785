"""Blocks printed as Markdown, with the place of everything that keeps its identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agreement_text import Block, Kind, Sentence

Span = tuple[int, int]
Key = tuple[int, str]

TOKEN = re.compile(r"\w+|[^\w\s]")
_TIGHT = {
    (Kind.ITEM, Kind.ITEM),
    (Kind.STEP, Kind.STEP),
    (Kind.HEAD, Kind.ROW),
    (Kind.ROW, Kind.ROW),
}
_MARKS = ".,"


@dataclass(slots=True)
class Printed:
    """A text; `tokens` counts words and marks by what they are, numbers by their digits."""

    text: str = ""
    tokens: dict[Key, int] = field(default_factory=dict)
    blocks: dict[int, Span] = field(default_factory=dict)
    sentences: dict[int, Span] = field(default_factory=dict)
    numbers: dict[int, Span] = field(default_factory=dict)


def print_blocks(blocks: Sequence[Block], *, lines: bool) -> Printed:
    """Return the text, with a paragraph on a line or a sentence on each of its lines."""
    printer = _Printer("\n" if lines else " ")
    for block in blocks:
        printer.add(block)
    return printer.done()


class _Printer:
    """Prints one block after another and counts chapters, sections and steps."""

    def __init__(self, between: str) -> None:
        self._between = between
        self._parts: list[str] = []
        self._at = 0
        self._last: Kind | None = None
        self._counts = {Kind.CHAPTER: 0, Kind.SECTION: 0, Kind.STEP: 0}
        self._printed = Printed()

    def add(self, block: Block) -> None:
        """Print a block after those before it."""
        if self._last:
            self._put("\n" if (self._last, block.kind) in _TIGHT else "\n\n")
        start = self._at
        self._head(block)
        if block.kind in (Kind.HEAD, Kind.ROW):
            self._row(block)
        else:
            for n, one in enumerate(block.sentences):
                if n:
                    self._put(self._between)
                self._sentence(one)
            if block.mark:
                self._put(" ")
                self._keep((block.id, block.mark), block.mark)
        self._printed.blocks[block.id] = start, self._at
        self._last = block.kind

    def done(self) -> Printed:
        """Return what was printed."""
        self._put("\n")
        self._printed.text = "".join(self._parts)
        return self._printed

    def _head(self, block: Block) -> None:
        """Print what stands before the words: marks of Markdown and numbers."""
        number = self._number(block.kind)
        if block.kind in (Kind.CHAPTER, Kind.SECTION):
            sign = "##" if block.kind is Kind.CHAPTER else "###"
            self._keep((block.id, "#"), sign)
            self._put(" ")
        elif block.kind is Kind.ITEM:
            self._keep((block.id, "-"), "-")
            self._put(" ")
        if number:
            start = self._at
            self._keep((block.id, number), number)
            self._printed.numbers[block.id] = start, self._at
            if block.kind is Kind.STEP:
                self._keep((block.id, "."), ".")
            self._put(" ")

    def _number(self, kind: Kind) -> str:
        counts = self._counts
        if kind is not Kind.STEP:
            counts[Kind.STEP] = 0
        if kind not in counts:
            return ""
        counts[kind] += 1
        if kind is Kind.CHAPTER:
            counts[Kind.SECTION] = 0
        if kind is Kind.SECTION:
            return f"{counts[Kind.CHAPTER]}.{counts[kind]}"
        return str(counts[kind])

    def _row(self, block: Block) -> None:
        for n, one in enumerate(block.sentences):
            self._keep((block.id, f"|{n}"), "|")
            self._put(" ")
            self._sentence(one)
            self._put(" ")
        if block.mark:
            self._keep((block.id, block.mark), block.mark)
            self._put(" ")
        self._keep((block.id, "|"), "|")
        if block.kind is Kind.HEAD:
            self._put("\n")
            self._keep((block.id, "---"), "|---|---|---|")

    def _sentence(self, sentence: Sentence) -> None:
        start = self._at
        for n, word in enumerate(sentence.words):
            if n and word.text not in _MARKS:
                self._put(" ")
            self._keep((word.id, ""), word.text)
        self._printed.sentences[sentence.id] = start, self._at

    def _keep(self, key: Key, text: str) -> None:
        self._printed.tokens[key] = len(TOKEN.findall(text))
        self._put(text)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
