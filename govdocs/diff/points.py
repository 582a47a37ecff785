"""The points of a summary: which are new, which are gone and which are rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.diff.difference import Difference, Row
from govdocs.diff.likeness import CUT_OFF
from govdocs.diff.lists import as_list, count
from govdocs.diff.match import Pair, is_reordered, item, match
from govdocs.diff.value import ABSENT, Value, arrow
from govdocs.model.redline import TermChange


def tell_points(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell the counts in one line and then each point that differs; texts only."""
    old, new = _texts(difference.old), _texts(difference.new)
    if old is None or new is None or not (old or new):
        return
    one, other = ([item(text, "", text) for text in side] for side in (old, new))
    pairs = match(one, other, CUT_OFF)
    told = sorted(_events(difference, row, (old, new), pairs), key=lambda one: one[0])
    if said := _counts([change for _, change in told], row, pairs):
        whole = difference.change(f"{row.title}: {said}", row.consequence(difference))
        yield whole
    yield from (change for _, change in told)


def _texts(value: Value) -> list[str] | None:
    items = as_list(value)
    if items is None:
        return None
    found = [one for one in items if isinstance(one, str)]
    return found if len(found) == len(items) else None


def _events(
    difference: Difference,
    row: Row,
    sides: tuple[list[str], list[str]],
    pairs: list[Pair],
) -> Iterator[tuple[tuple[int, int], TermChange]]:
    """Yield each change with the place it is told at: gone ones before new ones."""
    old, new = sides
    here, there = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, text in enumerate(old):
        if i not in here:
            yield (
                (i, 0),
                _point(difference, row, text, ABSENT, f"{i + 1} utgår: {text}"),
            )
    for j, text in enumerate(new):
        if j not in there:
            told = f"{j + 1} tillkommer: {text}"
            yield (j, 2), _point(difference, row, ABSENT, text, told)
    for i, j in pairs:
        if old[i] != new[j]:
            place = f"{j + 1}" if i == j else f"{j + 1} (förut {i + 1})"
            told = f"{place} skrivs om: {arrow(old[i], new[j])}"
            yield (j, 1), _point(difference, row, old[i], new[j], told)


def _point(
    difference: Difference, row: Row, old: Value, new: Value, text: str
) -> TermChange:
    key = f"{difference.key}.{row.noun.one}"
    told = f"{row.title}, {row.noun.one} {text}"
    return Difference(key, old, new, difference.sides).change(told)


def _counts(changes: list[TermChange], row: Row, pairs: list[Pair]) -> str:
    """Say how many points join, leave and are rewritten, and whether they moved."""
    counts = (
        ("tillkommer", sum(one.old is None for one in changes)),
        ("utgår", sum(one.new is None for one in changes)),
        ("skrivs om", sum(None not in (one.old, one.new) for one in changes)),
    )
    said: list[str] = []
    for verb, number in counts:
        if number:
            what = str(number) if said else count(number, row.noun)
            said.append(f"{what} {verb}")
    if is_reordered(pairs):
        alone = f"samma {row.noun.many} i annan ordning"
        said.append("ordningen är en annan" if said else alone)
    return ", ".join(said)
