"""Words that others wrote, put in Markdown so that they are read as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_MARKS = re.compile(r"([\\`*_{}\[\]<>|~&])")
# What begins a list, a heading or a rule when it stands first in a line.
_FIRST = re.compile(r"^(\s*)(?:([-+#=:])|(\d+)([.)]))", re.M)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# What one of the above may be found in; most words hold none of it. A set of marks alone
# is looked for three times as fast as a set or something else.
_ODD = re.compile(r"[\\`*_{}\[\]<>|~&\x00-\x08\x0b-\x1f\x7f]")


@lru_cache(4096)
def plain(words: str) -> str:
    """Return words on one line, to stand after others on it: every mark made harmless."""
    shown = " ".join(words.split())
    return _unmarked(shown) if _ODD.search(shown) else shown


def opening(words: str) -> str:
    """Return the same words to stand first: they begin no list either."""
    return _FIRST.sub(_harmless, plain(words))


def escaped(words: str) -> str:
    """Return words, line breaks kept, with every mark of Markdown made harmless."""
    begun = _FIRST.search(words) if "\n" in words else _FIRST.match(words)
    if not begun and not _ODD.search(words):
        return words
    return _FIRST.sub(_harmless, _unmarked(words))


def quoted(words: str, margin: str = "") -> list[str]:
    """Return words as the lines of a quotation, each line where it was written."""
    if words[:1].strip() and "\n" not in words and "\r" not in words:
        return [f"{margin}> {escaped(words)}".rstrip()]
    lines = escaped(words).split("\n")
    return [
        f"{margin}> {_kept(line)}{_break(line, lines, at)}".rstrip()
        if line.strip()
        else f"{margin}>"
        for at, line in enumerate(lines)
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; cells must be on one line already."""
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _unmarked(words: str) -> str:
    shown = _UNSEEN.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))
    return _MARKS.sub(r"\\\1", shown)


def _kept(line: str) -> str:
    """Return a line with the white space before it, which Markdown would take for code."""
    words = line.lstrip(" \t")
    margin = line[: len(line) - len(words)].expandtabs(4)
    return "\u00a0" * len(margin) + words


def _break(line: str, lines: list[str], at: int) -> str:
    has_next = at + 1 < len(lines) and lines[at + 1].strip()
    return "\\" if has_next and line.strip() else ""


def _harmless(found: re.Match[str]) -> str:
    margin, mark, number, dot = found.groups()
    return f"{margin}\\{mark}" if mark else f"{margin}{number}\\{dot}"
