"""Terms and lengths of time, told as agreements state them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.diff.difference import Difference, Row, tell_value
from govdocs.diff.notice import read_term
from govdocs.diff.value import ABSENT, Value
from govdocs.model.deadline import length_of
from govdocs.model.period import Period
from govdocs.model.redline import TermChange

_COUNTED = re.compile(r"(\d+) (\w+)")


def tell_term(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell a term as one change, with its length to the day; nothing for an odd shape."""
    sides = difference.sides
    one = _term(difference.old, difference.missing(sides.old))
    other = _term(difference.new, difference.missing(sides.new))
    if one and other and one != other:
        yield TermChange(
            difference.key,
            None if difference.old is ABSENT else one,
            None if difference.new is ABSENT else other,
            f"{row.title}: {one} → {other}",
            row.consequence(difference),
        )


def _term(value: Value, missing: str) -> str:
    if value is ABSENT:
        return missing
    term = read_term(value)
    return _words(term) if term else ""


def _words(term: Period) -> str:
    if term.end is None:
        return f"från {term.start} tills vidare"
    length = length_of(term) or "slutar före sin början"
    return f"{term.start}–{term.end} ({length})"


def tell_length(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell a length of time, with a unit that both share written once."""
    one, other = (
        _COUNTED.fullmatch(value) if isinstance(value, str) else None
        for value in (difference.old, difference.new)
    )
    if one and other and one[2] == other[2]:
        text = f"{row.title}: {one[1]} → {other[0]}"
        yield difference.change(text, row.consequence(difference))
    else:
        yield from tell_value(difference, row)
