"""Where words that somebody has quoted stand in a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.diff.homes import Home
from govdocs.model.redline import Span
from govdocs.text.passages import read_passages

_SPACE = re.compile(r"\s")


def quoted_spans(text: str, home: Home, quote: str) -> list[Span]:
    """Return where a quote stands in a block, however its lines are broken.

    It may be quoted as written or as read, without the marks of Markdown. No words stand
    for the whole block.
    """
    words = quote.split()
    if not words:
        return [home.words]
    return _written(text, home.words, words) or list(_as_read(text, home, words))


def _written(text: str, span: Span, words: list[str]) -> list[Span]:
    """Return where words stand as they are written.

    Most blocks have single white space between words, and need no pattern: to compile one
    for each quote takes ten times as long as to look for it.
    """
    flat = _SPACE.sub(" ", text[slice(*span)])
    if "  " in flat:
        return [one.span() for one in _pattern(words).finditer(text, *span)]
    wanted = " ".join(words)
    found: list[Span] = []
    at = flat.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append((span[0] + at, span[0] + end))
        at = flat.find(wanted, end)
    return found


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words)))


def _as_read(text: str, home: Home, words: list[str]) -> Iterator[Span]:
    first = home.whole[0]
    marks: list[tuple[int, int, str]] = []
    for passage in read_passages(text[slice(*home.whole)], 0):
        for one in (segment for cell in passage.cells for segment in cell):
            is_source = len(one.text) == one.end - one.start
            marks += (
                (one.start + at, one.start + at + 1, mark)
                if is_source
                else (one.start, one.end, mark)
                for at, mark in enumerate(one.text)
            )
    for found in _pattern(words).finditer("".join(mark for _, _, mark in marks)):
        yield first + marks[found.start()][0], first + marks[found.end() - 1][1]
