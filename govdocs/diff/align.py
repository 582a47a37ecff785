"""Which piece of the old text each piece of the new one was: id, structure, likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govdocs.diff.chain import heaviest_chain
from govdocs.diff.likeness import likely_pairs
from govdocs.diff.paragraphs import SURE
from govdocs.diff.pieces import Piece
from govdocs.diff.vocabulary import Vocabulary

Pair = tuple[int, int]
Gap = tuple[int, int, int, int]

_DEEPEST = 12


def align(old: Vocabulary, new: Vocabulary, box: Gap) -> list[Pair]:
    """Return the pairs of pieces in a box, in the order of both texts."""
    pairs: list[Pair] = []
    stack = [(box, 0)]
    while stack:
        whole, depth = stack.pop()
        gap = _trimmed(old, new, whole, pairs)
        if gap[0] == gap[1] or gap[2] == gap[3]:
            continue
        alone = gap[1] - gap[0] == 1 == gap[3] - gap[2]
        found = []
        if depth < _DEEPEST and not alone:
            found = _same(old.pieces, new.pieces, gap)
        if not found:
            likely = likely_pairs(old, new, gap)
            pairs += likely
            for beside in gaps_between(likely, gap):
                _trimmed(old, new, beside, pairs)
            continue
        pairs += found
        stack += ((one, depth + 1) for one in gaps_between(found, gap))
    return sorted(pairs)


def gaps_between(pairs: Sequence[Pair], box: Gap) -> list[Gap]:
    """Return what lies between pairs in order, and round them."""
    a, b, c, d = box
    starts = [(a, c), *((i + 1, j + 1) for i, j in pairs)]
    ends = [*pairs, (b, d)]
    both = zip(starts, ends, strict=True)
    return [(i, k, j, m) for (i, j), (k, m) in both if i < k or j < m]


def _trimmed(old: Vocabulary, new: Vocabulary, gap: Gap, pairs: list[Pair]) -> Gap:
    """Add the pairs of what is the same at either end of a gap; return what is left."""
    a, b, c, d = gap
    head, tail = _trim(old.pieces, new.pieces, gap)
    pairs += ((a + n, c + n) for n in range(head))
    pairs += ((b - 1 - n, d - 1 - n) for n in range(tail))
    return a + head, b - tail, c + head, d - tail


def _trim(old: Sequence[Piece], new: Sequence[Piece], gap: Gap) -> Pair:
    a, b, c, d = gap
    most = min(b - a, d - c)
    head = 0
    while head < most and old[a + head].key == new[c + head].key:
        head += 1
    tail = 0
    while tail < most - head and old[b - 1 - tail].key == new[d - 1 - tail].key:
        tail += 1
    return head, tail


def _same(old: Sequence[Piece], new: Sequence[Piece], gap: Gap) -> list[Pair]:
    """Return, in order, the pieces with an id or with words found once on each side."""
    a, b, c, d = gap
    here, there = old[a:b], new[c:d]
    ids = _found_once([one.id for one in here], [one.id for one in there], 1)
    keys = _found_once([one.key for one in here], [one.key for one in there], SURE)
    if not ids and not keys:
        return []
    pairs = sorted((a + i, c + j) for i, j in {*ids, *keys})
    weighted = [(i, j, 1.0 + len(new[j].key)) for i, j in pairs]
    return [pairs[at] for at in heaviest_chain(weighted)]


def _found_once(
    here: Sequence[str | None], there: Sequence[str | None], least: int
) -> list[Pair]:
    """Return the places of what is found once on each side and is long enough."""
    shared = set(here).intersection(there)
    long = [key for key in shared if key and len(key) >= least]
    if not long:
        return []
    counts, others = Counter(here), Counter(there)
    once = {key for key in long if counts[key] == 1 == others[key]}
    places = {key: j for j, key in enumerate(there) if key in once}
    return [(i, places[key]) for i, key in enumerate(here) if key in once]
