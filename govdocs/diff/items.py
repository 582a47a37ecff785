"""Lists of mappings, such as indicators: each told by its name, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.diff.difference import Difference, Row
from govdocs.diff.lists import as_list
from govdocs.diff.match import Item, Pair, is_reordered, item, match
from govdocs.diff.value import (
    ABSENT,
    Value,
    arrow,
    both_in_words,
    capital,
    identity,
    in_words,
)
from govdocs.model.redline import TermChange
from govdocs.text.yaml import Data

Mapping = dict[str, Data]

_ALIKE = 0.5
_NAMES = ("namn", "titel", "name", "title", "id")


def tell_items(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell what joins, leaves and differs; nothing when a side has other items."""
    old, new = _mappings(difference.old), _mappings(difference.new)
    if old is None or new is None or not (old or new):
        return
    name = row.name or _name(old + new)
    pairs = match(_items(old, name), _items(new, name), _ALIKE)
    told = _Told(difference, row, name)
    here, there = {i for i, _ in pairs}, {j for _, j in pairs}
    events: list[tuple[int, int, Iterator[TermChange]]] = [
        *((j, 1, told.changed(old[i], new[j])) for i, j in pairs),
        *((j, 2, told.joins(new[j])) for j in range(len(new)) if j not in there),
        *((i, 0, told.leaves(old[i])) for i in range(len(old)) if i not in here),
    ]
    for _, _, changes in sorted(events, key=lambda event: event[:2]):
        yield from changes
    if is_reordered(pairs):
        yield told.reordered(old, new, pairs)


def _mappings(value: Value) -> list[Mapping] | None:
    items = as_list(value)
    if items is None:
        return None
    found = [one for one in items if isinstance(one, dict) and one]
    return found if len(found) == len(items) else None


def _name(items: list[Mapping]) -> str:
    """Return the key that all items have a name under; '' when there is none."""
    return next((key for key in _NAMES if all(key in one for one in items)), "")


def _items(items: list[Mapping], name: str) -> list[Item]:
    return [
        item(
            identity(one),
            identity(one[name]) if name in one else "",
            " ".join(map(in_words, one.values())),
        )
        for one in items
    ]


class _Told:
    """How the items of one list are told."""

    def __init__(self, difference: Difference, row: Row, name: str) -> None:
        self._whole = difference
        self._row = row
        self._name = name

    def joins(self, one: Mapping) -> Iterator[TermChange]:
        """Tell an item that was not there."""
        difference = Difference(self._whole.key, ABSENT, one, self._whole.sides)
        yield difference.change(self._with_all(one, "tillkommer"))

    def leaves(self, one: Mapping) -> Iterator[TermChange]:
        """Tell an item that is no longer there."""
        difference = Difference(self._whole.key, one, ABSENT, self._whole.sides)
        yield difference.change(self._with_all(one, "utgår"))

    def changed(self, old: Mapping, new: Mapping) -> Iterator[TermChange]:
        """Tell each value of an item that differs."""
        for leaf in {**new, **old}:
            one, other = old.get(leaf, ABSENT), new.get(leaf, ABSENT)
            if identity(one) != identity(other):
                yield self._value(new, leaf, one, other)

    def reordered(
        self, old: list[Mapping], new: list[Mapping], pairs: list[Pair]
    ) -> TermChange:
        """Tell that what stays stands in another order."""
        one: list[Data] = [self._called(old[i]) for i in sorted(i for i, _ in pairs)]
        other: list[Data] = [self._called(new[j]) for _, j in pairs]
        names = Difference(self._whole.key, one, other, self._whole.sides)
        is_told = identity(one) != identity(other)
        whole = len(pairs) == len(old) == len(new)
        said = f"samma {self._row.noun.many} i annan ordning" if whole else ""
        text = f"{self._row.title}: {said or 'ordningen är en annan'}"
        return (names if is_told else self._whole).change(text)

    def _value(self, new: Mapping, leaf: str, old: Value, other: Value) -> TermChange:
        key = f"{self._whole.key}.{leaf}"
        difference = Difference(key, old, other, self._whole.sides)
        words = [one or ABSENT.value for one in both_in_words(old, other)]
        the = capital(self._row.noun.the)
        if leaf == self._name and ABSENT not in (old, other):
            return difference.change(f'{the} "{words[0]}" heter nu "{words[1]}"')
        title = self._row.leaves.get(leaf, leaf.replace("_", " "))
        text = f'{the} "{self._called(new)}", {title}: {arrow(*words)}'
        return difference.change(text)

    def _called(self, one: Mapping) -> str:
        words = in_words(one.get(self._name, one))
        return self._row.say(words, self._whole.sides)

    def _with_all(self, one: Mapping, verb: str) -> str:
        rest = "; ".join(
            f"{self._row.leaves.get(key, key.replace('_', ' '))}: {in_words(value)}"
            for key, value in one.items()
            if key != self._name
        )
        called = in_words(one[self._name]) if self._name in one else ""
        called = self._row.say(called, self._whole.sides)
        told = f"{called} ({rest})" if called and rest else called or rest
        return f"{capital(self._row.noun.one)} {verb}: {told}"
