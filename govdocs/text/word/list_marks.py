"""The numbers of lists that are shown as letters or in Roman figures."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from govdocs.text.appendix import APPENDIX

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# Word itself goes no further.
_MOST_LETTERS, _MOST_ROMAN = 780, 3999
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

_NAME = re.compile(rf"\s*{APPENDIX}\b", re.IGNORECASE)


class Figures(Enum):
    """How numbers are shown when it is not in digits."""

    LETTERS = auto()
    CAPITALS = auto()
    ROMAN = auto()
    ROMAN_CAPITALS = auto()

    def of(self, number: int, *, is_doubled: bool = True) -> str:
        """Return a number in these; '' for one that no program shows so."""
        if self in (Figures.LETTERS, Figures.CAPITALS):
            shown = _letters(number, is_doubled=is_doubled)
        else:
            shown = _roman(number)
        is_large = self in (Figures.CAPITALS, Figures.ROMAN_CAPITALS)
        return shown.upper() if is_large else shown


class Marks(NamedTuple):
    """What the items of one level begin with, as '(' before and ')' after the letter.

    After z comes aa, and then bb where `is_doubled`, else ab.
    """

    figures: Figures
    before: str = ""
    after: str = ""
    is_doubled: bool = True

    def of(self, number: int) -> str:
        """Return the mark of an item; '' for a number that no program shows so."""
        shown = self.figures.of(number, is_doubled=self.is_doubled)
        return f"{self.before}{shown}{self.after}" if shown else ""


def is_name(mark: str) -> bool:
    """Tell whether a mark is what others call the paragraph by: '§ 1', 'Bilaga 1'."""
    return "§" in mark or bool(_NAME.match(mark))


def bare_number(marks: Marks | None, number: int) -> str:
    """Return the number of an item without what stands round it, as in 2.b."""
    return marks.figures.of(number) if marks else str(number)


def _letters(number: int, *, is_doubled: bool) -> str:
    if not 0 < number <= _MOST_LETTERS:
        return ""
    times, at = divmod(number - 1, len(_ALPHABET))
    if is_doubled or not times:
        return _ALPHABET[at] * (times + 1)
    return _letters(times, is_doubled=False) + _ALPHABET[at]


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return ""
    found = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        found += sign * times
    return found
