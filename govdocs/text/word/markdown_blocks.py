"""Paragraphs as the model's blocks: lists nested, tables in rows, terms and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from govdocs.model.document import Block, BlockKind
from govdocs.model.word_text import ListPlace, Piece, WordParagraph
from govdocs.text.source import has_merge_marks
from govdocs.text.word.markdown_escape import clean_code
from govdocs.text.word.markdown_ids import Ids
from govdocs.text.word.markdown_inline import Style, write_pieces
from govdocs.text.word.markdown_looks import is_bold
from govdocs.text.word.markdown_report import Told
from govdocs.text.word.markdown_roles import Line, Role
from govdocs.text.word.markdown_tables import Grid, grid_of
from govdocs.text.word.style_names import is_code_block

_QUOTES = ("quote", "intense quote", "quotations", "block text", "citat")
# How many kinds of lines there are in a cell where some are bold and others not.
_MIXED = 2
_TERMS = frozenset({"definition term", "list heading"})
_DEFINITIONS = frozenset({"definition", "list contents"})


@dataclass(slots=True)
class _Item:
    line: Line
    children: list[Block | _List] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    place: ListPlace
    items: list[_Item] = field(default_factory=list)

    def takes(self, place: ListPlace) -> bool:
        """Tell whether an item is the next one of this list."""
        if place.number is None or self.place.number is None:
            return place.number == self.place.number and place.group == self.place.group
        return place.number == self.place.number + len(self.items)


@dataclass(slots=True)
class Builder:
    """Makes blocks of the lines of one file, and tells what could not be kept."""

    ids: Ids
    style: Style
    told: Told

    def blocks(self, lines: Sequence[Line]) -> list[Block]:
        """Return the blocks of lines among which no heading is."""
        found: list[Block] = []
        for kind, group in groupby(lines, key=_kind):
            run = list(group)
            found += _MAKERS[kind](self, run)
        return found

    def heading(self, line: Line) -> str:
        """Return the words of a heading; one that is all bold is only a heading."""
        return self._source(line.paragraph, is_bold_dropped=True, is_one_line=True)

    def note(self, label: str, lines: Sequence[Line]) -> Block:
        """Return a footnote."""
        first, *rest = self.blocks(lines) or [Block(BlockKind.PARAGRAPH, 0)]
        if first.kind is not BlockKind.PARAGRAPH:
            return Block(BlockKind.NOTE, 0, children=(first, *rest), label=label)
        return replace(first, kind=BlockKind.NOTE, children=tuple(rest), label=label)

    def _source(
        self,
        paragraph: WordParagraph,
        *,
        is_bold_dropped: bool = False,
        is_one_line: bool = False,
    ) -> str:
        style = replace(
            self.style, is_bold_dropped=is_bold_dropped, is_one_line=is_one_line
        )
        written = write_pieces(paragraph.pieces, style)
        if written.is_plain:
            self.told.plain.append(paragraph.text)
        return written.source

    def _block(
        self, line: Line, kind: BlockKind, *, is_one_line: bool = False
    ) -> Block:
        source = self._source(line.paragraph, is_one_line=is_one_line)
        paragraph = line.paragraph
        own, earlier = self.ids.of(paragraph), self.ids.earlier(paragraph)
        return Block(kind, 0, own, source, lineage=earlier)

    def paragraphs(self, run: Sequence[Line]) -> list[Block]:
        """Return each line as a paragraph."""
        made = (self._block(one, BlockKind.PARAGRAPH) for one in run)
        return [one for one in made if one.source]

    def quotes(self, run: Sequence[Line]) -> list[Block]:
        """Return the lines as one quotation."""
        children = tuple(self.paragraphs(run))
        return [Block(BlockKind.QUOTE, 0, children=children)] if children else []

    def codes(self, run: Sequence[Line]) -> list[Block]:
        """Return lines of code as blocks; one without an id goes on the one before."""
        found: list[Block] = []
        for one in run:
            text = clean_code("".join(piece.text for piece in one.paragraph.pieces))
            own = self.ids.of(one.paragraph)
            if found and not own:
                found[-1] = replace(found[-1], source=f"{found[-1].source}\n{text}")
            else:
                found.append(Block(BlockKind.CODE, 0, own, text))
        return found

    def rules(self, run: Sequence[Line]) -> list[Block]:
        """Return a line across the page for each."""
        return [Block(BlockKind.RULE, 0) for _ in run]

    def terms(self, run: Sequence[Line]) -> list[Block]:
        """Return terms with their meanings; one without the other is a paragraph."""
        found: list[Block] = []
        entries: list[Block] = []
        for at, one in enumerate(run):
            is_term = one.paragraph.style.lower() in _TERMS
            after = run[at + 1] if at + 1 < len(run) else None
            has_meaning = after and after.paragraph.style.lower() in _DEFINITIONS
            if is_term and has_meaning:
                entries.append(self._block(one, BlockKind.TERM, is_one_line=True))
            elif entries and not is_term:
                entries.append(self._block(one, BlockKind.DEFINITION))
            else:
                found += _as_terms(entries)
                entries = []
                found += self.paragraphs([one])
        return [*found, *_as_terms(entries)]

    def lists(self, run: Sequence[Line]) -> list[Block]:
        """Return lists, those further in within the item above them."""
        top: list[Block | _List] = []
        open_lists: list[_List] = []
        for one in run:
            place = one.paragraph.item
            assert place is not None
            while open_lists and open_lists[-1].place.level > place.level:
                open_lists.pop()
            if place.goes_on:
                home = open_lists[-1].items[-1].children if open_lists else top
                home += self._further(one)
                continue
            self._place(one, place, open_lists, top)
        return [self._listed(one) for one in top]

    def _place(
        self,
        line: Line,
        place: ListPlace,
        open_lists: list[_List],
        top: list[Block | _List],
    ) -> None:
        last = open_lists[-1] if open_lists else None
        if last and last.place.level == place.level:
            if last.takes(place):
                last.items.append(_Item(line))
                return
            open_lists.pop()
        home = open_lists[-1].items[-1].children if open_lists else top
        home.append(new := _List(place, [_Item(line)]))
        open_lists.append(new)

    def _further(self, line: Line) -> list[Block]:
        """Return what stands in an item below its first paragraph."""
        kind = _kind(replace(line, role=Role.TEXT))
        return _MAKERS[kind](self, [line])

    def _listed(self, one: Block | _List) -> Block:
        if isinstance(one, Block):
            return one
        number = one.place.number
        kind = BlockKind.BULLETS if number is None else BlockKind.NUMBERS
        items = tuple(
            replace(
                self._block(item.line, BlockKind.ITEM),
                children=tuple(map(self._listed, item.children)),
            )
            for item in one.items
        )
        label = "" if number is None else str(number)
        return Block(kind, 0, children=items, label=label)

    def tables(self, run: Sequence[Line]) -> list[Block]:
        """Return the tables that stand next to each other."""
        return [self._table(grid_of(list(group))) for _, group in groupby(run, _table)]

    def _table(self, grid: Grid) -> Block:
        self.told.tables.append(grid)
        names = 1 if grid.has_bold_names else 0
        rows = []
        for number, row in enumerate(grid.rows):
            shown = grid.heads if number == 0 else row
            cells = [
                self._cell(cell, is_name=number == 0 or at < names)
                for at, cell in enumerate(shown)
            ]
            ids = [self.ids.of(one.paragraph) for cell in row for one in cell]
            own = next((one for one in ids if one), None)
            if number == 0:
                head = map(_aligned, cells, grid.aligns)
                rows.append(Block(BlockKind.HEADER, 0, children=tuple(head)))
            else:
                rows.append(Block(BlockKind.ROW, 0, own, children=tuple(cells)))
        return Block(BlockKind.TABLE, 0, children=tuple(rows))

    def _cell(self, lines: Sequence[Line], *, is_name: bool) -> Block:
        """Return a cell; what names a column or a row needs no bold to stand out."""
        # A name in bold over text is told from it by nothing else.
        is_name = is_name and len({is_bold(one) for one in lines}) < _MIXED
        sources = [
            self._source(
                one.paragraph,
                is_one_line=True,
                is_bold_dropped=is_name,
            )
            for one in lines
        ]
        source = " ".join(one for one in sources if one)
        return Block(BlockKind.CELL, 0, source=source)


def _as_terms(entries: Sequence[Block]) -> list[Block]:
    return [Block(BlockKind.TERMS, 0, children=tuple(entries))] if entries else []


def _aligned(cell: Block, align: str) -> Block:
    return replace(cell, label=align)


def _table(line: Line) -> int:
    return line.paragraph.cell.tables[0] if line.paragraph.cell else -1


def _kind(line: Line) -> str:
    """Return which maker a line goes to."""
    style, pieces = line.paragraph.style.lower(), line.paragraph.pieces
    if line.role is Role.CELL:
        return "table"
    if style == "horizontal line" and not any(one.text or one.note for one in pieces):
        return "rule"
    if line.role is Role.ITEM or (line.role is Role.NOTE and line.paragraph.item):
        return "list"
    if style in _QUOTES:
        return "quote"
    if is_code_block(style) and _is_plain(pieces):
        return "code"
    return "term" if style in _TERMS | _DEFINITIONS else "text"


def _is_plain(pieces: Sequence[Piece]) -> bool:
    """Tell whether text can be code, where nothing can be told apart by a backslash."""
    if any(one.note or one.picture for one in pieces):
        return False
    return not has_merge_marks("".join(one.text for one in pieces))


_MAKERS = {
    "table": Builder.tables,
    "rule": Builder.rules,
    "list": Builder.lists,
    "quote": Builder.quotes,
    "code": Builder.codes,
    "term": Builder.terms,
    "text": Builder.paragraphs,
}


def in_order(lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """Yield each heading with the lines under it, what stands above the first too."""
    heading: Line | None = None
    below: list[Line] = []
    for one in lines:
        if one.role is Role.HEADING:
            yield heading, below
            heading, below = one, []
        else:
            below.append(one)
    yield heading, below
