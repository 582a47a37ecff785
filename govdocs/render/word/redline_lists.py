"""Which list of the old text each list of the new one is, so that they share numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from govdocs.model.sheet import Row, Shape, ShapeKind


class ListPairs:
    """The lists of both texts laid together, one to one.

    A list that was moved is two lists in Word, or its numbers would go on from the one
    place to the other.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._starts = (
            _starts(row.old for row in rows),
            _starts(row.new for row in rows),
        )
        self._new_of: dict[int, int] = {}
        self._old_of: dict[int, int] = {}
        for (one, other), _ in _votes(rows).most_common():
            if self._can_pair(one, other):
                self._new_of[one], self._old_of[other] = other, one

    def agree(self, old: Shape, new: Shape) -> bool:
        """Tell whether an item kept in place has its right number in both texts."""
        if not _are_items(old, new) or new.number is None:
            return True
        return self._new_of.get(old.group) == new.group

    def identity(self, groups: tuple[int | None, int | None]) -> tuple[int, bool]:
        """Return the list that an item is in: its group, and whether of the new text."""
        old, new = groups
        if new is not None:
            return new, True
        assert old is not None, "an item stands in one of the texts"
        return (self._new_of[old], True) if old in self._new_of else (old, False)

    def start(self, identity: tuple[int, bool]) -> int | None:
        """Return the first number of a list; None when it has bullets."""
        group, is_new = identity
        return self._starts[is_new].get(group)

    def _can_pair(self, old: int, new: int) -> bool:
        is_free = old not in self._new_of and new not in self._old_of
        return is_free and self._starts[0][old] == self._starts[1][new]


def _starts(shapes: Iterable[Shape | None]) -> dict[int, int | None]:
    """Return the first number of each list of one text; None for bullets."""
    starts: dict[int, int | None] = {}
    for shape in shapes:
        if shape and shape.kind is ShapeKind.ITEM:
            first = starts.setdefault(shape.group, shape.number)
            if shape.number is not None and first is not None:
                starts[shape.group] = min(first, shape.number)
    return starts


def _votes(rows: Iterable[Row]) -> Counter[tuple[int, int]]:
    """Return how many items each list of the old text has in each of the new."""
    votes: Counter[tuple[int, int]] = Counter()
    for row in rows:
        old, new = row.old, row.new
        if row.move is None and old and new and _are_items(old, new):
            votes[old.group, new.group] += 1
    return votes


def _are_items(old: Shape, new: Shape) -> bool:
    return old.kind is new.kind is ShapeKind.ITEM
