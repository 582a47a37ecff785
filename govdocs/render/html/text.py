"""Blocks and their text as HTML: the inner part of every reading page and PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest

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
    has_row_names,
    plain,
)
from govdocs.overview.addresses import Address, Addresses
from govdocs.render.html.glossing import Gloss, Glosser
from govdocs.text.links import LinkKind, destination

_NUMBER_ONLY = re.compile(
    r"(?:(?:avsnitt|kapitel|punkt)\s+)?\d+(?:\.\d+)*", re.IGNORECASE
)
_INSIDE = {
    BlockKind.ITEM: "punkten",
    BlockKind.ROW: "raden",
    BlockKind.DEFINITION: "förklaringen",
}
_LED_TO = frozenset({BlockKind.BULLETS, BlockKind.NUMBERS, BlockKind.TABLE})
_ALIGN = {"l": "", "r": ' class="hoger"', "c": ' class="mitten"', "": ""}

# Gives what stands after a clause, by its id and what it is called inside another.
Beside = Callable[[str, str], str]

# Gives the address of a place as this page must write it; None where it cannot be reached.
Locate = Callable[[str, str], str | None]


@dataclass(slots=True)
class TextWriter:
    """Writes one publication's text; a new one for each page.

    `after` is HTML to put after the blocks of a section, by the section's id, and
    `beside` gives HTML to put after one block or heading.
    """

    page: str
    addresses: Addresses
    locate: Locate
    glosser: Glosser | None
    after: Mapping[str, str]
    pictures: Mapping[str, str]
    has_marks: bool = True
    beside: Beside | None = None
    _path: str = ""
    _where: str = ""
    _counts: dict[str, int] = field(default_factory=dict)
    _tables: Counter[str] = field(default_factory=Counter)
    _notes: dict[str, str] = field(default_factory=dict)
    _marked: set[str] = field(default_factory=set)

    def parts(self, parts: tuple[Part, ...]) -> str:
        """Return the HTML of a publication, each part under its name if there are more."""
        if len(parts) == 1:
            return self.part(parts[0])
        return "".join(f"{part_name(part)}{self.part(part)}" for part in parts)

    def part(self, part: Part) -> str:
        """Return the HTML of one part, footnotes at its end."""
        self._path = part.path
        self._notes = {
            note.label: note.id or f"fot-{note.label}" for note in part.notes
        }
        self._start("")
        pieces = ["".join(self._placed(part.preamble))]
        pieces += map(self._section, part.sections)
        pieces.append(self._footnotes(part.notes))
        pieces += (self._beside(one, "fotnoten") for one in part.notes)
        return "".join(pieces)

    def _start(self, where: str) -> None:
        self._where = where
        self._counts.clear()

    def _section(self, section: Section) -> str:
        if section.level == 2 and self.glosser:
            self.glosser.start_chapter()
        self._start(section.number or section.title)
        level = min(max(section.level, 2), 6)
        own = f' id="{section.id}"' if section.id else ""
        number = f"{section.number} " if section.number else ""
        words = number + self.inlines(section.heading, in_link=True)
        pieces = [
            f"<h{level}{own}>{self._to_itself(section.id, words)}</h{level}>\n",
            self.beside(section.id, "") if self.beside and section.id else "",
            *self._placed(section.blocks),
            self.after.get(section.id or "", ""),
            *map(self._section, section.sections),
        ]
        return "".join(pieces)

    def _to_itself(self, id_: str | None, words: str) -> str:
        """Return the words of a heading as the link to itself, beside any links in them."""
        if not id_ or not self.has_marks:
            return words
        if "<a " in words:
            return f"{words} {self._mark(id_, 'Länk hit')}"
        return f'<a href="#{id_}">{words}</a>'

    def _mark(self, id_: str | None, words: str) -> str:
        """Return the link to a place itself, named so that it can be told from the others."""
        if not id_ or not self.has_marks:
            return ""
        return f'<a href="#{id_}" aria-label="{escape(words)}">¶</a>'

    def _placed(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Yield blocks with what stands beside them, and beside what they hold.

        What stands beside a lead-in comes after what it leads to: 'Regionen ska:'.
        """
        held = ""
        for block, following in zip_longest(blocks, blocks[1:]):
            yield self._block(block)
            if following and _leads_to(block, following):
                held = self._beside(block, "stycket")
                continue
            yield held + self._beside(block)
            held = ""

    def _beside(self, block: Block, word: str = "") -> str:
        if self.beside is None:
            return ""
        own = self.beside(block.id, word) if block.id else ""
        inner = (
            self._beside(one, _INSIDE.get(one.kind, "stycket"))
            for one in block.children
        )
        return own + "".join(inner)

    def _block(self, block: Block) -> str:
        return _WRITERS[block.kind](self, block)

    def _own(self, block: Block, word: str = "stycke") -> tuple[str, str]:
        """Return a block's id attribute and its mark, counted by its word in its section."""
        count = self._counts[word] = self._counts.get(word, 0) + 1
        if not block.id:
            return "", ""
        place = f"{self._where} {word} {count}".lstrip()
        return f' id="{block.id}"', self._mark(block.id, place)

    def _paragraph(self, block: Block) -> str:
        own, mark = self._own(block)
        return f"<p{own}>{self.inlines(block.inlines)}{mark}</p>\n"

    def _list(self, block: Block) -> str:
        tag = "ol" if block.kind is BlockKind.NUMBERS else "ul"
        start = f' start="{block.label}"' if block.label not in ("", "1") else ""
        items = "".join(map(self._item, block.children))
        return f"<{tag}{start}>\n{items}</{tag}>\n"

    def _item(self, item: Block) -> str:
        own, mark = self._own(item, "punkt") if item.source else ("", "")
        below = "".join(map(self._block, item.children))
        gap = "\n" if below else ""
        return f"<li{own}>{self.inlines(item.inlines)}{mark}{gap}{below}</li>\n"

    def _table(self, block: Block) -> str:
        header, *rows = block.children
        is_named = has_row_names(block)
        heads = "".join(map(self._head, header.children))
        body = "".join(self._row(row, header, is_named=is_named) for row in rows)
        self._tables[self._where] += 1
        name = escape(table_name(self._where, self._tables[self._where]))
        return (
            f'<div role="region" aria-label="{name}" tabindex="0"><table>'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n"
        )

    def _head(self, cell: Block) -> str:
        """Return a cell of the head; an empty corner is no heading of anything."""
        tag = "th" if cell.source.strip() else "td"
        return f"<{tag}{_ALIGN[cell.label]}>{self.inlines(cell.inlines)}</{tag}>"

    def _row(self, row: Block, header: Block, *, is_named: bool) -> str:
        own, mark = self._own(row, "rad")
        shown = [self.inlines(cell.inlines) for cell in row.children]
        shown[-1] += mark
        cells = [
            f"<td{_ALIGN[head.label]}>{inner}</td>"
            for inner, head in zip(shown, header.children, strict=False)
        ]
        if is_named:
            look = _ALIGN[header.children[0].label]
            cells[0] = f'<th scope="row"{look}>{shown[0]}</th>'
        return f"<tr{own}>{''.join(cells)}</tr>\n"

    def _quote(self, block: Block) -> str:
        inner = "".join(map(self._block, block.children))
        return f"<blockquote>\n{inner}</blockquote>\n"

    def _code(self, block: Block) -> str:
        own, _ = self._own(block)
        return f'<pre{own} tabindex="0"><code>{escape(block.source, quote=False)}</code></pre>\n'

    def _terms(self, block: Block) -> str:
        return f"<dl>\n{''.join(map(self._block, block.children))}</dl>\n"

    def _term(self, block: Block) -> str:
        return f"<dt>{self.inlines(block.inlines)}</dt>\n"

    def _definition(self, block: Block) -> str:
        own, mark = self._own(block, "förklaring")
        below = "".join(map(self._block, block.children))
        return f"<dd{own}>{self.inlines(block.inlines)}{mark}{below}</dd>\n"

    def _rule(self, block: Block) -> str:
        return "<hr>\n"

    def _footnotes(self, notes: tuple[Block, ...]) -> str:
        if not notes:
            return ""
        self._start("fotnoter")
        items = "".join(map(self._note, notes))
        return (
            '<section class="fotnoter" aria-label="Fotnoter"><h2>Fotnoter</h2>\n'
            f"<ol>\n{items}</ol></section>\n"
        )

    def _note(self, note: Block) -> str:
        own = self._notes[note.label]
        below = "".join(map(self._block, note.children))
        back = (
            f' <a href="#till-{own}" role="doc-backlink" '
            'aria-label="Tillbaka till texten">↑</a>'
        )
        return f'<li id="{own}">{self.inlines(note.inlines)}{back}{below}</li>\n'

    def inlines(self, pieces: tuple[Inline, ...], *, in_link: bool = False) -> str:
        """Return running text as HTML; inside a link nothing else is linked."""
        return "".join(self._inline(piece, in_link) for piece in pieces)

    def _inline(self, piece: Inline, in_link: bool) -> str:
        match piece:
            case Text(text):
                if in_link or self.glosser is None:
                    return escape(text, quote=False)
                return self._glossed(text, self.glosser.find(text))
            case Break(hard):
                return "<br>\n" if hard else "\n"
            case Link():
                return self._link(piece)
            case Strong(children):
                return f"<strong>{self.inlines(children, in_link=in_link)}</strong>"
            case Emphasis(children):
                return f"<em>{self.inlines(children, in_link=in_link)}</em>"
            case Code(text):
                return f"<code>{escape(text, quote=False)}</code>"
            case NoteMark():
                return self._note_mark(piece)
            case ProposedDeletion(children, reason):
                why = f" Skäl: {escape(reason, quote=False)}" if reason else ""
                inner = self.inlines(children, in_link=in_link)
                return f'<span class="utga">[föreslås utgå: <del>{inner}</del>{why}]</span>'
            case Image(source, alternative):
                return self._image(source, alternative)

    def _glossed(self, text: str, glosses: list[Gloss]) -> str:
        pieces: list[str] = []
        at = 0
        for one in glosses:
            pieces.append(escape(text[at : one.start], quote=False))
            words = escape(text[one.start : one.end], quote=False)
            pieces.append(self._gloss(one, words))
            at = one.end
        pieces.append(escape(text[at:], quote=False))
        return "".join(pieces)

    def _gloss(self, one: Gloss, words: str) -> str:
        if one.definition:
            href = self.locate("begrepp", one.definition.id)
            return f'<a href="{href}">{words}</a>' if href else words
        if one.statute:
            href = self.locate("lagrum", one.statute.slug)
            return f'<a href="{href}">{words}</a>' if href else words
        return words

    def _link(self, link: Link) -> str:
        words = self.inlines(link.children, in_link=True)
        address = self.addresses.of_link(self._path, link.target, self.page)
        if address:
            href = self.locate(address.page, address.anchor)
            label = words + self._told(address, plain(link.children))
            return f'<a href="{escape(href)}">{label}</a>' if href else label
        kind = destination(self._path, link.target).kind
        if kind in (LinkKind.WEB, LinkKind.MAIL):
            return f'<a href="{escape(link.target)}">{words}</a>'
        return words

    def _told(self, address: Address, label: str) -> str:
        """Return the title to add to a link that gives only a number.

        The text it leads to may be another than the one it was written for, and number
        the same section otherwise.
        """
        said = label.strip()
        if not address.title or not _NUMBER_ONLY.fullmatch(said):
            return ""
        is_same = not address.number or said.endswith(f" {address.number}")
        now = "" if is_same or said == address.number else f" (nu {address.number})"
        return f" {escape(address.title, quote=False)}{now}"

    def _note_mark(self, mark: NoteMark) -> str:
        own = self._notes.get(mark.label, f"fot-{mark.label}")
        back = "" if own in self._marked else f' id="till-{own}"'
        self._marked.add(own)
        return (
            f'<sup><a href="#{own}"{back} role="doc-noteref" '
            f'aria-label="Fotnot {mark.number}">'
            f"{mark.number}</a></sup>"
        )

    def _image(self, source: str, alternative: str) -> str:
        meant = destination(self._path, source)
        href = self.pictures.get(meant.path)
        words = escape(alternative)
        return f'<img src="{href}" alt="{words}">' if href else f"[bild: {words}]"


_WRITERS: dict[BlockKind, Callable[[TextWriter, Block], str]] = {
    BlockKind.PARAGRAPH: TextWriter._paragraph,
    BlockKind.BULLETS: TextWriter._list,
    BlockKind.NUMBERS: TextWriter._list,
    BlockKind.ITEM: TextWriter._item,
    BlockKind.TABLE: TextWriter._table,
    BlockKind.QUOTE: TextWriter._quote,
    BlockKind.CODE: TextWriter._code,
    BlockKind.TERMS: TextWriter._terms,
    BlockKind.TERM: TextWriter._term,
    BlockKind.DEFINITION: TextWriter._definition,
    BlockKind.RULE: TextWriter._rule,
}


def part_name(part: Part) -> str:
    """Return the line that says which part begins; no heading, for parts are no level."""
    return f'<p class="del">{escape(part.title, quote=False)}</p>\n'


def table_name(where: str, count: int) -> str:
    """Return what the region of a table is called, no two of a text the same.

    `where` is its section, or empty, and `count` is how many it is the last of there.
    """
    name = f"Tabell {count}" if count > 1 else "Tabell"
    return f"{name} i {where}" if where else name


def _leads_to(block: Block, following: Block) -> bool:
    """Tell whether a paragraph goes on in the list or table below: 'Regionen ska:'."""
    is_open = not plain(block.inlines).rstrip().endswith((".", "!", "?"))
    is_led = block.kind is BlockKind.PARAGRAPH and following.kind in _LED_TO
    return is_led and is_open
