"""From what two texts share to the script of operations, and the proof of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govdocs.model.redline import Op, OpKind, Span

Match = tuple[int, int, int]
Moved = Sequence[tuple[int, int, int]]
Stretch = tuple[Span, Span, bool]


def write_script(
    old: str,
    new: str,
    matches: Sequence[Match],
    box: tuple[Span, Span],
    moved: tuple[Moved, Moved] = ((), ()),
) -> tuple[Op, ...]:
    """Return the operations over a box, given the stretches that are the same in both.

    `matches` are (old, new, length) in order. `moved` tells where moved pieces begin
    and end and the id of their moves, on each side in order.
    """
    ops: list[Op] = []
    for one, other, is_equal in _stretches(old, new, matches, box):
        if is_equal:
            ops.append(Op(OpKind.EQUAL, one, other))
            continue
        if one[0] < one[1]:
            for span, id_ in _split(one, moved[0]) if moved[0] else [(one, None)]:
                ops.append(Op(OpKind.DELETE, span, None, id_))
        if other[0] < other[1]:
            for span, id_ in _split(other, moved[1]) if moved[1] else [(other, None)]:
                ops.append(Op(OpKind.INSERT, None, span, id_))
    return tuple(ops)


def _stretches(
    old: str, new: str, matches: Sequence[Match], box: tuple[Span, Span]
) -> Iterator[Stretch]:
    """Yield what is equal and what is not, in turn, each as long as it can be."""
    (start, end), (begin, stop) = box
    first = at, to = start, begin
    for i, j, size in [*matches, (end, stop, 0)]:
        tail = 0
        if at < i and to < j:
            head = _blanks_from(old, new, (at, to), (i, j))
            at, to = at + head, to + head
            tail = _blanks_before(old, new, (at, to), (i, j))
        if at < i - tail or to < j - tail:
            if first[0] < at:
                yield (first[0], at), (first[1], to), True
            yield (at, i - tail), (to, j - tail), False
            first = i - tail, j - tail
        at, to = i + size, j + size
    if first[0] < at:
        yield (first[0], at), (first[1], to), True


def _blanks_from(old: str, new: str, start: Span, end: Span) -> int:
    """Return how much white space two stretches both begin with."""
    most = min(end[0] - start[0], end[1] - start[1])
    at, to = start
    count = 0
    while count < most and (mark := old[at + count]) == new[to + count]:
        if not mark.isspace():
            break
        count += 1
    return count


def _blanks_before(old: str, new: str, start: Span, end: Span) -> int:
    """Return how much white space two stretches both end with."""
    most = min(end[0] - start[0], end[1] - start[1])
    count = 0
    while count < most and (mark := old[end[0] - 1 - count]) == new[end[1] - 1 - count]:
        if not mark.isspace():
            break
        count += 1
    return count


def _split(span: Span, moved: Moved) -> list[tuple[Span, int | None]]:
    """Return a stretch cut at the pieces that were moved out of it or into it."""
    at, end = span
    parts: list[tuple[Span, int | None]] = []
    for place in range(bisect_left(moved, (at, 0, 0)), len(moved)):
        start, stop, id_ = moved[place]
        if start >= end:
            break
        if at < start:
            parts.append(((at, start), None))
        parts.append(((start, stop), id_))
        at = stop
    if at < end:
        parts.append(((at, end), None))
    return parts


def rebuilds(old: str, new: str, ops: Sequence[Op]) -> bool:
    """Tell whether both texts can be rebuilt from the operations.

    What is equal is taken from the other text, so that a slip in it shows.
    """
    rejected: list[str] = []
    accepted: list[str] = []
    for op in ops:
        one = old[op.old[0] : op.old[1]] if op.old else None
        other = new[op.new[0] : op.new[1]] if op.new else None
        if one is not None:
            rejected.append(one if other is None else other)
        if other is not None:
            accepted.append(other if one is None else one)
    return "".join(rejected) == old and "".join(accepted) == new
