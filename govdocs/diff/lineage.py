"""What each stretch of the old text became, read from a redline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdocs.model.redline import Op, Redline, Span


class Kept(NamedTuple):
    """A stretch that is the same in both texts; `move` is 0 for what stood still."""

    start: int
    end: int
    new: int
    move: int


class Replaced(NamedTuple):
    """A stretch that was taken out, and what was put in its place."""

    start: int
    end: int
    new: Span
    move: int


class Lineage:
    """Answers what became of old text; cheap to ask many times."""

    def __init__(self, redline: Redline) -> None:
        self._kept: list[Kept] = []
        self._replaced: list[Replaced] = []
        self._read(redline.ops, 0)
        for move in redline.moves:
            self._read(move.inner, move.id)
        self._kept.sort()
        self._replaced.sort()
        self._ends = [one.end for one in self._kept]

    def kept(self, span: Span) -> Iterator[Kept]:
        """Yield what is kept of a stretch, in the order of the old text."""
        at = bisect_right(self._ends, span[0])
        while at < len(self._kept) and self._kept[at].start < span[1]:
            yield self._kept[at]
            at += 1

    def replaced(self, span: Span) -> Iterator[Replaced]:
        """Yield what was replaced of a stretch, with what took its place."""
        at = bisect_left(self._replaced, (span[0],))
        while at and self._replaced[at - 1].end > span[0]:
            at -= 1
        while at < len(self._replaced) and self._replaced[at].start < span[1]:
            yield self._replaced[at]
            at += 1

    def replaced_at(self, at: int, move: int) -> Replaced | None:
        """Return the replacement that a place in the old text was part of."""
        place = bisect_left(self._replaced, (at + 1,)) - 1
        while place >= 0 and self._replaced[place].end > at:
            if self._replaced[place].move == move:
                return self._replaced[place]
            place -= 1
        return None

    def _read(self, ops: Sequence[Op], move: int) -> None:
        gone: Span | None = None
        for op in ops:
            if op.old and op.new:
                self._kept.append(Kept(*op.old, op.new[0], move))
            elif op.old:
                gone = op.old if op.move is None else None
                continue
            elif gone and op.new and op.move is None:
                self._replaced.append(Replaced(*gone, op.new, move))
            gone = None
