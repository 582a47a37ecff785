"""A text cut into pieces: headings, paragraphs, list items, table rows, definitions.

Cut by line, without a Markdown parser: it must take any text, keep every offset and
cost next to nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STARTS = re.compile(
    r"[ \t>]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,9}[.)][ \t]|\||\[\^|:[ \t]|`{3}|~{3})"
    r"|-{3}\s*\Z"
)
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]")
_ID = re.compile(r"\{#([A-Za-z0-9][\w-]*)(?: \.ur-[\w-]+)*\}[ \t|]*\Z")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_PART = re.compile(r"\s*(?:\w+|[^\w\s])")


class Piece(NamedTuple):
    """A piece without the white space round it; `key` is its words, parted by blanks."""

    start: int
    end: int
    key: str
    id: str | None


def cut(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a stretch of a text that begins and ends at line borders."""
    pieces: list[Piece] = []
    lines: list[str] = []
    at = first = start
    ended = False
    for line in text[start:end].split("\n"):
        blank = not line or line.isspace()
        if lines and (blank or ended or _begins(line)):
            pieces.append(_piece("\n".join(lines), first))
            lines = []
        if not blank:
            first = first if lines else at
            lines.append(line)
            ended = "#" in line and bool(_HEADING.match(line))
        at += len(line) + 1
    if lines:
        pieces.append(_piece("\n".join(lines), first))
    return pieces


def _begins(line: str) -> bool:
    """Tell whether a line begins a piece of its own; most do not, by their first mark."""
    return not line[0].isalpha() and bool(_STARTS.match(line))


def _piece(raw: str, at: int) -> Piece:
    text = raw.strip()
    start = at + raw.index(text[0])
    found = _ID.search(text) if "{#" in text else None
    words = " ".join(text.split())
    return Piece(start, start + len(text), words, found[1] if found else None)


def token_parts(text: str) -> list[str]:
    """Return the words and single marks of a text, with the white space before each."""
    return _PART.findall(text)


def token_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each token stands in a stretch of a text."""
    return [one.span() for one in _TOKEN.finditer(text, start, end)]
