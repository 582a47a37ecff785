"""Changes near each other told as one, where a reader would see little but changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govdocs.diff.vocabulary import Tokens

Edit = tuple[int, int, int, int]

ENDS = frozenset(".!?:;")
_ISLAND = 2
_LONGEST = 8


def join_near(edits: Sequence[Edit], here: Tokens, there: Tokens) -> list[Edit]:
    """Return edits, those joined that are within one word or mostly changes.

    Edits are joined over the fewest equal words first, as long as there is no more left
    than is changed: what is marked on both sides is at least twice what is equal. More
    than a word or two is only swallowed within a sentence.
    """
    near = _Near(edits, here, there)
    sizes = [after[0] - before[1] for before, after in pairwise(edits)]
    for at in sorted(range(len(sizes)), key=sizes.__getitem__):
        if sizes[at] > _LONGEST:
            break
        near.try_join(at, sizes[at])
    return near.joined()


class _Near:
    """Edits with what is joined so far; each joint is known by the edit before it."""

    def __init__(self, edits: Sequence[Edit], here: Tokens, there: Tokens) -> None:
        self._edits = edits
        self._here = here
        self._there = there
        self._firsts = list(range(len(edits)))
        self._marked = [b - a + d - c for a, b, c, d in edits]
        self._left = [0] * len(edits)

    def try_join(self, at: int, size: int) -> None:
        """Join what ends with one edit to what begins with the next, if it should be."""
        first, second = self._first(at), at + 1
        marked = self._marked[first] + self._marked[second]
        left = self._left[first] + self._left[second] + size
        is_mostly = marked >= 2 * left and (size <= _ISLAND or not self._is_border(at))
        if is_mostly or self._is_word(at):
            self._firsts[second] = first
            self._marked[first], self._left[first] = marked, left

    def joined(self) -> list[Edit]:
        """Return the edits, each from the first to the last of those joined."""
        firsts = [n for n, first in enumerate(self._firsts) if n == first]
        ends = [*firsts[1:], len(self._edits)]
        both = zip(firsts, ends, strict=False)
        parts = [(self._edits[n], self._edits[end - 1]) for n, end in both]
        return [(one[0], last[1], one[2], last[3]) for one, last in parts]

    def _first(self, at: int) -> int:
        """Return the first edit of those that one is joined to."""
        first = self._firsts[at]
        if self._firsts[first] == first:
            return first
        while self._firsts[first] != first:
            first = self._firsts[first]
        while self._firsts[at] != first:
            self._firsts[at], at = first, self._firsts[at]
        return first

    def _is_border(self, at: int) -> bool:
        """Tell whether a sentence or a paragraph ends between two edits."""
        start, end = self._edits[at][1], self._edits[at + 1][0]
        if not ENDS.isdisjoint(self._here.words[start:end]):
            return True
        return any(part.count("\n") > 1 for part in self._here.parts[start : end + 1])

    def _is_word(self, at: int) -> bool:
        """Tell whether no white space parts two edits, so that they are in one word."""
        before, after = self._edits[at], self._edits[at + 1]
        between = self._here.parts[before[1] : after[0]]
        if "|" in between or any(part[0].isspace() for part in between[1:]):
            return False
        return _touches(before, (before[1], before[3]), self._here, self._there) and (
            _touches(after, (after[0], after[2]), self._here, self._there)
        )


def _touches(edit: Edit, at: tuple[int, int], here: Tokens, there: Tokens) -> bool:
    """Tell whether an edit takes or puts something right before a place."""
    a, b, c, d = edit
    return (a < b and not here.parts[at[0]][0].isspace()) or (
        c < d and not there.parts[at[1]][0].isspace()
    )
