"""The text of a redline with its tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docx.document import Document

from govdocs.model.sheet import MoveEnd, Row, Shape, ShapeKind
from govdocs.render.word.element import Element, make
from govdocs.render.word.inline import Links, run
from govdocs.render.word.numbering import Numbering
from govdocs.render.word.paragraph import paragraph, place_of, plain_paragraph, style_of
from govdocs.render.word.redline_lines import Bit, Line
from govdocs.render.word.redline_lists import ListPairs, WordList
from govdocs.render.word.table import TableRow, gap, table
from govdocs.render.word.track import Track, Tracker


class RedlineBody:
    """Writes lines as the paragraphs and tables of one file."""

    def __init__(
        self,
        document: Document,
        rows: Sequence[Row],
        numbering: Numbering,
        tracker: Tracker,
    ) -> None:
        self._comments: Element = document.part._comments_part.element
        self._links = Links(document)
        self._numbering = numbering
        self._tracker = tracker
        self._pairs = ListPairs(rows)
        self._lists: dict[tuple[WordList, bool], str] = {}

    def elements(self, lines: Sequence[Line]) -> Iterator[Element]:
        """Yield what stands in the file, in order."""
        after_table = False
        for _, together in groupby(_pieces(lines), key=lambda piece: piece[0]):
            piece = [line for _, line in together]
            is_table = piece[0].shape.kind is ShapeKind.CELLS
            if is_table and after_table:
                yield gap()
            yield from self._table(piece) if is_table else self._paragraphs(piece)
            after_table = is_table

    def _table(self, lines: Sequence[Line]) -> Iterator[Element]:
        rows: list[TableRow] = []
        for at, line in enumerate(lines):
            cells = [self._content(cell) for cell in line.cells]
            if line.move and _begins(lines, at):
                cells[0] = self._commented(line, line.move, cells[0])
            style = style_of(line.shape)
            look = tuple(
                paragraph(style, cell, mark=self._mark(line)) for cell in cells
            )
            rows.append(TableRow(look, line.shape.is_header, self._mark(line)))
        yield table(rows)

    def _paragraphs(self, lines: Sequence[Line]) -> Iterator[Element]:
        """Yield paragraphs that belong together: those of one move, or any others."""
        first = lines[0]
        marks = self._range(first.move) if first.is_moved and first.move else None
        for at, line in enumerate(lines):
            content = self._content(line.cells[0] if line.cells else ())
            if line.move and _begins(lines, at):
                content = self._commented(line, line.move, content)
            if marks and at == 0:
                content.insert(0, marks[0])
            if marks and at == len(lines) - 1:
                content.append(marks[1])
            yield paragraph(
                style_of(line.shape),
                content,
                *place_of(line.shape, self._list(line)),
                mark=self._mark(line),
            )

    def _mark(self, line: Line) -> Element | None:
        """Return what becomes of the break after a line, or of a row of a table."""
        return None if line.mark is Track.KEPT else self._tracker.mark(line.mark)

    def _content(self, bits: Iterable[Bit]) -> list[Element]:
        """Return the runs of a cell, links to other sites as links."""
        found: list[Element] = []
        for target, inside in groupby(bits, key=lambda bit: bit.style.link):
            runs = [self._run(bit) for bit in inside if bit.text]
            found += self._links.around(target, runs)
        return found

    def _run(self, bit: Bit) -> Element:
        inner = run(bit.text, bit.style, bit.track.text_tag)
        return (
            inner if bit.track is Track.KEPT else self._tracker.mark(bit.track, inner)
        )

    def _list(self, line: Line) -> str:
        if line.shape.kind is not ShapeKind.ITEM:
            return ""
        is_new = line.groups[1] is not None
        identity = self._pairs.identity(line.shape, is_new=is_new)
        if identity not in self._lists:
            start = identity[0].first
            self._lists[identity] = self._numbering.begin(line.shape.level, start)
        return self._lists[identity]

    def _range(self, move: MoveEnd) -> tuple[Element, Element]:
        """Return what begins and ends one end of a move; both ends have one name."""
        tag = "moveToRange" if move.is_new_place else "moveFromRange"
        number = self._tracker.new_id()
        name = f"flytt{move.id}"
        start = self._tracker.signed(f"{tag}Start", number, name=name)
        return start, make(f"{tag}End", id=number)

    def _commented(
        self, line: Line, move: MoveEnd, content: list[Element]
    ) -> list[Element]:
        """Return text that begins with a comment on where the other end of its move is.

        The comment is marked as the text is, so that it goes where the text goes, and
        has no range: at the end of one LibreOffice keeps a paragraph that was taken out.
        """
        number = self._tracker.new_id()
        words = "Flyttat hit från" if move.is_new_place else "Flyttat härifrån till"
        edited = " Texten är också ändrad." if move.is_edited else ""
        said = plain_paragraph(
            "CommentText", f"{words} {move.other or 'början'}.{edited}"
        )
        comment = self._tracker.signed("comment", number, said, initials="gd")
        self._comments.append(comment)
        look = make("rPr", make("rStyle", val="CommentMark"))
        sign = make("r", look, make("commentReference", id=number))
        return [self._tracker.mark(line.mark, sign), *content]


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the first of an end of a move."""
    return at == 0 or lines[at - 1].move != lines[at].move


def _pieces(lines: Iterable[Line]) -> Iterator[tuple[int, Line]]:
    """Yield lines with the number of the table, move or stretch of text they are in."""
    number = 0
    before: Line | None = None
    table_now = _Table()
    for line in lines:
        is_row = line.shape.kind is ShapeKind.CELLS
        if is_row:
            goes_on = table_now.takes(line)
        else:
            goes_on = before is not None and _is_one_stretch(before, line)
            table_now = _Table()
        number += not goes_on
        before = line
        yield number, line


def _is_one_stretch(before: Line, line: Line) -> bool:
    if before.shape.kind is ShapeKind.CELLS or before.is_moved != line.is_moved:
        return False
    return before.move == line.move if line.is_moved else True


class _Table:
    """The table that rows are being put in: its groups, and how many cells it has."""

    def __init__(self) -> None:
        self._shape: Shape | None = None
        self._groups: list[int | None] = [None, None]
        self._count = 0

    def takes(self, line: Line) -> bool:
        """Tell whether a row goes on with this table; else it begins the next."""
        fits = self._shape is not None and self._count == len(line.cells)
        for one, other in zip(self._groups, line.groups, strict=True):
            fits = fits and (one is None or other is None or one == other)
        if not fits:
            self._groups = [None, None]
        self._shape, self._count = line.shape, len(line.cells)
        self._groups = [
            one if other is None else other
            for one, other in zip(self._groups, line.groups, strict=True)
        ]
        return fits
