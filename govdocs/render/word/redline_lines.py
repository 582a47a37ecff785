"""The rows of a redline as paragraphs that Word can track, one line each.

Word keeps the style of a paragraph in the break that ends it. So rows that are joined by
a break taken out or put in stay woven only when they look alike; else the old ones are
taken out whole and the new ones put in.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from govdocs.model.sheet import (
    PLAIN,
    Fate,
    MoveEnd,
    Row,
    Run,
    Shape,
    ShapeKind,
    Sheet,
    Style,
)
from govdocs.render.word.redline_lists import ListPairs
from govdocs.render.word.track import Track

# What Word cannot move: a row of a table, and what stands elsewhere than in the text.
_UNMOVABLE = frozenset({ShapeKind.CELLS, ShapeKind.NOTE})
_JOINABLE = frozenset({ShapeKind.PARAGRAPH, ShapeKind.ITEM})


@dataclass(frozen=True, slots=True)
class Bit:
    """Text in one style with one mark."""

    text: str
    style: Style
    track: Track


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or table row as Word has it; `mark` is that of the break after it.

    `groups` are the lists or tables it is in, before and after. `move` is set where
    something was moved; `is_moved` when Word itself is to know of it.
    """

    shape: Shape
    groups: tuple[int | None, int | None]
    cells: tuple[tuple[Bit, ...], ...]
    mark: Track
    move: MoveEnd | None = None
    is_moved: bool = False


def lines_of(sheet: Sheet, unmoved: Container[int] = ()) -> list[Line]:
    """Return the lines in reading order, footnotes last.

    The moves in `unmoved` are told to Word as text taken out and put in.
    """
    lines = list(_Liner(sheet.rows, unmoved).lines())
    lines.sort(key=lambda line: line.shape.kind is ShapeKind.NOTE)
    return lines


class _Liner:
    """Goes through the rows, and knows which footnotes have had their marks."""

    def __init__(self, rows: Sequence[Row], unmoved: Container[int]) -> None:
        self._rows = rows
        self._unmoved = unmoved
        self._pairs = ListPairs(rows)
        self._noted: tuple[set[str], set[str]] = (set(), set())

    def lines(self) -> Iterator[Line]:
        for rows in _bundles(self._rows):
            first = rows[0]
            if first.move:
                yield from self._half(rows, is_new=first.move.is_new_place)
            elif first.new is None or first.old is None:
                yield from self._half(rows, is_new=first.old is None)
            elif self._can_be_woven(rows):
                yield from map(self._woven, rows)
            else:
                yield from self._half(rows, is_new=False)
                yield from self._half(rows, is_new=True)

    def _can_be_woven(self, rows: Sequence[Row]) -> bool:
        """Tell whether the break of each row can carry its look on both sides."""
        if not all(map(self._is_settled, rows)):
            return False
        if len(rows) == 1:
            return True
        shapes = [shape for row in rows for shape in (row.old, row.new) if shape]
        return {shape.kind for shape in shapes} <= _JOINABLE and len(
            {shape.quotes for shape in shapes}
        ) == 1

    def _is_settled(self, row: Row) -> bool:
        if row.mark is not Fate.KEPT or row.old is None or row.new is None:
            return True
        return row.old.is_like(row.new) and self._pairs.agree(row.old, row.new)

    def _woven(self, row: Row) -> Line:
        """Return a row that stands in both texts, or is joined to one that does."""
        head = _prefix(row, *self._labels(row.old, row.new))
        cells = [list(_bits(cell)) for cell in row.cells] or [[]]
        cells[0][:0] = head
        old = row.old if row.mark is not Fate.ADDED else None
        new = row.new if row.mark is not Fate.REMOVED else None
        shape = new or old or row.shape
        return Line(
            shape, _groups(old, new), tuple(map(tuple, cells)), _MARKS[row.mark]
        )

    def _half(self, rows: Iterable[Row], *, is_new: bool) -> Iterator[Line]:
        """Yield one side of rows, as text that is all gone or all new."""
        hidden = Fate.REMOVED if is_new else Fate.ADDED
        waiting: list[Bit] = []
        for row in rows:
            shape = row.new if is_new else row.old
            is_moved = self._is_moved(row, shape)
            track = _SIDES[is_new, is_moved]
            cells = [list(_half_bits(cell, track, hidden)) for cell in row.cells] or [
                []
            ]
            cells[0][:0] = waiting
            waiting = cells[0] if row.mark is hidden else []
            if row.mark is hidden or shape is None:
                continue
            cells[0][:0] = self._half_prefix(row, shape, track, is_new=is_new)
            yield Line(
                shape,
                _groups(None, shape) if is_new else _groups(shape, None),
                tuple(map(tuple, cells)),
                _mark_after(cells[-1], track, is_new=is_new),
                row.move,
                is_moved,
            )

    def _is_moved(self, row: Row, shape: Shape | None) -> bool:
        if row.move is None or row.move.id in self._unmoved:
            return False
        return shape is None or shape.kind not in _UNMOVABLE

    def _half_prefix(
        self, row: Row, shape: Shape, track: Track, *, is_new: bool
    ) -> list[Bit]:
        if is_new:
            label = self._labels(None, shape)[1]
            number = row.number
        else:
            label = self._labels(shape, None)[0]
            number = row.numbers[0] if row.numbers and row.number else row.number
        found = [Bit(label, Style(note=label), track)] if label else []
        if shape.kind is ShapeKind.HEADING and number:
            found.append(Bit(number, PLAIN, track))
        return [*found, Bit(" ", PLAIN, track)] if found else []

    def _labels(self, old: Shape | None, new: Shape | None) -> tuple[str, str]:
        """Return the marks that begin a footnote, before and after; only at its first."""
        found: list[str] = []
        for shape, noted in zip((old, new), self._noted, strict=True):
            is_note = shape is not None and shape.kind is ShapeKind.NOTE
            label = shape.label if shape and is_note else ""
            found.append(label if label not in noted else "")
            noted.add(label)
        return found[0], found[1]


_MARKS = {
    Fate.KEPT: Track.KEPT,
    Fate.ADDED: Track.INSERTED,
    Fate.REMOVED: Track.DELETED,
}

# What one side of a row is told as, by whether it is the new one, and moved.
_SIDES = {
    (False, False): Track.DELETED,
    (False, True): Track.MOVED_FROM,
    (True, False): Track.INSERTED,
    (True, True): Track.MOVED_TO,
}


def _bundles(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows that are joined by breaks taken out or put in, others one by one."""
    held: list[Row] = []
    for row in rows:
        held.append(row)
        is_whole = row.old is None or row.new is None
        if row.mark is Fate.KEPT or (is_whole and len(held) == 1):
            yield held
            held = []
    if held:
        yield held


def _bits(cell: Iterable[Run]) -> Iterator[Bit]:
    for run in cell:
        if run.fate is Fate.KEPT and run.was is not None:
            yield Bit(run.text, run.was, Track.DELETED)
            yield Bit(run.text, run.style, Track.INSERTED)
        else:
            yield Bit(run.text, run.style, _MARKS[run.fate])


def _half_bits(cell: Iterable[Run], track: Track, hidden: Fate) -> Iterator[Bit]:
    """Yield one side of a cell; what was kept has the mark of the whole."""
    for run in cell:
        if run.fate is hidden:
            continue
        is_old = track.is_gone
        style = run.was if is_old and run.was is not None else run.style
        yield Bit(run.text, style, track if run.fate is Fate.KEPT else _MARKS[run.fate])


def _prefix(row: Row, label: str, new_label: str) -> list[Bit]:
    """Return the number or the mark that begins a row, both of them when it differs."""
    number = row.number if row.shape.kind is ShapeKind.HEADING else ""
    before, after = row.numbers if row.numbers and number else (number, number)
    style, new_style = PLAIN, PLAIN
    if label or new_label:
        before, after = label, new_label
        style, new_style = Style(note=label), Style(note=new_label)
    if not before and not after:
        return []
    if before == after:
        return [Bit(after, new_style, Track.KEPT), Bit(" ", PLAIN, Track.KEPT)]
    both = [Bit(before, style, Track.DELETED), Bit(after, new_style, Track.INSERTED)]
    return [*(bit for bit in both if bit.text), Bit(" ", PLAIN, Track.KEPT)]


def _mark_after(bits: Sequence[Bit], track: Track, *, is_new: bool) -> Track:
    """Return the mark of a break: a move only after text that was moved.

    LibreOffice forgets the mark of a break when the text before it has another one.
    """
    last = bits[-1].track if bits else track
    return last if last is track else _SIDES[is_new, False]


def _groups(old: Shape | None, new: Shape | None) -> tuple[int | None, int | None]:
    return (old.group if old else None), (new.group if new else None)
