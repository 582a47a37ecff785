"""The text of a redline with its tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docx.document import Document

from govdocs.model.sheet import Row, ShapeKind
from govdocs.render.word.element import Element, make
from govdocs.render.word.inline import Links, outside, run
from govdocs.render.word.numbering import Numbering
from govdocs.render.word.paragraph import paragraph, place_of, style_of
from govdocs.render.word.redline_comments import MoveComments
from govdocs.render.word.redline_lines import Bit, Line
from govdocs.render.word.redline_lists import ListPairs, WordList
from govdocs.render.word.redline_stretches import Stretch
from govdocs.render.word.table import TableRow, gap, table
from govdocs.render.word.track import Track, Tracker


class RedlineBody:
    """Writes stretches as the paragraphs and tables of one file."""

    def __init__(
        self,
        document: Document,
        rows: Sequence[Row],
        numbering: Numbering,
        tracker: Tracker,
    ) -> None:
        self._comments = MoveComments(document, tracker)
        self._links = Links(document.part)
        self._numbering = numbering
        self._tracker = tracker
        self._pairs = ListPairs(rows)
        self._lists: dict[tuple[WordList, bool], str] = {}

    def elements(self, stretches: Iterable[Stretch]) -> Iterator[Element]:
        """Yield what stands in the file, in order."""
        after_table = False
        for stretch in stretches:
            if stretch.is_table:
                yield from [gap()] if after_table else []
                yield table(list(self._rows(stretch)))
            else:
                yield from self._paragraphs(stretch, after_table=after_table)
            after_table = stretch.is_table

    def _rows(self, stretch: Stretch) -> Iterator[TableRow]:
        for line in stretch.lines:
            cells = [self._content(cell) for cell in line.cells]
            cells[:1] = [self._comments.before(line, one) for one in cells[:1]]
            style = style_of(line.shape)
            look = tuple(
                paragraph(style, cell, mark=self._mark(line)) for cell in cells
            )
            yield TableRow(look, line.shape.is_header, self._mark(line))

    def _paragraphs(self, stretch: Stretch, *, after_table: bool) -> Iterator[Element]:
        """Yield paragraphs; those of a move have marks at both ends of them."""
        contents = [
            self._comments.before(line, self._content(line.cells[0]))
            for line in stretch.lines
        ]
        if stretch.name:
            start, end = self._range(stretch)
            contents[0].insert(0, start)
            contents[-1].append(end)
        for line, content in zip(stretch.lines, contents, strict=True):
            list_id = self._list(line)
            place = place_of(line.shape, list_id, after_table=after_table)
            style = style_of(line.shape)
            yield paragraph(style, content, *place, mark=self._mark(line))
            after_table = False

    def _mark(self, line: Line) -> Element | None:
        """Return what becomes of the break after a line, or of a row of a table."""
        return None if line.mark is Track.KEPT else self._tracker.mark(line.mark)

    def _content(self, bits: Iterable[Bit]) -> list[Element]:
        """Return the runs of a cell, links to other sites as links."""
        found: list[Element] = []
        said = [bit for bit in bits if bit.text]
        for target, inside in groupby(said, key=lambda bit: outside(bit.style.link)):
            found += self._links.around(target, list(self._runs(inside)))
        return found

    def _runs(self, bits: Iterable[Bit]) -> Iterator[Element]:
        """Yield runs, those with one mark as one change."""
        for track, together in groupby(bits, key=lambda bit: bit.track):
            runs = [run(bit.text, bit.style, track.text_tag) for bit in together]
            if track is Track.KEPT:
                yield from runs
            else:
                yield self._tracker.mark(track, *runs)

    def _list(self, line: Line) -> str:
        if line.shape.kind is not ShapeKind.ITEM:
            return ""
        is_new = line.groups[1] is not None
        identity = self._pairs.identity(line.shape, is_new=is_new)
        if identity not in self._lists:
            start = identity[0].first
            self._lists[identity] = self._numbering.begin(line.shape.level, start)
        return self._lists[identity]

    def _range(self, stretch: Stretch) -> tuple[Element, Element]:
        """Return what begins and ends one end of a move; both ends have one name."""
        is_new = stretch.lines[0].mark in (Track.MOVED_TO, Track.INSERTED)
        tag = "moveToRange" if is_new else "moveFromRange"
        number = self._tracker.new_id()
        start = self._tracker.signed(f"{tag}Start", number, name=stretch.name)
        return start, make(f"{tag}End", id=number)
