"""Which blocks of the old text each block of the new one was made of, from a script."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govdocs.diff.chain import heaviest_chain
from govdocs.model.redline import Op
from govdocs.model.sheet import ShapeKind
from govdocs.text.passages import Passage

# A row and a block of code are laid beside one of their own kind, or beside nothing.
_ALONE = frozenset({ShapeKind.CELLS, ShapeKind.CODE, ShapeKind.RULE})


class Group(NamedTuple):
    """Blocks that belong together, as places: old from a to b, new from c to d."""

    a: int
    b: int
    c: int
    d: int


def link(
    text: str, old: Sequence[Passage], new: Sequence[Passage], ops: Sequence[Op]
) -> list[Group]:
    """Return, in order, the blocks that share text; `text` is the old one."""
    groups: list[Group] = []
    sizes: list[dict[tuple[int, int], int]] = []
    for i, j, size in _shared(text, old, new, ops):
        last = groups[-1] if groups else None
        if last and (i < last.b or j < last.d):
            groups[-1] = Group(last.a, max(last.b, i + 1), last.c, max(last.d, j + 1))
        else:
            groups.append(Group(i, i + 1, j, j + 1))
            sizes.append({})
        sizes[-1][i, j] = sizes[-1].get((i, j), 0) + size
    both = zip(groups, sizes, strict=True)
    return [one for group, pairs in both for one in _parted(old, new, group, pairs)]


def _parted(
    old: Sequence[Passage],
    new: Sequence[Passage],
    group: Group,
    sizes: Mapping[tuple[int, int], int],
) -> Iterator[Group]:
    """Yield a group, or the pairs in it that share most when it cannot be one."""
    if _can_be_one(old, new, group):
        yield group
    elif len(sizes) > 1:
        pairs = [(i, j, float(size)) for (i, j), size in sorted(sizes.items())]
        for at in heaviest_chain(pairs):
            i, j, _ = pairs[at]
            pair = Group(i, i + 1, j, j + 1)
            if _can_be_one(old, new, pair):
                yield pair


def _shared(
    text: str, old: Sequence[Passage], new: Sequence[Passage], ops: Sequence[Op]
) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of blocks that an equal stretch lies in, and its length, in order."""
    ends, stops = [one.end for one in old], [one.end for one in new]
    for op in ops:
        if op.old is None or op.new is None:
            continue
        start, end = op.old
        shift = op.new[0] - start
        i, j = bisect_right(ends, start), bisect_right(stops, op.new[0])
        while i < len(old) and j < len(new) and old[i].start < end:
            one, other = old[i], new[j]
            first = max(one.start, other.start - shift, start)
            last = min(one.end, other.end - shift, end)
            if first < last and not text[first:last].isspace():
                yield i, j, last - first
            if one.end <= other.end - shift:
                i += 1
            else:
                j += 1


def _can_be_one(old: Sequence[Passage], new: Sequence[Passage], group: Group) -> bool:
    """Tell whether the blocks of a group can be shown as one text with changes in it."""
    blocks = [*old[group.a : group.b], *new[group.c : group.d]]
    kinds = {block.shape.kind for block in blocks}
    if not kinds & _ALONE:
        return True
    alike = len(blocks) == 2 and len(kinds) == 1
    return alike and len({len(block.cells) for block in blocks}) == 1
