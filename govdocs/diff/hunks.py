"""What one proposal does to the words of a unit, as hunks that two can be held by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from govdocs.diff.lcs import Run, common_runs
from govdocs.diff.tidy import slid
from govdocs.text.words import sentences

# A sentence that ends a line ends there, whatever the next one begins with.
_LINE = re.compile(r"(?<=[.!?])\s*\n")
# A date, a number with decimals and a word with a hyphen are changed as one.
_WORD = re.compile(r"\{#[^}\n]*\}|\w+(?:[-–./:,’'@]\w+)*|[^\w\s]")
# A value in YAML is changed as one: half of each of two values is neither's.
_ATOM = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[{}\[\],]|:(?=\s|\Z)|-(?=\s|\Z)"
    r"|[^\s{}\[\],](?:[^{}\[\],:\n]|:(?!\s|\Z))*?(?=\s*(?:[{}\[\],\n]|:(?:\s|\Z)|\Z))|\S"
)


@dataclass(frozen=True)
class Wording:
    """The words of a unit as one text has them."""

    text: str
    is_data: bool

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Return where each word stands."""
        pattern = _ATOM if self.is_data else _WORD
        return [one.span() for one in pattern.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """Return the words."""
        return [self.text[a:b] for a, b in self.spans]

    def blank(self, place: int) -> str:
        """Return the white space before a word."""
        before = self.spans[place - 1][1] if place else 0
        return self.text[before : self.spans[place][0]]

    @cached_property
    def sentence(self) -> list[int | None]:
        """Return the number of each word's sentence; None for an id, which is in none."""
        starts = [] if self.is_data else list(self._starts())
        return [
            None if word.startswith("{#") else bisect_right(starts, span[0])
            for word, span in zip(self.words, self.spans, strict=True)
        ]

    def _starts(self) -> Iterator[int]:
        at = 0
        for line in _LINE.split(self.text):
            for one in sentences(line):
                at = self.text.index(one, at)
                yield at
                at += len(one)


class Hunk(NamedTuple):
    """Words [a, b) of the base that became [c, d); they might be [low, high) as well.

    `put` and `key` are what was put in and what makes two hunks the same change;
    `sentences` are those of the base that a reader would say were changed.
    """

    a: int
    b: int
    c: int
    d: int
    low: int
    high: int
    key: tuple[int, int, tuple[str, ...]]
    sentences: frozenset[int]

    @property
    def is_addition(self) -> bool:
        """Tell whether words were put in and none taken out."""
        return self.a == self.b

    @property
    def is_sentence(self) -> bool:
        """Tell whether only whole new sentences were put in."""
        return self.is_addition and not self.sentences


def find_hunks(base: Wording, side: Wording) -> tuple[list[Hunk], list[Run]]:
    """Return what was changed, and the runs of words that were kept."""
    one, other = base.words, side.words
    runs = slid(one, other, common_runs(one, other))
    kept = {j + n: i + n for i, j, size in runs for n in range(size)}
    touching = _touching(base, side, kept)
    found: list[Hunk] = []
    at = to = before = 0
    for i, j, size in [*runs, (len(one), len(other), 0)]:
        if at < i or to < j:
            edit, room = (at, i, to, j), (before, size)
            found.append(_hunk(base, side, edit, room, touching))
        at, to, before = i + size, j + size, size
    return found, runs


def _touching(
    base: Wording, side: Wording, kept: dict[int, int]
) -> dict[int, frozenset[int]]:
    """Return, by sentence of the proposal, the sentences its kept words were of."""
    found: dict[int, set[int]] = {}
    for place, number in enumerate(side.sentence):
        if number is not None and place in kept:
            was = base.sentence[kept[place]]
            if was is not None and side.words[place][0].isalnum():
                found.setdefault(number, set()).add(was)
    return {number: frozenset(was) for number, was in found.items()}


def _hunk(
    base: Wording,
    side: Wording,
    edit: tuple[int, int, int, int],
    room: tuple[int, int],
    touching: dict[int, frozenset[int]],
) -> Hunk:
    """Return one change; `room` is how many words were kept before and after it."""
    a, b, c, d = edit
    back = ahead = 0
    if a == b:
        back, ahead = _slack(side.words, c, d, room)
    elif c == d:
        back, ahead = _slack(base.words, a, b, room)
    key = (a - back, b - back, tuple(side.words[c - back : d - back]))
    of_base = {number for number in base.sentence[a:b] if number is not None}
    of_side = {number for number in side.sentence[c:d] if number is not None}
    touched = of_base.union(*(touching.get(one, frozenset()) for one in of_side))
    return Hunk(a, b, c, d, a - back, b + ahead, key, frozenset(touched))


def _slack(
    words: Sequence[str], start: int, end: int, room: tuple[int, int]
) -> tuple[int, int]:
    """Return how far a stretch can slide each way with the same result."""
    back = ahead = 0
    while back < room[0] and words[start - 1 - back] == words[end - 1 - back]:
        back += 1
    while ahead < room[1] and words[start + ahead] == words[end + ahead]:
        ahead += 1
    return back, ahead
