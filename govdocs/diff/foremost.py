"""What of a summary stands on its first page, and what after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from govdocs.diff.summary import Summary
from govdocs.model.redline import TermChange

# Of each kind of section as many are named, and fewer before terms are put off.
MOST_NAMED = 6
_FEWER_NAMED = 3
# Longer than this no change of terms is read at a glance.
_LONGEST = 150
_RANKS = 3


class Paper(Protocol):
    """A page that a summary is laid out on, in points."""

    def room(self, summary: Summary, named: int) -> float:
        """Return what is left for terms when `named` sections of each kind are named."""
        ...

    def height(self, term: TermChange) -> float:
        """Return how high a change of terms is."""
        ...


@dataclass(frozen=True, slots=True)
class Foremost:
    """The terms of the first page and the rest, and how many sections it names."""

    terms: tuple[TermChange, ...]
    rest: tuple[TermChange, ...]
    named: int


def choose(summary: Summary, paper: Paper) -> Foremost:
    """Return what stands on the first page: terms go before the names of sections.

    Only a name or notes that would fill a page by themselves leave too little room.
    """
    wanted = sum(paper.height(term) for term in summary.terms if not _is_long(term))
    named = MOST_NAMED
    while named > _FEWER_NAMED and paper.room(summary, named) < wanted:
        named -= 1
    while named > 1 and paper.room(summary, named) < 0:
        named -= 1
    room = paper.room(summary, named)
    return Foremost(*_parted(summary.terms, paper, room), named)


def _parted(
    terms: Sequence[TermChange], paper: Paper, room: float
) -> tuple[tuple[TermChange, ...], tuple[TermChange, ...]]:
    """Return the terms that have room and the rest, each in order.

    Those that something follows from take room first, then other short ones, then long
    ones. Of one key they are told in order: none is first when one before it is not.
    """
    first: set[int] = set()
    for rank in range(_RANKS):
        put_off: set[str] = set()
        for at, term in enumerate(terms):
            if at in first:
                continue
            height = paper.height(term)
            if _rank(term) <= rank and height <= room and term.key not in put_off:
                first.add(at)
                room -= height
            else:
                put_off.add(term.key)
    here = tuple(term for at, term in enumerate(terms) if at in first)
    return here, tuple(term for at, term in enumerate(terms) if at not in first)


def _rank(term: TermChange) -> int:
    if _is_long(term):
        return _RANKS - 1
    return 0 if term.consequence else 1


def _is_long(term: TermChange) -> bool:
    return len(term.text) > _LONGEST
