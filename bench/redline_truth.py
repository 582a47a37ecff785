"""A redline and carried comments held against what is known of a generated pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from printed_text import Span
from redline_pairs import TrueAnchor, Truth

Change = tuple[Span, Span]

# Half of a stretch, or of two together, is what it takes to be the same.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that can be added up over pairs."""

    moves: int = 0
    moves_found: int = 0
    moves_told: int = 0
    moves_real: int = 0
    numbers: int = 0
    numbers_found: int = 0
    numbers_told: int = 0
    numbers_real: int = 0
    present: int = 0
    right: int = 0
    astray: int = 0
    gone: int = 0
    misplaced: int = 0
    repeated: int = 0
    confused: int = 0

    def __add__(self, other: Score) -> Score:
        """Return both together."""
        names = [one.name for one in fields(self)]
        return Score(*(getattr(self, name) + getattr(other, name) for name in names))


def score_redline(truth: Truth, told: Mapping[str, Any]) -> Score:
    """Hold moves and new numbers, as in the JSON of a redline, against the truth."""
    moves = [(_span(one["old"]), _span(one["new"])) for one in told["moves"]]
    numbers = [(_span(one["old"]), _span(one["new"])) for one in told["renumbered"]]
    return Score(
        moves=len(truth.moves),
        moves_found=sum(_is_covered(one, moves) for one in truth.moves),
        moves_told=len(moves),
        moves_real=sum(_is_covered(one, truth.moves) for one in moves),
        numbers=len(truth.renumbered),
        numbers_found=sum(_touches(one, numbers) for one in truth.renumbered),
        numbers_told=len(numbers),
        numbers_real=sum(_touches(one, truth.renumbered) for one in numbers),
    )


def score_places(
    truth: Truth, old: str, new: str, placed: Sequence[Sequence[int] | None]
) -> Score:
    """Hold the places that were given to comments, None where none was, to the truth."""
    total = Score()
    for anchor, one in zip(truth.anchors, placed, strict=True):
        given = _span(one) if one is not None else None
        quote = old[slice(*anchor.old)]
        on_quote = given is not None and quote in new[slice(*given)]
        total += _score_place(anchor, given, on_quote=on_quote)
    return total


def _score_place(anchor: TrueAnchor, given: Span | None, *, on_quote: bool) -> Score:
    """Right is half of both stretches in common, astray nothing, confused on a twin."""
    repeated = int(anchor.repeated)
    if anchor.new is None:
        return Score(
            gone=1,
            misplaced=int(given is not None),
            repeated=repeated,
            confused=repeated * on_quote,
        )
    common = _common(anchor.new, given) if given else 0
    both = _length(anchor.new) + (_length(given) if given else 0) - common
    astray = int(given is not None and not common)
    return Score(
        present=1,
        right=int(common >= _SAME * both),
        astray=astray,
        repeated=repeated,
        confused=repeated * astray,
    )


def _is_covered(one: Change, others: Iterable[Change]) -> bool:
    """Tell whether some changes have half of one, at both of its ends."""
    here = there = 0
    for old, new in others:
        if _common(one[0], old) and _common(one[1], new):
            here += _common(one[0], old)
            there += _common(one[1], new)
    return here >= _SAME * _length(one[0]) and there >= _SAME * _length(one[1])


def _touches(one: Change, others: Iterable[Change]) -> bool:
    return any(_common(one[0], old) and _common(one[1], new) for old, new in others)


def _span(pair: Sequence[int]) -> Span:
    return pair[0], pair[1]


def _length(span: Span) -> int:
    return span[1] - span[0]


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
