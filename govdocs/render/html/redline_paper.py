"""How much of a page the summary of a redline takes in the PDF.

All figures are in points, from pdf.css and redline_pdf.css.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.diff.summary import Summary
from govdocs.model.redline import TermChange
from govdocs.render.html.redline_terms import term_of
from govdocs.render.wrapped import lines_of

# A4 without its margins.
_HEIGHT, _WIDTH = 700.0, 453.0
_LIST = _WIDTH - 14
# Half the box of sections, without the gap, the line at its left and the bullets.
_COLUMN = (_WIDTH - 14 - 20) / 2 - 14
# Letters of headings, notes, boxes, sums and items.
_TITLE, _NOTE, _BOX, _SUM, _ITEM = 11.2, 5.2, 5.1, 5.6, 4.9
_LINE = 12.5


@dataclass(frozen=True, slots=True)
class PdfPaper:
    """The first page of a redline, by what stands on it above the summary.

    `boxes` are the paragraphs there that have a frame or type as large as the text's.
    """

    title: str
    notes: Sequence[str]
    boxes: Sequence[str] = ()

    def room(self, summary: Summary, named: int) -> float:
        """Return what is left for terms when `named` sections of each kind are named."""
        left = _HEIGHT - self._above() - _sums(summary.counts)
        if summary.terms:
            # Their heading, and the line that says where the rest stands.
            left -= 34 + 19
        return left - _sections(summary, named)

    def height(self, term: TermChange) -> float:
        """Return how high a change of terms is."""
        lines = (lines_of(one, _LIST, _ITEM) for one in term_of(term).lines)
        return _LINE * sum(lines) + 2

    def _above(self) -> float:
        title = 25 * lines_of(self.title, _WIDTH, _TITLE) + 8
        notes = (13 * lines_of(one, _WIDTH - 12, _NOTE) + 2 for one in self.notes)
        boxes = (11 + 14 * lines_of(one, _WIDTH - 20, _BOX) for one in self.boxes)
        return 13 + title + sum(notes) + sum(boxes)


def _sums(counts: Sequence[str]) -> float:
    heading = 16 + 23
    return heading + sum(15.5 * lines_of(one, _WIDTH - 14, _SUM) for one in counts)


def _sections(summary: Summary, named: int) -> float:
    """Return how high the box of sections is, its lists in two columns."""
    lists = list(_lists(summary, named))
    if not lists:
        return 0
    lines = [lines_of(one, _COLUMN, _ITEM) for names in lists for one in names]
    columns = _LINE * sum(lines) + 22 * len(lists)
    # A heading and its first item stay together, in the one column or the other.
    return 16 + 23 + (columns + 22 + _LINE * max(lines)) / 2


def _lists(summary: Summary, named: int) -> Iterator[tuple[str, ...]]:
    if summary.most:
        sums = (f"{one.name}: {one.come} ord in, {one.gone} ut" for one in summary.most)
        yield tuple(sums)[:named]
    for names in (summary.added, summary.removed, summary.moved):
        if names:
            # The last item says how many more there are.
            yield names[:named] + names[named : named + 1]
