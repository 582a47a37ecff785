"""A text as paragraphs for a word processor, with a bookmark round each place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.model.document import (
    Block,
    BlockKind,
    Document,
    Inline,
    Part,
    Section,
)
from govdocs.model.word_text import (
    PART_MARK,
    SET_LEFT,
    CellPlace,
    ListPlace,
    Piece,
    WordParagraph,
    WordText,
    bookmark_of,
    id_of,
)
from govdocs.render.flow_inline import Lead, Pieces
from govdocs.render.flow_styles import DEEPEST_HEADING

PART_STYLE = "Part Title"


def flow_of(document: Document, lead: Lead) -> WordText:
    """Return the text alone: no cover, no contents, and pictures by name only."""
    return _Flow(document, lead).text()


class _Flow:
    """Goes through one document; knows which lists, tables and notes it has begun."""

    def __init__(self, document: Document, lead: Lead) -> None:
        self._parts = document.parts
        self._pieces = Pieces(lead)
        self._notes: dict[str, tuple[WordParagraph, ...]] = {}
        self._properties: dict[str, str] = {}
        # The headings of a text are one list.
        self._groups = 1
        self._tables = 0

    def text(self) -> WordText:
        """Return all of it."""
        paragraphs = tuple(
            one
            for number, part in enumerate(self._parts, 1)
            for one in self._part(part, number)
        )
        return WordText(
            paragraphs,
            self._notes,
            tuple(self._pieces.remarks),
            self._properties,
        )

    def _part(self, part: Part, number: int) -> Iterator[WordParagraph]:
        self._pieces.path = part.path
        first = len(self._notes) + 1
        self._pieces.labels = {
            note.label: str(at) for at, note in enumerate(part.notes, first)
        }
        is_one_of_many = len(self._parts) > 1
        if is_one_of_many:
            yield self._part_title(part, number)
        for note in part.notes:
            self._notes[self._pieces.labels[note.label]] = ()
        yield from self._blocks(part.preamble)
        for section in part.sections:
            yield from self._section(section, 1 + is_one_of_many)
        for note in part.notes:
            self._notes[self._pieces.labels[note.label]] = tuple(self._note(note))

    def _part_title(self, part: Part, number: int) -> WordParagraph:
        """Return the name of a part; it counts in the numbers of the headings."""
        is_counted = any(one.number for own in self._parts for one in own.sections)
        return WordParagraph(
            (Piece(part.title),),
            PART_STYLE,
            item=ListPlace(1, 1, number) if is_counted else None,
            anchors=(self._bookmark(part.document_id, PART_MARK),),
        )

    def _section(self, section: Section, depth: int) -> Iterator[WordParagraph]:
        level = min(max(section.level - 1, 1), DEEPEST_HEADING)
        yield WordParagraph(
            self._pieces.of(section.heading),
            f"heading {level}",
            level,
            item=_counted(section, depth),
            anchors=self._anchors(section.id),
        )
        yield from self._blocks(section.blocks)
        for below in section.sections:
            yield from self._section(below, depth + 1)

    def _blocks(
        self, blocks: Sequence[Block], inside: ListPlace | None = None
    ) -> Iterator[WordParagraph]:
        """Yield the paragraphs of blocks, those inside an item moved in as it is."""
        for block in blocks:
            yield from _WRITERS[block.kind](self, block, inside)

    def _own(
        self, block: Block, style: str, inlines: tuple[Inline, ...]
    ) -> WordParagraph:
        return WordParagraph(
            self._pieces.of(inlines), style, anchors=self._anchors(block.id)
        )

    def _paragraph(
        self, block: Block, inside: ListPlace | None
    ) -> Iterator[WordParagraph]:
        level = min(inside.level, 5) if inside else 0
        style = f"List Continue{f' {level}' if level > 1 else ''}"
        own = self._own(block, style if inside else "Body Text", block.inlines)
        yield own._replace(item=inside)

    def _list(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        self._groups += 1
        level = inside.level + 1 if inside else 1
        is_numbered = block.kind is BlockKind.NUMBERS
        style = "List Number" if is_numbered else "List Bullet"
        first = int(block.label or 1) if is_numbered else None
        place = ListPlace(level, self._groups, first)
        for item in block.children:
            yield self._own(item, style, item.inlines)._replace(item=place)
            below = place._replace(number=None, goes_on=True)
            yield from self._blocks(item.children, below)
            if place.number is not None:
                place = place._replace(number=place.number + 1)

    def _table(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        self._tables += 1
        table = (self._tables,)
        aligns = [cell.label for cell in block.children[0].children]
        for number, row in enumerate(block.children):
            is_header = row.kind is BlockKind.HEADER
            style = "Table Heading" if is_header else "Table Text"
            # A bookmark round nothing does not survive, so it stands where words are.
            marked = next(
                (at for at, cell in enumerate(row.children) if cell.inlines), 0
            )
            for at, cell in enumerate(row.children):
                yield WordParagraph(
                    self._pieces.of(cell.inlines),
                    SET_LEFT if is_header and aligns[at] == "l" else style,
                    cell=CellPlace(table, number, at, is_header=is_header),
                    anchors=self._anchors(row.id) if at == marked else (),
                    align=aligns[at].replace("l", ""),
                )

    def _quote(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        for one in self._blocks(block.children, inside):
            is_plain = one.style == "Body Text" or one.style.startswith("List Continue")
            yield one._replace(style="Quote") if is_plain else one

    def _code(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        pieces = (Piece(block.source),) if block.source else ()
        anchors = self._anchors(block.id)
        yield WordParagraph(pieces, "HTML Preformatted", item=inside, anchors=anchors)

    def _terms(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        yield from self._blocks(block.children, inside)

    def _term(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        yield self._own(block, "Definition Term", block.inlines)

    def _definition(
        self, block: Block, inside: ListPlace | None
    ) -> Iterator[WordParagraph]:
        yield self._own(block, "Definition", block.inlines)
        for one in self._blocks(block.children):
            yield one._replace(style="Definition") if one.style == "Body Text" else one

    def _rule(self, block: Block, inside: ListPlace | None) -> Iterator[WordParagraph]:
        yield WordParagraph((), "Horizontal Line")

    def _note(self, note: Block) -> Iterator[WordParagraph]:
        yield self._own(note, "footnote text", note.inlines)._replace(place="fotnot")
        for one in self._blocks(note.children):
            style = "footnote text" if one.style == "Body Text" else one.style
            yield one._replace(style=style, place="fotnot")

    def _anchors(self, id_: str | None) -> tuple[str, ...]:
        return (self._bookmark(id_),) if id_ else ()

    def _bookmark(self, id_: str, start: str = "gd_") -> str:
        """Return the bookmark of an id, and note the id where its name does not say it."""
        name = bookmark_of(id_, start)
        if id_of(name, start=start) != id_:
            self._properties[name] = id_
        return name


def _counted(section: Section, depth: int) -> ListPlace | None:
    """Return the place of a heading among those that are counted; None when it is not."""
    own = section.number.rpartition(".")[2]
    return ListPlace(depth, 1, int(own)) if own else None


_Writer = Callable[[_Flow, Block, ListPlace | None], Iterator[WordParagraph]]

_WRITERS: dict[BlockKind, _Writer] = {
    BlockKind.PARAGRAPH: _Flow._paragraph,
    BlockKind.BULLETS: _Flow._list,
    BlockKind.NUMBERS: _Flow._list,
    BlockKind.TABLE: _Flow._table,
    BlockKind.QUOTE: _Flow._quote,
    BlockKind.CODE: _Flow._code,
    BlockKind.TERMS: _Flow._terms,
    BlockKind.TERM: _Flow._term,
    BlockKind.DEFINITION: _Flow._definition,
    BlockKind.RULE: _Flow._rule,
}
