"""Tell which lines stand out as headings do: in bold, in capitals, in larger letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from govdocs.text.word.markdown_roles import Line, Role
from govdocs.text.word.style_names import is_code_block

# In half points: smaller differences are seldom meant.
LARGER = 2
# What share of all letters running text has at least, and how many letters to a line.
_SHARE, _LONG = 0.1, 60
# A word in capitals that is shorter is mostly an abbreviation.
_SHORTEST = 4
_ENUMERATED = re.compile(r"(?:[A-Z]|[IVX]{1,5})[.)]\s")
_TEXTS = frozenset({Role.TEXT, Role.ITEM})
_BELOW = frozenset({Role.TEXT, Role.ITEM, Role.CELL})
_SUBTITLES = frozenset({"subtitle", "underrubrik"})


class Looks:
    """How the lines of one file look beside its text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._usual = _usual_size(lines)

    def stands_out(self, line: Line) -> bool:
        """Tell whether a line looks other than the text, its words aside."""
        return is_bold(line) or self._is_aloud(line)

    def is_over_text(self, lines: Sequence[Line], at: int) -> bool:
        """Tell whether a line in capitals or larger letters is over text.

        Lines that follow each other so are mostly those of a title page.
        """
        rest = lines[at : at + 3]
        is_free = rest[0].paragraph.style.lower() not in _SUBTITLES
        if not (is_free and self._is_aloud(rest[0]) and rest[1].role in _BELOW):
            return False
        is_listed = bool(_ENUMERATED.match(rest[0].text))
        if at and self._is_as(lines[at - 1], rest[0]) and not is_listed:
            return False
        aloud = [one.role is Role.TEXT and self._is_aloud(one) for one in rest[1:]]
        if not any(aloud[:1]):
            return True
        is_smaller = rest[1].paragraph.size < rest[0].paragraph.size
        return is_smaller and aloud[1:] == [False]

    def _is_as(self, before: Line, line: Line) -> bool:
        is_free = before.role is Role.TEXT and self._is_aloud(before)
        return is_free and before.paragraph.size <= line.paragraph.size

    def _is_aloud(self, line: Line) -> bool:
        is_larger = line.paragraph.size >= self._usual + LARGER
        return bool(self._usual and is_larger) or _is_in_capitals(line)


def _usual_size(lines: Sequence[Line]) -> int:
    """Return the size of the text, in half points; 0 when no size is known.

    It is mostly that of most letters, but there may be more in tables set as code than
    in the text. Lines of a larger size are text when they are as long as lines of text.
    """
    letters: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for one in lines:
        if one.role in _TEXTS and one.paragraph.size:
            letters[one.paragraph.size] += len(one.text)
            count[one.paragraph.size] += 1
    usual = letters.most_common(1)[0][0] if letters else 0
    least = letters.total() * _SHARE
    running = (
        size
        for size, own in letters.items()
        if own >= least and own >= _LONG * count[size]
    )
    return max((usual, *running))


def is_bold(line: Line) -> bool:
    """Tell whether all words of a line are bold, and nothing else than words."""
    pieces = [one for one in line.paragraph.pieces if one.text.strip()]
    return bool(pieces) and all(
        one.bold and not (one.picture or one.link or one.note) for one in pieces
    )


def _is_in_capitals(line: Line) -> bool:
    own = line.paragraph
    is_code = is_code_block(own.style) or any(one.code for one in own.pieces)
    if is_code or line.text.rstrip().endswith((".", ":")):
        return False
    longest = max((len(one) for one in line.text.split() if one.isalpha()), default=0)
    return line.text.isupper() and longest >= _SHORTEST


def ranks(sizes: Sequence[int]) -> dict[int, int]:
    """Return how many steps below the largest each size is."""
    found: dict[int, int] = {}
    rank, first = 0, 0
    for size in sorted(set(sizes), reverse=True):
        if first and first - size > LARGER:
            rank += 1
            first = size
        first = first or size
        found[size] = rank
    return found
