"""The table of changed terms: its columns, their widths, and the words in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from govdocs.diff.headline import shortened
from govdocs.model.redline import TermChange
from govdocs.render.flow_shares import shares_of_words

# A value longer than this is not read in a table.
_LONGEST_VALUE = 500
# No column is made wider for what a cell says after this; what follows is read the most.
_SKIMMED = (30, 40, 40, 120)
_NOTHING = "–"


@dataclass(frozen=True)
class TermTable:
    """Changes of terms as a table."""

    terms: Sequence[TermChange]

    @cached_property
    def header(self) -> tuple[str, ...]:
        """Return the heads of the columns; that of consequences only when there are any."""
        has_consequence = any(term.consequence for term in self.terms)
        return ("Villkor", "Förut", "Nytt", *(["Följd"] if has_consequence else []))

    @cached_property
    def shares(self) -> tuple[int, ...]:
        """Return the widths of the columns in percent."""
        rows = [self.header, *map(self.cells, self.terms)]
        return shares_of_words([list(map(_skim, row, _SKIMMED)) for row in rows])

    def cells(self, term: TermChange) -> tuple[str, ...]:
        """Return a change as cells; what one sentence tells stands on its own side."""
        name, _, said = term.text.partition(": ")
        before, after = term.old or _NOTHING, term.new or _NOTHING
        if "→" not in said:
            before, after = (_NOTHING, said) if term.new else (said, _NOTHING)
        values = (shortened(one, _LONGEST_VALUE) for one in (before, after))
        cells = (name, *values, term.consequence)
        return cells[: len(self.header)]


def _skim(cell: str, most: int) -> str:
    """Return what the width of a column rests on; a term of dates has two words."""
    return cell[:most].replace("–", "– ")
