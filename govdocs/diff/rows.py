"""The rows of a redline: both texts laid together, moved ones where they stand now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from govdocs.diff.linking import Group, link
from govdocs.diff.places import Place, find_places
from govdocs.diff.weave import Equal, Numbers, Stretch, one_sided, weave
from govdocs.model.redline import Move, Redline, Span
from govdocs.model.sheet import Fate, MoveEnd, Row, Run, Shape, ShapeKind
from govdocs.text.passages import Passage, read_passages


@dataclass(frozen=True, slots=True)
class Side:
    """One of two compared texts; what is before `body` is front matter, told apart.

    `numbers` are the numbers of headings by id, for texts whose headings are numbered.
    """

    text: str
    body: int
    numbers: Mapping[str, str]


class _Moved(NamedTuple):
    """A move of whole blocks: old from a to b, new from c to d."""

    move: Move
    group: Group


class Laying:
    """Lays two texts together, block by block."""

    def __init__(self, old: Side, new: Side, redline: Redline) -> None:
        self._old, self._new = old, new
        self._redline = redline
        self.blocks = (
            read_passages(old.text, old.body),
            read_passages(new.text, new.body),
        )
        self._places = (
            find_places(self.blocks[0], old.numbers),
            find_places(self.blocks[1], new.numbers),
        )
        spans = [(one.old, one.new) for one in redline.renumbered]
        self._numbers = Numbers(
            sorted(one for one, _ in spans), sorted(one for _, one in spans)
        )
        self._renumbered = dict(spans)
        self._names: dict[str, str] = {}

    def rows(self) -> Iterator[Row]:
        """Yield the rows; what was taken out stands before what was put in."""
        old, new = self.blocks
        groups = link(self._old.text, old, new, self._redline.ops)
        moves = list(self._moves(groups))
        self._learn_names([*groups, *(one.group for one in moves)])
        equal = Equal(self._redline.ops)
        gone = {i: one for one in moves for i in range(one.group.a, one.group.b)}
        come = {j: one for one in moves for j in range(one.group.c, one.group.d)}
        at = to = 0
        for group in [*groups, Group(len(old), len(old), len(new), len(new))]:
            yield from self._gone(range(at, group.a), gone)
            yield from self._come(range(to, group.c), come)
            yield from self._group(group, equal)
            at, to = group.b, group.d

    def _moves(self, groups: Sequence[Group]) -> Iterator[_Moved]:
        """Yield the moves that are of whole blocks on both sides, told in no group."""
        kept = {i for one in groups for i in range(one.a, one.b)}
        held = {j for one in groups for j in range(one.c, one.d)}
        for move in self._redline.moves:
            a, b = _covered(self.blocks[0], self._old.text, move.old)
            c, d = _covered(self.blocks[1], self._new.text, move.new)
            if not a < b or not c < d:
                continue
            if kept.isdisjoint(range(a, b)) and held.isdisjoint(range(c, d)):
                yield _Moved(move, Group(a, b, c, d))

    def _learn_names(self, groups: Sequence[Group]) -> None:
        """Note what each section of the old text is called in the new one."""
        for group in groups:
            for i, j in zip(
                range(group.a, group.b), range(group.c, group.d), strict=False
            ):
                shapes = self.blocks[0][i].shape, self.blocks[1][j].shape
                if all(shape.kind is ShapeKind.HEADING for shape in shapes):
                    before = self._places[0][i].section
                    self._names[before] = self._places[1][j].section

    def _gone(self, places: range, moved: Mapping[int, _Moved]) -> Iterator[Row]:
        for i in places:
            if i in moved:
                yield self._left(i, moved[i])
            else:
                yield self._one_sided(0, i)

    def _come(self, places: range, moved: Mapping[int, _Moved]) -> Iterator[Row]:
        for j in places:
            if j not in moved:
                yield self._one_sided(1, j)
            elif j == moved[j].group.c:
                yield from self._arrived(moved[j])

    def _one_sided(self, side: int, at: int) -> Row:
        block = self.blocks[side][at]
        fate = (Fate.REMOVED, Fate.ADDED)[side]
        cells, mark = one_sided(block, fate)
        if side:
            return self._placed(Row(None, block.shape, cells, mark), None, at)
        return self._placed(Row(block.shape, None, cells, mark), at, None)

    def _left(self, i: int, moved: _Moved) -> Row:
        """Return the place that a moved block was taken from."""
        block = self.blocks[0][i]
        equal = Equal(moved.move.inner)
        cells = tuple(
            tuple(
                Run(fate, text, one.style)
                for one in cell
                for fate, text in _by_fate(one.start, one.end, one.text, equal)
            )
            for cell in block.cells
        )
        there = self._places[1][moved.group.c].cited
        end = MoveEnd(moved.move.id, False, there, moved.move.edited)
        row = Row(block.shape, None, cells, Fate.REMOVED, end)
        return self._placed(row, i, None)

    def _arrived(self, moved: _Moved) -> Iterator[Row]:
        """Yield what was moved, with what was changed in it."""
        a, b, c, d = moved.group
        old, new = self.blocks[0][a:b], self.blocks[1][c:d]
        inner = moved.move.inner
        equal = Equal(inner)
        here = self._places[0][a].cited
        end = MoveEnd(moved.move.id, True, here, moved.move.edited)
        at = to = 0
        groups = link(self._old.text, old, new, inner)
        for group in [*groups, Group(len(old), len(old), len(new), len(new))]:
            rows = [
                *(self._one_sided(0, a + i) for i in range(at, group.a)),
                *(self._one_sided(1, c + j) for j in range(to, group.c)),
                *self._group(_shifted(group, a, c), equal),
            ]
            yield from (replace(row, move=end) for row in rows)
            at, to = group.b, group.d

    def _group(self, group: Group, equal: Equal) -> Iterator[Row]:
        """Yield the rows of blocks that share text."""
        old, new = self.blocks[0][group.a : group.b], self.blocks[1][group.c : group.d]
        if not old:
            return
        i = j = 0
        for stretch in weave(old, new, equal, self._numbers):
            one, other = _shapes(stretch, old[i].shape, new[j].shape)
            row = Row(one, other, stretch.cells, stretch.mark)
            yield self._placed(
                row,
                group.a + i if row.old else None,
                group.c + j if row.new else None,
            )
            i += stretch.mark is not Fate.ADDED and i + 1 < len(old)
            j += stretch.mark is not Fate.REMOVED and j + 1 < len(new)

    def _placed(self, row: Row, i: int | None, j: int | None) -> Row:
        """Return a row with where it stands, in the new text if it is there."""
        old, new = self.blocks
        places = [
            None if i is None else self._places[0][i],
            None if j is None else self._places[1][j],
        ]
        place = places[1] or places[0]
        assert place is not None, "a row stands in one of the texts"
        block = new[j] if j is not None else old[i or 0]
        return replace(
            row,
            id=block.id,
            section=place.section if j is not None else self._name(place.section),
            place=place.cited,
            number=place.number,
            numbers=self._changed_number(i, j, places),
            at=(
                old[i].start if i is not None else None,
                new[j].start if j is not None else None,
            ),
        )

    def _name(self, section: str) -> str:
        return self._names.get(section, section)

    def _changed_number(
        self, i: int | None, j: int | None, places: Sequence[Place | None]
    ) -> tuple[str, str] | None:
        if i is None or j is None:
            return None
        before, after = (place.number if place else "" for place in places)
        if before != after and before and after:
            return before, after
        block = self.blocks[0][i]
        at = bisect_left(self._numbers.old, (block.start, 0))
        if at == len(self._numbers.old) or self._numbers.old[at][1] > block.end:
            return None
        span = self._numbers.old[at]
        other = self._renumbered[span]
        return self._old.text[slice(*span)], self._new.text[slice(*other)]


def _covered(blocks: Sequence[Passage], text: str, span: Span) -> tuple[int, int]:
    """Return which blocks a stretch covers; none when it cuts one."""
    first = bisect_left([one.end for one in blocks], span[0] + 1)
    last = first
    while last < len(blocks) and blocks[last].start < span[1]:
        last += 1
    if first == last:
        return 0, 0
    start, end = blocks[first].start, blocks[last - 1].end
    inside = span[0] <= start and end <= span[1]
    return (first, last) if inside else (0, 0)


def _by_fate(
    start: int, end: int, text: str, equal: Equal
) -> Iterator[tuple[Fate, str]]:
    """Yield the text of a moved segment by what became of it."""
    if len(text) != end - start or equal(start, end) is not None:
        yield Fate.KEPT if equal(start, end) is not None else Fate.REMOVED, text
        return
    begun = 0
    fates = [equal(at, at + 1) is not None for at in range(start, end)]
    for at in range(1, len(fates) + 1):
        if at == len(fates) or fates[at] != fates[begun]:
            yield Fate.KEPT if fates[begun] else Fate.REMOVED, text[begun:at]
            begun = at


def _shapes(
    stretch: Stretch, old: Shape, new: Shape
) -> tuple[Shape | None, Shape | None]:
    """Return what a woven row is on each side; None where nothing of it stands."""
    fates = {run.fate for cell in stretch.cells for run in cell} | {stretch.mark}
    return (
        None if fates == {Fate.ADDED} else old,
        None if fates == {Fate.REMOVED} else new,
    )


def _shifted(group: Group, i: int, j: int) -> Group:
    return Group(group.a + i, group.b + i, group.c + j, group.d + j)
