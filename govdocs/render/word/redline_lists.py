"""Which list of the old text each list of the new one is, so that they share numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from govdocs.model.sheet import Row, Shape, ShapeKind


class WordList(NamedTuple):
    """A list as Word has it: its group, and its first number; None for bullets.

    A list that passes over a number, since an item of it is empty or begins with code,
    is two in Word.
    """

    group: int
    first: int | None


class ListPairs:
    """The lists of both texts laid together, one to one.

    A list that was moved is two lists in Word, or its numbers would go on from the one
    place to the other.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._firsts = (
            _firsts(row.old for row in rows),
            _firsts(row.new for row in rows),
        )
        self._new_of: dict[WordList, WordList] = {}
        self._old_of: dict[WordList, WordList] = {}
        for (one, other), _ in self._votes(rows).most_common():
            is_free = one not in self._new_of and other not in self._old_of
            if is_free and one.first == other.first:
                self._new_of[one], self._old_of[other] = other, one

    def agree(self, old: Shape, new: Shape) -> bool:
        """Tell whether an item kept in place has its right number in both texts."""
        if not _are_items(old, new) or new.number is None:
            return True
        return self._new_of.get(self._list(old, is_new=False)) == self._list(
            new, is_new=True
        )

    def identity(self, shape: Shape, *, is_new: bool) -> tuple[WordList, bool]:
        """Return the list that an item of one text is in, and whether of the new one."""
        found = self._list(shape, is_new=is_new)
        if not is_new and found in self._new_of:
            return self._new_of[found], True
        return found, is_new

    def _list(self, shape: Shape, *, is_new: bool) -> WordList:
        if shape.number is None:
            return WordList(shape.group, None)
        first = self._firsts[is_new][shape.group, shape.number]
        return WordList(shape.group, first)

    def _votes(self, rows: Iterable[Row]) -> Counter[tuple[WordList, WordList]]:
        """Return how many items each list of the old text has in each of the new."""
        votes: Counter[tuple[WordList, WordList]] = Counter()
        for row in rows:
            old, new = row.old, row.new
            if row.move is None and old and new and _are_items(old, new):
                both = self._list(old, is_new=False), self._list(new, is_new=True)
                votes[both] += 1
        return votes


def _firsts(shapes: Iterable[Shape | None]) -> Mapping[tuple[int, int], int]:
    """Return for each numbered item the number that its unbroken series begins with."""
    items = {
        (one.group, one.number)
        for one in shapes
        if one and one.kind is ShapeKind.ITEM and one.number is not None
    }
    firsts: dict[tuple[int, int], int] = {}
    for group, number in sorted(items):
        firsts[group, number] = firsts.get((group, number - 1), number)
    return firsts


def _are_items(old: Shape, new: Shape) -> bool:
    return old.kind is new.kind is ShapeKind.ITEM
