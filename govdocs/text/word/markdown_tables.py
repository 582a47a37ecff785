"""The cells of a table in Word as rows that are all as wide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from govdocs.model.word_text import BOLD, SET_LEFT, CellPlace
from govdocs.text.word.markdown_looks import is_bold
from govdocs.text.word.markdown_roles import Line, is_ours

Cell = tuple[Line, ...]

_HEADS = ("table heading", "tabellrubrik")
# More rows than these are marked by mistake.
_MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `aligns` are those of its columns, as header cells have them.

    `heads` are the headings, one over several columns again over each; `spread` are
    those that come to stand so, once for each time more. `merged`, `nested` and
    `crowded` count cells that had more than a cell has, and `tops` rows of headings,
    of which `joined` are the first row here.
    """

    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[Cell, ...] = ()
    spread: tuple[Line, ...] = ()
    merged: int = 0
    nested: int = 0
    crowded: int = 0
    has_header: bool = False
    tops: int = 0
    joined: int = 1
    aligns: tuple[str, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """Return all its paragraphs that say something, in order."""
        return [one for row in self.rows for cell in row for one in cell]

    @property
    def has_names(self) -> bool:
        """Tell whether the first column names the rows, below an empty corner."""
        corner, *heads = self.heads
        names = [row[0] for row in self.rows[1:]]
        return not corner and all(heads) and bool(heads and names) and all(names)

    @property
    def has_bold_names(self) -> bool:
        """Tell whether all of those names are bold."""
        names = [one for row in self.rows[1:] for one in row[0]]
        return self.has_names and all(map(_is_loud, names))

    @property
    def name(self) -> str:
        """Return the first words in it, for a person to find it by."""
        words = " ".join(one.text.strip() for one in self.lines).split()
        return " ".join(words[:6])


def grid_of(lines: Sequence[Line]) -> Grid:
    """Return the rows of the table that the lines stand in; inner tables as text."""
    outer = [_outer(lines, at) for at in range(len(lines))]
    numbers = sorted({one.row for one in outer})
    # A column where no cell begins is only how the rows were drawn.
    columns = sorted({one.column for one in outer})
    cells = _filled(lines, outer)
    rows = tuple(
        tuple(tuple(cells.get((row, column), ())) for column in columns)
        for row in numbers
    )
    tops = {(one.row, one.column): one for one in outer}
    marked = {one.row for one in outer if one.is_header}
    # One marked further down repeats nothing, and is no heading of the columns.
    top = sum(1 for _ in takewhile(marked.__contains__, numbers))
    below = _below_wide(tops, numbers[0], columns)
    count = _head_rows(rows, top, below)
    spread = [
        _spread(own, [tops.get((number, one)) for one in columns], columns)
        for number, own in zip(numbers[:count], rows, strict=False)
    ]
    shown = [
        [own or more for own, more in zip(*both, strict=True)]
        for both in zip(rows, spread, strict=False)
    ]
    return Grid(
        (_joined(rows[:count]), *rows[count:]),
        _joined(shown),
        tuple(line for row in spread for cell in row for line in cell),
        merged=sum(_is_merged(one, columns) for one in tops.values()),
        nested=len({one.tables for one in _cells(lines) if len(one.tables) > 1}),
        crowded=sum(len(those) > 1 for those in cells.values()),
        has_header=any(one.is_header for one in outer),
        tops=max(len(marked), count),
        joined=count,
        aligns=tuple(
            _align(lines, outer, column, numbers[count - 1]) for column in columns
        ),
    )


def _head_rows(
    rows: Sequence[Sequence[Cell]], marked: int, below: Sequence[int]
) -> int:
    """Return how many of the first rows are headings, from 1.

    Few mark such rows. Two are headings by their look when they are the only bold ones,
    and a heading of the first goes on over several columns that each have one in the
    second: `below` are the places of those columns.
    """
    if 1 < marked < len(rows) and marked <= _MOST_HEADS:
        return marked
    bold = [_is_bold(row) for row in rows[:3]]
    if marked > 1 or bold != [True, True, False]:
        return 1
    return 2 if below and all(rows[1][at] for at in below) else 1


def _below_wide(
    tops: Mapping[tuple[int, int], CellPlace], row: int, columns: Sequence[int]
) -> list[int]:
    """Return the places of the columns that a cell of a row shares with others."""
    places = (tops.get((row, column)) for column in columns)
    ends = [
        (one.column, one.column + one.width) for one in places if one and one.width > 1
    ]
    return [
        at
        for at, column in enumerate(columns)
        if any(first <= column < end for first, end in ends)
    ]


def _is_bold(row: Sequence[Cell]) -> bool:
    lines = [one for cell in row for one in cell if one.text.strip()]
    return bool(lines) and all(_is_loud(one) or _is_head(one) for one in lines)


def _is_head(line: Line) -> bool:
    """Tell whether the style of a line is one for headings of columns, or is bold."""
    own = line.paragraph
    is_styled = own.style.lower().startswith(_HEADS) or bool(own.stress & BOLD)
    return is_styled and not is_ours(own)


def _joined(rows: Sequence[Sequence[Cell]]) -> tuple[Cell, ...]:
    """Return rows as one, the cells of each column after each other."""
    columns = zip(*rows, strict=True)
    return tuple(tuple(line for cell in one for line in cell) for one in columns)


def _is_loud(line: Line) -> bool:
    return is_bold(line) and not is_ours(line.paragraph)


def _filled(
    lines: Sequence[Line], places: Sequence[CellPlace]
) -> dict[tuple[int, int], list[Line]]:
    """Return by row and column the lines that say something."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line, place in zip(lines, places, strict=True):
        if line.text.strip() or any(
            piece.picture or piece.note for piece in line.paragraph.pieces
        ):
            cells.setdefault((place.row, place.column), []).append(line)
    return cells


def _is_merged(place: CellPlace, columns: Sequence[int]) -> bool:
    end = place.column + place.width
    return place.height > 1 or sum(place.column <= one < end for one in columns) > 1


def _spread(
    heads: Sequence[Cell], places: Sequence[CellPlace | None], columns: Sequence[int]
) -> list[Cell]:
    """Return for each column the words of a heading that goes on over it from the left."""
    found: list[Cell] = []
    cell: Cell = ()
    end = 0
    for head, place, column in zip(heads, places, columns, strict=True):
        if place:
            cell, end = tuple(map(_bare, head)), place.column + place.width
        found.append(() if place or column >= end else cell)
    return found


def _bare(line: Line) -> Line:
    """Return a line without what a text may have only once."""
    pieces = line.paragraph.pieces
    words = tuple(one for one in pieces if not (one.note or one.picture))
    return replace(line, paragraph=line.paragraph._replace(pieces=words, anchors=()))


def _align(
    lines: Sequence[Line], places: Sequence[CellPlace], column: int, head: int
) -> str:
    """Return how a column is set: as all its paragraphs are that say something.

    The head may be set in another way; its style tells that a column is set to the left.
    `head` is the last row of it.
    """
    inside = [
        (line, place)
        for line, place in zip(lines, places, strict=True)
        if place.column == column and place.width <= 1
    ]
    below = [line for line, place in inside if place.row > head]
    those = [one for one in below if one.text.strip()] or [one for one, _ in inside]
    found = {one.paragraph.align for one in those}
    is_left = any(one.paragraph.style == SET_LEFT for one, _ in inside)
    return "l" if is_left else found.pop() if len(found) == 1 else ""


def _cells(lines: Sequence[Line]) -> Iterator[CellPlace]:
    return (one.paragraph.cell for one in lines if one.paragraph.cell)


def _outer(lines: Sequence[Line], at: int) -> CellPlace:
    """Return the outermost cell a line stands in; Word ends each with a paragraph of its own."""
    own = lines[at].paragraph.cell
    assert own is not None
    if len(own.tables) == 1:
        return own
    after = [*lines[at + 1 :], *reversed(lines[:at])]
    found = next((one for one in _cells(after) if len(one.tables) == 1), None)
    return found or own._replace(tables=own.tables[:1], row=0, column=0)
