"""Turn block tokens into the model's blocks and headings, in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from govdocs.model.document import Block, BlockKind, Inline
from govdocs.text.faults import Faults
from govdocs.text.inline import read_inlines
from govdocs.text.spot import Spotter

_ANY_ID = re.compile(
    r"(?<!\\)\{#([A-Za-z0-9][A-Za-z0-9_-]*)(?: \.ur-[A-Za-z0-9_-]+)*\}"
)
_CODE_END = re.compile(r"[ >]*(`{3,}|~{3,})[ \t]*")
_CODE_SPAN = re.compile(r"`+[^`]*`+")
_CONTAINER = re.compile(r"^[ >]*(?:[-+*] |\d{1,9}[.)] )?[ >]*")
_ALIGN = {"text-align:left": "l", "text-align:right": "r", "text-align:center": "c"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the file, before sections are formed."""

    level: int
    line: int
    source: str
    inlines: tuple[Inline, ...]
    id: str | None
    lineage: tuple[str, ...]


class BlockReader:
    """Reads one file's tokens; `first_line` is the number of the body's first line."""

    def __init__(
        self, tokens: Sequence[Token], body: str, first_line: int, faults: Faults
    ) -> None:
        self._tokens = tokens
        self._lines = body.split("\n")
        self._first = first_line
        self._faults = faults
        self._at = 0
        self.notes: tuple[Block, ...] = ()

    def read(self) -> list[Heading | Block]:
        """Return headings and top-level blocks; footnotes end up in `notes`."""
        flow: list[Heading | Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == "heading_open":
                flow.append(self._heading(token))
            elif token.type == "footnote_block_open":
                self._at += 1
                self.notes = tuple(self._until("footnote_block_close"))
            else:
                self._append(flow, self._block(token))
        return flow

    def _until(self, end: str) -> list[Block]:
        """Read blocks up to a closing token, and step past it."""
        blocks: list[Block] = []
        while (token := self._tokens[self._at]).type != end:
            if token.type == "footnote_anchor":
                self._at += 1
            else:
                self._append(blocks, self._block(token))
        self._at += 1
        return blocks

    def _append(self, blocks: list[Any], block: Block) -> None:
        """Add a block; a lone id after a code block belongs to that block."""
        before = blocks[-1] if blocks else None
        lone = block.kind is BlockKind.PARAGRAPH and block.id and not block.source
        if lone and _is_bare_code(before):
            blocks[-1] = Block(
                before.kind,
                before.line,
                block.id,
                before.source,
                label=before.label,
                lineage=block.lineage,
            )
            return
        if lone and blocks:
            self._faults.add(
                "GD203",
                block.line,
                1,
                f"id {block.id} står ensamt, utan text",
                "skriv det sist i det stycke det hör till, eller ta bort det",
            )
        blocks.append(block)

    def _block(self, token: Token) -> Block:
        match token.type:
            case "paragraph_open":
                return self._leaf(BlockKind.PARAGRAPH)
            case "dt_open":
                term = self._leaf(BlockKind.TERM)
                self._find_idle_id(term, "skriv id sist i betydelsen")
                return term
            case "heading_open":
                return self._nested_heading(token)
            case (
                "bullet_list_open" | "ordered_list_open" | "blockquote_open" | "dl_open"
            ):
                return self._container(token)
            case "list_item_open" | "dd_open" | "footnote_open":
                return self._item(token)
            case "table_open":
                return self._table(token)
            case "fence":
                return self._code(token)
            case _:
                self._at += 1
                return Block(BlockKind.RULE, self._line(token))

    def _code(self, token: Token) -> Block:
        self._at += 1
        self._find_open_code(token)
        return Block(
            BlockKind.CODE,
            self._line(token),
            source=token.content.removesuffix("\n"),
            label=token.info.strip(),
        )

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self._first

    def _leaf(self, kind: BlockKind, label: str = "") -> Block:
        """Read an opening token, its text and its closing token as one block."""
        inline = self._tokens[self._at + 1]
        self._at += 3
        while self._tokens[self._at - 1].nesting != -1:
            self._at += 1
        self._find_second_ids(inline)
        return Block(
            kind,
            self._line(inline),
            inline.meta.get("id"),
            inline.content,
            read_inlines(inline.children),
            label=label,
            lineage=inline.meta.get("lineage", ()),
        )

    def _heading(self, token: Token) -> Heading:
        if token.markup in ("-", "="):
            line = (token.map or [0, 0])[1] - 1 + self._first
            self._faults.add(
                "GD109",
                line,
                1,
                "en rad med streck under text gör texten till rubrik",
                "skriv ## framför rubriken, eller en tom rad före strecken",
            )
        block = self._leaf(BlockKind.PARAGRAPH)
        level = int(token.tag[1])
        return Heading(
            level, block.line, block.source, block.inlines, block.id, block.lineage
        )

    def _nested_heading(self, token: Token) -> Block:
        self._faults.add(
            "GD109",
            self._line(token),
            1,
            "en rubrik står inne i en lista eller ett citat",
            "flytta ut rubriken, eller skriv den i fetstil",
        )
        return self._leaf(BlockKind.PARAGRAPH)

    def _container(self, token: Token) -> Block:
        kind = _CONTAINERS[token.type]
        start = str(token.attrs.get("start", 1)) if kind is BlockKind.NUMBERS else ""
        self._at += 1
        children = tuple(self._until(token.type.replace("_open", "_close")))
        return Block(kind, self._line(token), children=children, label=start)

    def _item(self, token: Token) -> Block:
        """Read an item whose first paragraph becomes its own text."""
        kind = _ITEMS[token.type]
        line = self._line(token)
        label = str(token.meta.get("label", "")) if kind is BlockKind.NOTE else ""
        self._at += 1
        blocks = self._until(token.type.replace("_open", "_close"))
        if not blocks or blocks[0].kind is not BlockKind.PARAGRAPH:
            return Block(kind, line, children=tuple(blocks), label=label)
        first, *rest = blocks
        return Block(
            kind=kind,
            line=first.line,
            id=first.id,
            source=first.source,
            inlines=first.inlines,
            children=tuple(rest),
            label=label,
            lineage=first.lineage,
        )

    def _table(self, token: Token) -> Block:
        line = self._line(token)
        rows: list[Block] = []
        self._at += 1
        while (token := self._tokens[self._at]).type != "table_close":
            if token.type == "tr_open":
                rows.append(self._row(token, is_header=not rows))
                self._find_extra_cells(token, len(rows[0].children))
            else:
                self._at += 1
        self._at += 1
        return Block(BlockKind.TABLE, line, children=tuple(rows))

    def _row(self, token: Token, *, is_header: bool) -> Block:
        line = self._line(token)
        cells: list[Block] = []
        self._at += 1
        while (token := self._tokens[self._at]).type != "tr_close":
            style = str(token.attrs.get("style", ""))
            cells.append(self._leaf(BlockKind.CELL, _ALIGN.get(style, "")))
        self._at += 1
        for cell in cells if is_header else cells[:-1]:
            self._find_idle_id(cell, "skriv id sist i radens sista cell")
        if is_header:
            return Block(BlockKind.HEADER, line, children=tuple(cells))
        last = cells[-1]
        bare = Block(
            BlockKind.CELL, last.line, None, last.source, last.inlines, label=last.label
        )
        return Block(
            BlockKind.ROW,
            line,
            last.id,
            children=(*cells[:-1], bare),
            lineage=last.lineage,
        )

    def _find_extra_cells(self, token: Token, width: int) -> None:
        index = self._line(token) - self._first
        words = _CONTAINER.sub("", self._lines[index], count=1).strip()
        edges = words.startswith("|") + words.endswith("|")
        if words.count("|") + 1 - edges <= width:
            return
        cells = escapedSplit(words)
        count = len(cells) - (not cells[0]) - (len(cells) > 1 and not cells[-1])
        if count > width:
            self._faults.add(
                "GD106",
                index + self._first,
                1,
                f"raden har {count} celler, men tabellens rubrikrad har {width}",
                "skriv \\| för ett lodrätt streck i en cell, och id sist i sista cellen",
            )

    def _find_open_code(self, token: Token) -> None:
        """Note code that ends only because the text around it does."""
        first, end = token.map or (0, 0)
        last = _CODE_END.fullmatch(self._lines[end - 1])
        if end - 1 > first and last and last[1].startswith(token.markup):
            return
        mark = token.markup if len(token.markup) < 10 else "lika många tecken"
        self._faults.add(
            "GD111",
            first + self._first,
            self._lines[first].find(token.markup) + 1,
            "kodblocket avslutas inte",
            f"skriv {mark} på en egen rad där koden slutar",
        )

    def _find_idle_id(self, block: Block, remedy: str) -> None:
        """Note an id on a cell or a term, which carry none of their own."""
        if block.id:
            line = self._lines[block.line - self._first]
            self._faults.add(
                "GD203",
                block.line,
                line.find(f"{{#{block.id}") + 1 or 1,
                f"id {block.id} står där inget id kan stå",
                remedy,
            )

    def _find_second_ids(self, inline: Token) -> None:
        if "{#" not in inline.content:
            return
        own = inline.meta.get("id")
        first = self._line(inline) - self._first + 1
        spotter = Spotter(self._lines, first, inline.content)
        for found in _ANY_ID.finditer(_without_code(inline.content)):
            line, column = spotter.of(found.start())
            self._faults.add(
                "GD203",
                line + self._first - 1,
                column,
                f"stycket har två id: {found[1]} och {own}"
                if own
                else f"id {found[1]} står inte sist i sitt stycke",
                "låt ett id stå kvar, sist i stycket, eller skriv \\{# om det är text",
            )


def _is_bare_code(block: object) -> TypeGuard[Block]:
    """Tell whether a block is code that has no id yet."""
    return isinstance(block, Block) and block.kind is BlockKind.CODE and not block.id


def _without_code(text: str) -> str:
    """Return the text with code marks and what they hold as blanks."""
    return _CODE_SPAN.sub(lambda code: " " * len(code[0]), text)


_CONTAINERS = {
    "bullet_list_open": BlockKind.BULLETS,
    "ordered_list_open": BlockKind.NUMBERS,
    "blockquote_open": BlockKind.QUOTE,
    "dl_open": BlockKind.TERMS,
}
_ITEMS = {
    "list_item_open": BlockKind.ITEM,
    "dd_open": BlockKind.DEFINITION,
    "footnote_open": BlockKind.NOTE,
}
