"""Whole paragraphs that are the same, found before anything is read word by word.

Most of a text is as it was. What is left between is given as boxes, and only those are
cut into pieces and compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise

from govdocs.diff.chain import heaviest_chain
from govdocs.diff.script import Match

Box = tuple[int, int, int, int]
Pair = tuple[int, int]

# A short paragraph, such as a heading that is only a number, may be the same by chance.
SURE = 24


def part(old: str, new: str) -> tuple[list[Match], list[Box]]:
    """Return the stretches that are the same, and the boxes between, both in order."""
    gap = "\r\n\r\n" if "\n\n" not in old else "\n\n"
    head = _head(old, new, gap)
    tails = _tails(old, new, gap, head)
    one, other = (
        text[head:end].split(gap)[: -1 if end < len(text) else None]
        for text, end in zip((old, new), tails, strict=True)
    )
    starts, begins = _starts(one, head, len(gap)), _starts(other, head, len(gap))
    matches: list[Match] = [(0, 0, head - len(gap))] if head else []
    boxes: list[Box] = []
    at = to = 0
    for i, j, size in [*_runs(one, other), (len(one), len(other), 0)]:
        if at < i or to < j:
            boxes.append((starts[at], starts[i], begins[to], begins[j]))
        at, to = i + size, j + size
        if size:
            length = starts[at] - len(gap) - starts[i]
            matches.append((starts[i], begins[j], length))
    sides = len(old), len(new)
    if tails != sides:
        matches.append((*tails, len(old) - tails[0]))
    return matches, [_within(box, sides) for box in boxes]


def _head(old: str, new: str, gap: str) -> int:
    """Return where the paragraphs end that both texts begin with."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    place = old.rfind(gap, 0, low)
    return place + len(gap) if place >= 0 else 0


def _tails(old: str, new: str, gap: str, head: int) -> Pair:
    """Return where the paragraphs begin, on each side, that both texts end with."""
    low, high = 0, min(len(old), len(new)) - head
    while low < high:
        middle = (low + high + 1) // 2
        one = old[len(old) - middle : len(old) - low]
        if one == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    place = old.find(gap, len(old) - low)
    if place < 0:
        return len(old), len(new)
    start = place + len(gap)
    return start, start + len(new) - len(old)


def _within(box: Box, sides: Pair) -> Box:
    a, b, c, d = box
    return min(a, sides[0]), min(b, sides[0]), min(c, sides[1]), min(d, sides[1])


def _starts(paragraphs: Sequence[str], start: int, gap: int) -> list[int]:
    sizes = map(gap.__add__, map(len, paragraphs))
    return list(accumulate(sizes, initial=start))


def _runs(one: list[str], other: list[str]) -> list[Match]:
    """Return the runs of paragraphs that are the same, in order."""
    runs: list[Match] = []
    head = _reach(one, other, 0, 0)
    tail = _reach_back(one, other, len(one), len(other), (head, head))
    at, to = _add(runs, (0, 0, head))
    end, stop = len(one) - tail, len(other) - tail
    for i, j in _anchors(one, other, (head, end, head, stop)):
        if i < at:
            continue
        back = _reach_back(one, other, i, j, (at, to))
        size = back + _reach(one, other, i, j)
        at, to = _add(runs, (i - back, j - back, min(size, end - i + back)))
    if tail and (at, to) != (len(one), len(other)):
        tail = min(tail, len(one) - at, len(other) - to)
        _add(runs, (len(one) - tail, len(other) - tail, tail))
    return runs


def _add(runs: list[Match], run: Match) -> Pair:
    """Add a run, joined to the one before if they meet; return where it ends."""
    i, j, size = run
    end = i + size, j + size
    if size and runs and runs[-1][0] + runs[-1][2] == i:
        before = runs[-1]
        if before[1] + before[2] == j:
            i, j, size = before[0], before[1], before[2] + size
            runs.pop()
    if size:
        runs.append((i, j, size))
    return end


def _reach(one: list[str], other: list[str], i: int, j: int) -> int:
    """Return how many paragraphs are the same from two places on."""
    count = 0
    most = min(len(one) - i, len(other) - j)
    while count < most and one[i + count] == other[j + count]:
        count += 1
    return count


def _reach_back(one: list[str], other: list[str], i: int, j: int, start: Pair) -> int:
    """Return how many paragraphs are the same before two places."""
    count = 0
    most = min(i - start[0], j - start[1])
    while count < most and one[i - 1 - count] == other[j - 1 - count]:
        count += 1
    return count


def _anchors(one: list[str], other: list[str], box: Box) -> list[Pair]:
    """Return, in order, the long paragraphs of a box that stand once on each side."""
    a, b, c, d = box
    here, there = one[a:b], other[c:d]
    places, others = (
        dict(zip(here, range(a, b), strict=True)),
        dict(zip(there, range(c, d), strict=True)),
    )
    shared = (places.keys() & others.keys()) - _repeated(here) - _repeated(there)
    pairs = sorted((places[text], others[text]) for text in shared if len(text) >= SURE)
    places_new = [j for _, j in pairs]
    if places_new == sorted(places_new):
        return pairs
    blocks = _blocks(pairs)
    weights = (sum(1.0 + len(one[i]) for i, _ in block) for block in blocks)
    both = zip(blocks, weights, strict=True)
    weighted = [(*block[0], weight) for block, weight in both]
    return list(chain.from_iterable(blocks[at] for at in heaviest_chain(weighted)))


def _blocks(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return pairs in order, those together that follow each other on both sides."""
    after = dict(pairwise(sorted(j for _, j in pairs)))
    blocks = [[pairs[0]]]
    for before, pair in pairwise(pairs):
        if after.get(before[1]) == pair[1]:
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    return blocks


def _repeated(paragraphs: list[str]) -> set[str]:
    return {text for text, count in Counter(paragraphs).items() if count > 1}
