"""From what two texts share to the script of operations, and the proof of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govdocs.model.redline import Op, OpKind, Span

Match = tuple[int, int, int]
Moved = Sequence[tuple[int, int, int]]
Stretch = tuple[OpKind, Span, Span]


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
    for kind, one, other in _stretches(old, new, matches, box):
        if kind is OpKind.EQUAL:
            ops.append(Op(kind, one, other))
            continue
        ops += [
            Op(OpKind.DELETE, old=span, move=id_) for span, id_ in _split(one, moved[0])
        ]
        ops += [
            Op(OpKind.INSERT, new=span, move=id_)
            for span, id_ in _split(other, moved[1])
        ]
    return tuple(ops)


def _stretches(
    old: str, new: str, matches: Sequence[Match], box: tuple[Span, Span]
) -> Iterator[Stretch]:
    """Yield what is equal and what is not, in turn, each as long as it can be."""
    (start, end), (begin, stop) = box
    first = (start, begin)
    at = first
    for i, j, size in [*matches, (end, stop, 0)]:
        head = _shared(old[at[0] : i], new[at[1] : j])
        tail = _shared(old[at[0] + head : i][::-1], new[at[1] + head : j][::-1])
        gap = (at[0] + head, i - tail), (at[1] + head, j - tail)
        if gap[0][0] < gap[0][1] or gap[1][0] < gap[1][1]:
            before = (first[0], gap[0][0]), (first[1], gap[1][0])
            if before[0][0] < before[0][1]:
                yield OpKind.EQUAL, *before
            yield OpKind.DELETE, *gap
            first = gap[0][1], gap[1][1]
        at = i + size, j + size
    if first[0] < at[0]:
        yield OpKind.EQUAL, (first[0], at[0]), (first[1], at[1])


def _shared(one: str, other: str) -> int:
    """Return how much white space two stretches both begin with."""
    count = 0
    for mark, counterpart in zip(one, other, strict=False):
        if mark != counterpart or not mark.isspace():
            break
        count += 1
    return count


def _split(span: Span, moved: Moved) -> Iterator[tuple[Span, int | None]]:
    """Yield a stretch cut at the pieces that were moved out of it or into it."""
    at, end = span
    for start, stop, id_ in moved[bisect_left(moved, (at, 0, 0)) :]:
        if start >= end:
            break
        if at < start:
            yield (at, start), None
        yield (start, stop), id_
        at = stop
    if at < end:
        yield (at, end), None


def rebuilds(old: str, new: str, ops: Sequence[Op]) -> bool:
    """Tell whether both texts can be rebuilt from the operations.

    What is equal is taken from the other text, so that a slip in it shows.
    """
    rejected: list[str] = []
    accepted: list[str] = []
    for op in ops:
        if op.old:
            rejected.append(new[slice(*op.new)] if op.new else old[slice(*op.old)])
        if op.new:
            accepted.append(old[slice(*op.old)] if op.old else new[slice(*op.new)])
    return "".join(rejected) == old and "".join(accepted) == new
