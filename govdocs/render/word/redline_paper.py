"""How much of a page the summary of a redline takes in Word.

All figures are in points and hold for a wider font than the one that is asked for: a
computer that lacks it takes another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.diff.summary import Summary
from govdocs.model.amount import grouped
from govdocs.model.redline import TermChange
from govdocs.model.sheet import Caption
from govdocs.render.flow_styles import CELL_ROOM, TEXT_WIDTH
from govdocs.render.word.redline_terms import TermTable
from govdocs.render.wrapped import lines_of

# A4 without its margins.
_HEIGHT, _WIDTH = 700.0, TEXT_WIDTH / 20
# Letters of the title, of what stands below it, and of all else.
_TITLE, _SUBTITLE, _TEXT = 13.8, 7.8, 5.6
_LINE = 11.1
# A heading with the room round it.
_HEADING_1, _HEADING_2 = 33.0, 30.0


@dataclass(frozen=True, slots=True)
class WordPaper:
    """The first page of a redline, by what stands on it above the summary."""

    caption: Caption
    terms: TermTable

    def room(self, summary: Summary, named: int) -> float:
        """Return what is left for terms when `named` sections of each kind are named."""
        sums = sum(_lines(one, _WIDTH - 18) for one in summary.counts)
        left = _HEIGHT - self._above() - _HEADING_1 - sums
        if summary.terms:
            # Their heading, that of the table, and the line that says where the rest is.
            left -= _HEADING_2 + _LINE + 4.5 + _LINE + 8
        told = sections_named(summary, named)
        if told:
            left -= _HEADING_2
        return left - sum(_lines("".join(one), _WIDTH) + 4 for one in told)

    def height(self, term: TermChange) -> float:
        """Return how high the row of a change of terms is."""
        widths = (_WIDTH * one / 100 - CELL_ROOM / 10 for one in self.terms.shares)
        cells = zip(self.terms.cells(term), widths, strict=True)
        return max(_lines(cell, width) for cell, width in cells) + 4.5

    def _above(self) -> float:
        words = f"Ändringar från {self.caption.old} till {self.caption.new}"
        title = self.caption.name or words
        height = 28.0 * lines_of(title, _WIDTH, _TITLE) + 3
        if self.caption.name:
            height += 15.2 * lines_of(words, _WIDTH, _SUBTITLE) + 4
        return height + sum(_lines(one, _WIDTH) + 4 for one in self.caption.notes)


def _lines(words: str, width: float) -> float:
    return _LINE * lines_of(words, width, _TEXT)


def sections_named(summary: Summary, named: int) -> Sequence[tuple[str, str]]:
    """Return the sections that changed, a kind a line; the rest of many as a number."""
    return tuple(_sections(summary, named))


def _sections(summary: Summary, named: int) -> Iterator[tuple[str, str]]:
    most = tuple(
        f"{one.name} ({grouped(one.come)} ord in, {grouped(one.gone)} ut)"
        for one in summary.most[:named]
    )
    kinds = (
        ("Mest ändrat", most),
        ("Nya avsnitt", summary.added),
        ("Borttagna avsnitt", summary.removed),
        ("Flyttade avsnitt", summary.moved),
    )
    for title, names in kinds:
        if names:
            more = len(names) - named
            tail = f" och {more} till" if more > 0 else ""
            yield title, f" ({len(names)}): {'; '.join(names[:named])}{tail}."
