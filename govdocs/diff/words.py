"""What two stretches share, word by word, as places in the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.diff.lcs import common_runs
from govdocs.diff.pieces import token_spans
from govdocs.diff.script import Match
from govdocs.diff.tidy import tidy
from govdocs.model.redline import Span


def shared(old: str, new: str, one: Span, other: Span) -> Iterator[Match]:
    """Yield the stretches that are the same, in order."""
    size = one[1] - one[0]
    if size == other[1] - other[0] and old[slice(*one)] == new[slice(*other)]:
        yield one[0], other[0], size
        return
    here, there = token_spans(old, *one), token_spans(new, *other)
    words = [old[a:b] for a, b in here]
    others = [new[a:b] for a, b in there]
    for i, j, size in tidy(words, others, common_runs(words, others)):
        yield from _places(old, new, here[i : i + size], there[j : j + size])


def _places(
    old: str, new: str, here: Sequence[Span], there: Sequence[Span]
) -> Iterator[Match]:
    """Yield one run, parted where the white space within it differs."""
    start, begin = here[0][0], there[0][0]
    if old[start : here[-1][1]] == new[begin : there[-1][1]]:
        yield start, begin, here[-1][1] - start
        return
    end, stop = here[0][1], there[0][1]
    for one, other in zip(here, there, strict=True):
        if old[end : one[0]] != new[stop : other[0]]:
            yield start, begin, end - start
            start, begin = one[0], other[0]
        end, stop = one[1], other[1]
    yield start, begin, end - start
