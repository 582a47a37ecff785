"""From a place in a block's own text to line and column of the file it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

_SHOWN = 12


@dataclass(slots=True)
class Spotter:
    """Finds places of one block's text; what it learns of a line it keeps.

    `lines` are those of the file and `first_line` the number of the block's first one.
    Marks of lists and quotations before the text are what the file has and it lacks.
    """

    lines: Sequence[str]
    first_line: int
    source: str
    _starts: list[int] = field(default_factory=list)
    _before: dict[int, int] = field(default_factory=dict)

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset in the text of the block."""
        if not self._starts:
            feeds = (one.end() for one in re.finditer("\n", self.source))
            self._starts.extend((0, *feeds))
        index = bisect_right(self._starts, offset) - 1
        line = self.first_line + index
        if index not in self._before:
            begun = self._starts[index]
            own = self.source[begun:].split("\n", 1)[0]
            self._before[index] = self._text(line).find(own)
        before = self._before[index]
        if before >= 0:
            return line, before + offset - self._starts[index] + 1
        words = self.source[offset : offset + _SHOWN].split("\n")[0]
        return line, self._text(line).find(words) + 1 or 1

    def _text(self, line: int) -> str:
        return self.lines[line - 1] if line <= len(self.lines) else ""


def link_start(source: str, least: int, target: int) -> int:
    """Return where the link or picture begins whose address stands at `target`."""
    if source[target - 1 : target] == "<" and source[target - 2 : target - 1] != "(":
        return target - 1
    close = source.rfind("](", least, target)
    if close < 0:
        return target
    at, depth = close, 0
    while at >= least:
        depth += (source[at] == "]") - (source[at] == "[")
        if not depth:
            return at - (source[at - 1 : at] == "!")
        at -= 1
    return close
