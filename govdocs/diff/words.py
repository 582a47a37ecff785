"""What two stretches share, word by word, as places in the texts."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.diff.lcs import Run, common_runs
from govdocs.diff.script import Match
from govdocs.diff.tidy import tidy
from govdocs.diff.vocabulary import Tokens


def shared(here: Tokens, there: Tokens) -> Iterator[Match]:
    """Yield the stretches that are the same, in order."""
    runs = common_runs(here.words, there.words)
    for run in tidy(here, there, runs):
        yield from _places(here, there, run)


def _places(here: Tokens, there: Tokens, run: Run) -> Iterator[Match]:
    """Yield one run, parted where the white space within it differs."""
    i, j, size = run
    one, other = here.parts[i : i + size], there.parts[j : j + size]
    first = 0
    if one[1:] != other[1:]:
        for n in range(1, size):
            if one[n] != other[n]:
                yield _place(here, there, (i + first, j + first, n - first))
                first = n
    yield _place(here, there, (i + first, j + first, size - first))


def _place(here: Tokens, there: Tokens, run: Run) -> Match:
    i, j, size = run
    start = here.ends[i] - len(here.words[i])
    begin = there.ends[j] - len(there.words[j])
    return start, begin, here.ends[i + size - 1] - start
