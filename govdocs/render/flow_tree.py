"""Paragraphs as they nest in a file: tables of them, and controls round them.

Bookmarks begin and end outside the controls that they stand round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from govdocs.model.word_text import PLACEHOLDER, CellPlace, WordParagraph

# The styles of places to write in.
_BOXES = frozenset({"Form Box", "Form Box Last"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One paragraph, and the bookmarks that begin before it and end after it.

    One that `leads` stays on the page of what comes next: a place to write about it, the
    first item of its list, or the next row, so that none begins or ends alone on a page.
    """

    paragraph: WordParagraph
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """Whole paragraphs in a content control; bookmarks as of a leaf."""

    tag: str
    content: tuple[Leaf | Control, ...]
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a covered one lies under a cell that is higher than its row."""

    place: CellPlace
    content: tuple[Leaf | Control, ...] = ()
    is_covered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows, each as wide as the table, cells in order."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """Return how many columns it has."""
        return sum(one.place.width for one in self.rows[0])


Node = Leaf | Control | Grid


@dataclass(frozen=True, slots=True)
class _Span:
    """A bookmark from one paragraph to another, both included."""

    name: str
    first: int
    last: int


def tree_of(paragraphs: Sequence[WordParagraph]) -> tuple[Node, ...]:
    """Return paragraphs as a file holds them.

    A table within a cell comes after the part of the outer table that it stands in.
    """
    nester = _Nester(paragraphs)
    found: list[Node] = []
    at = 0
    for table, group in groupby(paragraphs, _table):
        end = at + len(list(group))
        if table is None:
            found += nester.run(range(at, end))
        else:
            found.append(Grid(tuple(_rows(paragraphs, nester, range(at, end)))))
        at = end
    return tuple(found)


def _table(paragraph: WordParagraph) -> tuple[int, ...] | None:
    return paragraph.cell.tables if paragraph.cell else None


class _Nester:
    """Puts controls round paragraphs, and bookmarks round both."""

    def __init__(self, paragraphs: Sequence[WordParagraph]) -> None:
        self._all = paragraphs
        self._tags = [
            tuple(tag for tag in one.controls if tag != PLACEHOLDER)
            for one in paragraphs
        ]
        self._last_rows: dict[tuple[int, ...], int] = {}
        for cell in (one.cell for one in paragraphs if one.cell):
            last = self._last_rows.get(cell.tables, 0)
            self._last_rows[cell.tables] = max(last, cell.row)
        self._opens: dict[int, list[_Span]] = {}
        self._closes: dict[int, list[_Span]] = {}
        for one in _spans(paragraphs):
            self._opens.setdefault(one.first, []).append(one)
            self._closes.setdefault(one.last, []).append(one)

    def run(
        self, places: range, depth: int = 0, done: frozenset[str] = frozenset()
    ) -> Iterator[Leaf | Control]:
        """Yield paragraphs in the controls they share.

        `done` are bookmarks that have begun, or will end, outside the controls round them.
        """
        for tag, group in groupby(places, lambda at: self._tag(at, depth)):
            together = list(group)
            first, last = together[0], together[-1]
            if tag is None:
                yield from (self._leaf(at, done) for at in together)
                continue
            whole = range(first, last + 1)
            opens = self._around(self._opens.get(first, ()), whole, done)
            closes = self._around(self._closes.get(last, ()), whole, done)
            inner = self.run(whole, depth + 1, done.union(opens, closes))
            yield Control(tag, tuple(inner), opens, closes)

    def _tag(self, at: int, depth: int) -> str | None:
        tags = self._tags[at]
        return tags[depth] if depth < len(tags) else None

    def _leaf(self, at: int, done: frozenset[str]) -> Leaf:
        opens = (one.name for one in self._opens.get(at, ()) if one.name not in done)
        closes = (one.name for one in self._closes.get(at, ()) if one.name not in done)
        return Leaf(self._all[at], tuple(opens), tuple(closes), self._leads(at))

    def _leads(self, at: int) -> bool:
        if at + 1 == len(self._all):
            return False
        own, following = self._all[at], self._all[at + 1]
        if following.style in _BOXES:
            return own.style not in _BOXES
        if own.cell:
            below = self._last_rows[own.cell.tables] - own.cell.row
            return below == 1 or (below > 1 and own.cell.row <= 1)
        if _share_list(own, following):
            is_first = not (at and _share_list(self._all[at - 1], own))
            after = self._all[at + 2 : at + 3]
            return is_first or not any(_share_list(own, one) for one in after)
        is_text = not (own.item or own.level or own.cell)
        is_led = following.cell or following.style.startswith("List ")
        return bool(is_text and is_led)

    @staticmethod
    def _around(
        spans: Sequence[_Span], control: range, done: frozenset[str]
    ) -> tuple[str, ...]:
        """Return the bookmarks that hold all of a control."""
        return tuple(
            one.name
            for one in spans
            if one.name not in done
            and one.first <= control[0]
            and one.last >= control[-1]
        )


def _share_list(one: WordParagraph, other: WordParagraph) -> bool:
    """Tell whether both are rows of the same list."""
    if one.level or other.level or not (one.item and other.item):
        return False
    return one.item.group == other.item.group


def _spans(paragraphs: Sequence[WordParagraph]) -> Iterator[_Span]:
    """Yield bookmarks in order; a name that comes back is not written twice."""
    seen: set[str] = set()
    for first, one in enumerate(paragraphs):
        for name in one.anchors:
            if name in seen:
                continue
            seen.add(name)
            last = first
            while last + 1 < len(paragraphs) and name in paragraphs[last + 1].anchors:
                last += 1
            yield _Span(name, first, last)


def _rows(
    paragraphs: Sequence[WordParagraph], nester: _Nester, places: range
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table, with cells where no paragraph stands."""
    said: dict[tuple[int, int], Cell] = {}
    for place, group in groupby(places, lambda at: paragraphs[at].cell):
        together = list(group)
        assert place is not None, "only paragraphs in cells make a table"
        inner = tuple(nester.run(range(together[0], together[-1] + 1)))
        known = said.get((place.row, place.column))
        before = known.content if known else ()
        said[place.row, place.column] = Cell(place, before + inner)
    covered = {
        (row, column): one
        for (first, column), one in said.items()
        for row in range(first + 1, first + one.place.height)
    }
    width = max(one.place.column + one.place.width for one in said.values())
    for row in range(max(row for row, _ in {**said, **covered}) + 1):
        yield tuple(_row(row, width, said, covered))


def _row(
    row: int,
    width: int,
    said: Mapping[tuple[int, int], Cell],
    covered: Mapping[tuple[int, int], Cell],
) -> Iterator[Cell]:
    at = 0
    while at < width:
        if one := said.get((row, at)):
            yield one
        elif above := covered.get((row, at)):
            one = Cell(above.place, (), is_covered=True)
            yield one
        else:
            one = Cell(CellPlace((), row, at))
            yield one
        at += one.place.width
