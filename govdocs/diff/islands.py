"""Equal words between two changes, matched again where only one change is left.

Old `3 § Old. 3 § New text.` against new `3 § text.`: the second `3 §` of the old text
was found to be the same, but with the first one there is a single deletion. Old
`3 § Until May. The fee is 5. 3 § From May. The fee is 6.` against new
`3 § The fee is 6.`: the first `The fee is` was found, but there is one with the second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from govdocs.diff.script import Match, Moved
from govdocs.model.redline import Span

Side = tuple[str, Moved]
Gap = tuple[Span | None, Span | None]

_LARGEST = 1000


def rejoin(
    old: str, new: str, matches: Sequence[Match], moved: tuple[Moved, Moved]
) -> list[Match]:
    """Return matches with islands moved to where only one change is left.

    Either back, to the words before the change they end, or ahead, to those that end
    the change they stand before.
    """
    done = list(matches)
    gaps = [_gap(old, new, *both) for both in pairwise(done)]
    sides = (old, moved[0]), (new, moved[1])
    for n in range(1, len(done) - 1):
        match = done[n]
        if match[2] > _LARGEST or not (_is_open(gaps[n - 1]) or _is_open(gaps[n])):
            continue
        match = _rejoined(sides, match, gaps[n - 1], ahead=False)
        if match == done[n] and any(gaps[n - 1]):
            match = _rejoined(sides, match, gaps[n], ahead=True)
        if match != done[n]:
            done[n] = match
            gaps[n - 1] = _gap(old, new, done[n - 1], match)
            gaps[n] = _gap(old, new, match, done[n + 1])
    return done


def _is_open(gap: Gap) -> bool:
    """Tell whether words are only taken out, or only put in."""
    return (gap[0] is None) is not (gap[1] is None)


def _gap(old: str, new: str, before: Match, after: Match) -> Gap:
    """Return the words on each side between two matches."""
    i, j, size = before
    k, m, _ = after
    one = _words_in(old, (i + size, k)) if i + size < k else None
    return one, _words_in(new, (j + size, m)) if j + size < m else None


def _rejoined(
    sides: tuple[Side, Side], match: Match, gap: Gap, *, ahead: bool
) -> Match:
    """Return a match at the other end of a change beside it, if its words are there."""
    i, j, size = match
    here, there = gap
    if here and not there:
        words = sides[0][0][i : i + size]
        return _place_of(words, sides[0], here, i, ahead=ahead), j, size
    if there and not here:
        words = sides[1][0][j : j + size]
        return i, _place_of(words, sides[1], there, j, ahead=ahead), size
    return match


def _place_of(words: str, side: Side, span: Span, at: int, *, ahead: bool) -> int:
    """Return where a stretch begins, or ends, with some words; else where they are."""
    text = side[0]
    start = span[1] - len(words) if ahead else span[0]
    end = start + len(words)
    is_within = span[0] <= start and end <= span[1]
    if is_within and text.startswith(words, start) and _is_free(side, (start, end)):
        return start
    return at


def _words_in(text: str, span: Span) -> Span | None:
    """Return a stretch without the white space round it, or None when all is white."""
    start, end = span
    put = text[start:end]
    bare = put.lstrip()
    start = end - len(bare)
    return (start, start + len(bare.rstrip())) if bare else None


def _is_free(side: Side, span: Span) -> bool:
    """Tell whether a stretch is whole words that nothing else has taken."""
    text, moved = side
    start, end = span
    if _parts_word(text, start) or _parts_word(text, end):
        return False
    place = bisect_left(moved, (start, 0, 0))
    beside = moved[max(place - 1, 0) : place + 1]
    return not any(one[0] < end and one[1] > start for one in beside)


def _parts_word(text: str, at: int) -> bool:
    """Tell whether a place is inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
