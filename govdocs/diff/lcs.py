"""The longest common subsequence, a machine word of columns at a time.

Each row is one long integer with a bit per token of the one side, after Hyyrö's
bit-parallel method, so that what is quadratic costs little until texts are large; larger
ones are parted at words that occur once on each side, or else into windows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from govdocs.diff.chain import longest_chain

_LARGEST = 16_000_000
_WINDOW = 2_000
_DEEPEST = 8
_SAME = -1

Run = tuple[int, int, int]
Box = tuple[int, int, int, int]
Step = tuple[int, int, int, int, int]


def common_length(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tokens two sequences have in common, in order."""
    head, tail = _trim(one, other, (0, len(one), 0, len(other)))
    inner, rest = one[head : len(one) - tail], other[head : len(other) - tail]
    if not inner or not rest:
        return head + tail
    masks = _masks(inner)
    full = row = (1 << len(inner)) - 1
    for mask in map(masks.get, rest):
        if mask and (hit := row & mask):
            row = ((row + hit) | (row - hit)) & full
    return head + tail + len(inner) - row.bit_count()


def common_runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """Return the runs two sequences share, in order, as (at, at, length)."""
    runs: list[Run] = []
    stack = [(0, len(one), 0, len(other), _DEEPEST)]
    while stack:
        a, b, c, d, depth = stack.pop()
        if depth == _SAME:
            _add(runs, (a, c, b - a))
            continue
        head, tail = _trim(one, other, (a, b, c, d))
        _add(runs, (a, c, head))
        if tail:
            stack.append((b - tail, b, d - tail, d, _SAME))
        inner = (a + head, b - tail, c + head, d - tail)
        stack += _inner(runs, one, other, inner, depth)
    return runs


def _inner(
    runs: list[Run], one: Sequence[str], other: Sequence[str], box: Box, depth: int
) -> list[Step]:
    """Add the runs of a trimmed box when it is small; return its parts when it is not."""
    a, b, c, d = box
    if a == b or c == d:
        return []
    if (b - a) * (d - c) > _LARGEST:
        return _parted(one, other, box, depth)[::-1]
    found = _exact(one[a:b], other[c:d])
    if found:
        first, *rest = found
        _add(runs, (a + first[0], c + first[1], first[2]))
        runs += [(a + i, c + j, size) for i, j, size in rest]
    return []


def _add(runs: list[Run], run: Run) -> None:
    """Add a run, as part of the one before when nothing lies between."""
    i, j, size = run
    if not size:
        return
    if runs and runs[-1][0] + runs[-1][2] == i and runs[-1][1] + runs[-1][2] == j:
        first = runs.pop()
        run = (first[0], first[1], first[2] + size)
    runs.append(run)


def _trim(one: Sequence[str], other: Sequence[str], box: Box) -> tuple[int, int]:
    """Return how much is the same at the beginning and at the end."""
    a, b, c, d = box
    most = min(b - a, d - c)
    head = 0
    while head < most and one[a + head] == other[c + head]:
        head += 1
    tail = 0
    while tail < most - head and one[b - 1 - tail] == other[d - 1 - tail]:
        tail += 1
    return head, tail


def _masks(tokens: Sequence[str]) -> dict[str, int]:
    masks: dict[str, int] = {}
    bit = 1
    for token in tokens:
        if token in masks:
            masks[token] |= bit
        else:
            masks[token] = bit
        bit += bit
    return masks


def _exact(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """Return the runs of one longest common subsequence."""
    both = set(one).intersection(other)
    if not both:
        return []
    cols = [n for n, token in enumerate(one) if token in both]
    lines = [n for n, token in enumerate(other) if token in both]
    rows = _rows([one[n] for n in cols], [other[n] for n in lines])
    return _joined(_followed(rows, cols, lines))


def _rows(one: Sequence[str], other: Sequence[str]) -> list[int]:
    masks = _masks(one)
    full = row = (1 << len(one)) - 1
    rows = [row]
    for token in other:
        if hit := row & masks[token]:
            row = ((row + hit) | (row - hit)) & full
        rows.append(row)
    return rows


def _followed(
    rows: Sequence[int], cols: Sequence[int], lines: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the tokens of one longest subsequence, from the end.

    A bit that is cleared says that the subsequence is one longer with its column; the
    row that cleared it is the one that the token is on.
    """
    pairs: list[tuple[int, int]] = []
    col, line = len(cols) - 1, len(lines)
    row = rows[line]
    while col >= 0 and line:
        if row >> col & 1:
            col -= 1
            continue
        line -= 1
        row = rows[line]
        if row >> col & 1:
            pairs.append((cols[col], lines[line]))
            col -= 1
    return pairs


def _joined(pairs: Sequence[tuple[int, int]]) -> list[Run]:
    """Return pairs that were found from the end as runs in order."""
    runs: list[Run] = []
    size, at, to = 0, -1, -1
    for i, j in reversed(pairs):
        if i == at and j == to:
            size += 1
        else:
            if size:
                runs.append((at - size, to - size, size))
            size = 1
        at, to = i + 1, j + 1
    if size:
        runs.append((at - size, to - size, size))
    return runs


def _parted(
    one: Sequence[str], other: Sequence[str], box: Box, depth: int
) -> list[Step]:
    """Part what is too large at words that occur once, or else into windows."""
    a, b, c, d = box
    pairs = _anchors(one[a:b], other[c:d]) if depth else []
    if pairs:
        cuts = [(a, c), *((a + i, c + j) for i, j in pairs), (b, d)]
        return _between(cuts, depth - 1)
    count = max(1, (b - a) // _WINDOW, (d - c) // _WINDOW)
    steps = range(count + 1)
    cuts = [(a + (b - a) * n // count, c + (d - c) * n // count) for n in steps]
    return _between(cuts, 0)


def _between(cuts: list[tuple[int, int]], depth: int) -> list[Step]:
    return [
        (a, b, c, d, depth) for (a, c), (b, d) in pairwise(cuts) if (a, c) != (b, d)
    ]


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return, in order, where phrases begin that occur once on each side."""
    kinds = len(set(one))
    for size in (1, 3, 8):
        # So few kinds of phrases cannot tell so many places apart.
        if 8 * kinds**size < len(one):
            continue
        here, there = _once(one, size), _once(other, size)
        shared = [(at, there[words]) for words, at in here.items() if words in there]
        chain = [shared[n] for n in longest_chain([j for _, j in shared])]
        # An anchor at the very corner would part nothing off.
        chain = [pair for pair in chain if pair != (0, 0)]
        if chain:
            return chain
    return []


def _once(tokens: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    phrases = list(zip(*(tokens[n:] for n in range(size)), strict=False))
    counts = Counter(phrases)
    return {words: n for n, words in enumerate(phrases) if counts[words] == 1}
