"""Split a document into its YAML front matter and its body, by line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdocs.text.faults import Faults
from govdocs.text.source import Source

LARGEST = 64_000
FENCE = "---"

_NO_START = (
    "filen börjar inte med front matter mellan två rader med tre streck",
    "skriv --- överst, sedan id, typ och titel, sedan --- igen",
)
_NO_END = (
    "front matter avslutas inte med en rad med tre streck",
    "skriv --- på en egen rad efter den sista nyckeln",
)
_TOO_LARGE = (
    f"front matter är större än {LARGEST // 1000} kB",
    "flytta text till dokumentets brödtext",
)

_KEY_LINE = re.compile(r"[a-zåäö_]+:(?: .*)?")


@dataclass(frozen=True, slots=True)
class Split:
    """Front matter and body; `body_line` is the number of the body's first line."""

    front: str
    body: str
    body_line: int


def split(source: Source, faults: Faults) -> Split | None:
    """Return the two halves; None when there is no front matter to read."""
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        faults.add("GD020", 1, 1, *_NO_START)
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        faults.add("GD021", 1, 1, *_NO_END)
        return None
    front = "\n".join(lines[1:end])
    if len(front.encode()) > LARGEST:
        faults.add("GD028", 1, 1, *_TOO_LARGE)
        return None
    if _find_second(lines, end, faults):
        return None
    return Split(front, "\n".join(lines[end + 1 :]), end + 2)


def _find_second(lines: list[str], end: int, faults: Faults) -> bool:
    """Note keys followed by a fence right after the front matter: a second one."""
    for number, line in enumerate(lines[end + 1 :], end + 2):
        if line.rstrip() == FENCE and number > end + 2:
            faults.add(
                "GD027",
                end + 2,
                1,
                "det finns två block med front matter i samma fil",
                "slå ihop dem till ett",
            )
            return True
        if not _KEY_LINE.fullmatch(line):
            return False
    return False
