"""A day as people write it, as the day that files have."""

from __future__ import annotations

import re

from govdocs.model.period import MONTHS, parse_day

_WORDS = re.compile(r"(?:den )?(\d{1,2}):?e? ([a-zå]{3,9})\.? (\d{4})\.?", re.I)
_FIGURES = re.compile(r"(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})\.?")
# In Swedish the day stands before the month, always.
_STROKE = re.compile(r"(?:den )?(\d{1,2})/(\d{1,2})[ -](\d{4})\.?", re.I | re.ASCII)
_SHORTEST = 3


def as_day(words: str) -> str:
    """Return a day such as 'den 8 september 2021' as 2021-09-08; other words as they are."""
    plain = " ".join(words.split())
    found = _from_words(plain) or _from_figures(plain)
    return found if found and parse_day(found) else words


def _from_words(words: str) -> str | None:
    found = _WORDS.fullmatch(words)
    if not found:
        return None
    name = found[2].lower()
    month = next((at for at, one in enumerate(MONTHS, 1) if one.startswith(name)), None)
    if month is None or len(name) < _SHORTEST:
        return None
    return f"{found[3]}-{month:02}-{int(found[1]):02}"


def _from_figures(words: str) -> str | None:
    stroke = _STROKE.fullmatch(words)
    if stroke:
        return f"{stroke[3]}-{int(stroke[2]):02}-{int(stroke[1]):02}"
    found = _FIGURES.fullmatch(words)
    return f"{found[1]}-{found[2]}-{found[3]}" if found else None
