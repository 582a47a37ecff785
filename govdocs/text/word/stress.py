"""How letters stand out as headings may do: what is set, and what is taken back.

Both are sums of the flags in `model/word_text.py`. What stands nearest the letters counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from govdocs.model.word_text import BOLD, CAPITALS, ITALIC, UNDERLINED
from govdocs.text.word.tree import Element, is_switched, long, value_of

_BOLD, _ITALIC, _LINE = map(long, ("w:b", "w:i", "w:u"))
_CAPITALS = (long("w:caps"), long("w:smallCaps"))
_DOCX = frozenset((_BOLD, _ITALIC, _LINE, *_CAPITALS))


class Stress(NamedTuple):
    """What letters are set with, and what they are set without."""

    on: int = 0
    off: int = 0

    def over(self, below: Stress) -> Stress:
        """Return this with what it says nothing of as it is below."""
        return Stress(
            (below.on & ~self.off) | self.on, (below.off & ~self.on) | self.off
        )


NO_STRESS = Stress()


def docx_stress(said: Mapping[str, Element]) -> Stress:
    """Return what the properties of a run or of a style say, by their full names."""
    if _DOCX.isdisjoint(said):
        return NO_STRESS
    line = said.get(_LINE)
    capitals = [is_switched(said.get(name)) for name in _CAPITALS]
    return _sum(
        (BOLD, is_switched(said.get(_BOLD))),
        (ITALIC, is_switched(said.get(_ITALIC))),
        (UNDERLINED, None if line is None else value_of(line) not in ("none", "nil")),
        (CAPITALS, True if True in capitals else False if False in capitals else None),
    )


def odt_stress(weight: str, slant: str, line: str, variant: str, form: str) -> Stress:
    """Return what the values of a style in OpenDocument say; '' says nothing."""
    is_large = variant == "small-caps" or form == "uppercase"
    return _sum(
        (BOLD, weight in ("bold", "600", "700", "800", "900") if weight else None),
        (ITALIC, slant in ("italic", "oblique") if slant else None),
        (UNDERLINED, line != "none" if line else None),
        (CAPITALS, is_large if variant or form else None),
    )


def chained(those: Iterable[Stress]) -> Stress:
    """Return what styles say that build on each other, the nearest first."""
    found = NO_STRESS
    for one in those:
        found = found.over(one)
    return found


def _sum(*said: tuple[int, bool | None]) -> Stress:
    return Stress(
        sum(flag for flag, is_on in said if is_on),
        sum(flag for flag, is_on in said if is_on is False),
    )
