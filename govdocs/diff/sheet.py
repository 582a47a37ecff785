"""Two texts and their redline as a sheet: rows, the changes in them, and the sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.diff.hidden import find_hidden
from govdocs.diff.rows import Laying, Side
from govdocs.diff.weave import NUMBER
from govdocs.model.redline import Redline
from govdocs.model.sheet import (
    Change,
    ChangeKind,
    Fate,
    Row,
    Run,
    SectionCount,
    ShapeKind,
    Sheet,
)

_WORD = re.compile(rf"{NUMBER}|\w+")


def make_sheet(old: Side, new: Side, redline: Redline) -> Sheet:
    """Return a redline as readers see it."""
    laying = Laying(old, new, redline)
    kinds = [replace(row, kind=_kind(row)) for row in laying.rows()]
    rows = tuple(_numbered(_judged(kinds)))
    return Sheet(
        rows,
        tuple(_changes(rows)),
        redline.metadata,
        tuple(find_hidden(old, new, redline, laying.blocks, rows)),
        tuple(_sections(rows)),
        is_same=old.text[old.body :] == new.text[new.body :],
        exact=redline.exact,
    )


def _kind(row: Row) -> ChangeKind | None:
    """Return what happened to a row; None when a reader sees no difference."""
    if row.move:
        return ChangeKind.MOVED
    if row.old is None or row.new is None:
        return ChangeKind.REMOVED if row.new is None else ChangeKind.ADDED
    if _has_other_words(row):
        return ChangeKind.REWRITTEN
    if row.numbers:
        return ChangeKind.RENUMBERED
    is_reshaped = not row.old.is_like(row.new) or any(run.was for run in row.runs)
    return ChangeKind.RESHAPED if is_reshaped else None


def _judged(rows: Sequence[Row]) -> list[Row]:
    """Return rows whose moves are edited only where a reader finds other words.

    A move as operations is edited by another level of heading or other marks too.
    """
    edited = {
        row.move.id
        for row in rows
        if row.move and row.move.is_new_place and _is_edited(row)
    }
    return [
        replace(row, move=replace(row.move, is_edited=row.move.id in edited))
        if row.move
        else row
        for row in rows
    ]


def _is_edited(row: Row) -> bool:
    return row.old is None or row.new is None or _has_other_words(row)


def _has_other_words(row: Row) -> bool:
    """Tell whether words differ, or the paragraph was split or joined."""
    return row.mark is not Fate.KEPT or any(map(_is_rewritten, row.runs))


def _is_rewritten(run: Run) -> bool:
    """Tell whether words differ, lead somewhere else, or are proposed to go."""
    if run.is_marked or run.was is None:
        return run.is_marked
    is_linked_alike = run.was.link == run.style.link
    return not is_linked_alike or run.was.proposed != run.style.proposed


def _numbered(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows with the number of their change; both ends of a move have the same."""
    numbers: list[int] = []
    moves: dict[int, int] = {}
    last = 0
    before: Row | None = None
    for row in rows:
        number = 0
        if row.kind not in _UNCOUNTED and not _is_left(row):
            is_new = not (before and _goes_on(before, row))
            known = moves.get(row.move.id) if row.move else None
            number = known or last + is_new
            last = max(last, number)
            if row.move:
                moves[row.move.id] = number
        before = row
        numbers.append(number)
    for row, number in zip(rows, numbers, strict=True):
        left = moves.get(row.move.id, 0) if row.move else 0
        yield replace(row, change=number or left)


# A new number or another level of heading changes no words.
_UNCOUNTED = (None, ChangeKind.RENUMBERED, ChangeKind.RESHAPED)


def _is_left(row: Row) -> bool:
    """Tell whether a row is the place that something was moved from."""
    return row.move is not None and not row.move.is_new_place


def _goes_on(before: Row, row: Row) -> bool:
    """Tell whether a row is part of the change before it: whole blocks of one section."""
    return (
        row.kind is before.kind
        and row.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)
        and row.section == before.section
        and row.shape.kind is not ShapeKind.HEADING
    )


def _changes(rows: Sequence[Row]) -> Iterator[Change]:
    """Yield the changes in order, a move where the text stands now."""
    places: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if row.change and not _is_left(row):
            places.setdefault(row.change, []).append(at)
    for number, found in sorted(places.items()):
        first, last = found[0], found[-1]
        row = rows[first]
        kind = row.kind or ChangeKind.REWRITTEN
        gone, come = _count([rows[at] for at in found])
        yield Change(
            number=number,
            kind=kind,
            first=first,
            last=last,
            section=row.section,
            place=row.place,
            gone=gone,
            come=come,
        )


def _count(rows: Sequence[Row]) -> tuple[int, int]:
    """Return how many words were taken out and put in."""
    words = {Fate.KEPT: 0, Fate.ADDED: 0, Fate.REMOVED: 0}
    for row in rows:
        for run in row.runs:
            if run.is_marked:
                words[run.fate] += len(_WORD.findall(run.text))
    return words[Fate.REMOVED], words[Fate.ADDED]


def _sections(rows: Sequence[Row]) -> Iterator[SectionCount]:
    """Yield the sections in which words were changed, in order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if not _is_left(row):
            found.setdefault(row.section, []).append(row)
    for name, inside in found.items():
        gone, come = _count(inside)
        if gone or come:
            yield SectionCount(name, gone, come)
