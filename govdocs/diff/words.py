"""What two stretches share, word by word, as places in the texts."""

from __future__ import annotations

from govdocs.diff.lcs import Run, common_runs
from govdocs.diff.script import Match
from govdocs.diff.tidy import tidy
from govdocs.diff.vocabulary import Tokens


def shared(here: Tokens, there: Tokens) -> list[Match]:
    """Return the stretches that are the same, in order."""
    matches: list[Match] = []
    runs = common_runs(here.words, there.words)
    for i, j, size in _evenly_parted(here, there, tidy(here, there, runs)):
        start = here.ends[i] - len(here.words[i])
        begin = there.ends[j] - len(there.words[j])
        matches.append((start, begin, here.ends[i + size - 1] - start))
    return matches


def _evenly_parted(here: Tokens, there: Tokens, runs: list[Run]) -> list[Run]:
    """Return runs, parted where the white space within them differs."""
    parted: list[Run] = []
    for i, j, size in runs:
        end, shift = i + size, j - i
        if size > 1 and here.parts[i + 1 : end] != there.parts[j + 1 : j + size]:
            for n in range(i + 1, end):
                if here.parts[n] != there.parts[n + shift]:
                    parted.append((i, i + shift, n - i))
                    i = n
        parted.append((i, i + shift, end - i))
    return parted
