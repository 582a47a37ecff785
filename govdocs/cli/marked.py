"""Words with marks for what was taken out and put in, cut, wrapped and coloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import click

from govdocs.cli import show
from govdocs.diff.headline import DIVIDER
from govdocs.diff.replaced import replaced
from govdocs.model.sheet import Fate, Row, Run, ShapeKind

_MARKS = {
    Fate.KEPT: ("", ""),
    Fate.REMOVED: ("[-", "-]"),
    Fate.ADDED: ("{+", "+}"),
}
_HUES = {Fate.REMOVED: "red", Fate.ADDED: "green"}
_CONTEXT = 60
BREAK = "¶"

Piece = tuple[Fate, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a redline is shown: `width` is None for lines as long as they are.

    `is_whole` leaves nothing out that a reader of the text would see.
    """

    colour: bool = False
    width: int | None = None
    is_whole: bool = False


def marked_row(row: Row, look: Look, indent: int) -> Iterator[str]:
    """Yield the lines of a row, with marks round its words."""
    pieces = [*_pieces(replaced(row))]
    if row.mark is not Fate.KEPT and row.old and row.new:
        pieces += [(Fate.KEPT, " "), (row.mark, BREAK)]
    lines = list(_lines(pieces))
    if not look.is_whole:
        lines = [_shortened(line) for line in _near_changes(lines)]
    first = _lead(row)
    for line in lines:
        yield from marked_line([(Fate.KEPT, first), *line], look, indent)
        first = ""


def marked_line(pieces: Iterable[Piece], look: Look, indent: int) -> Iterator[str]:
    """Yield pieces on lines that fit, each behind a margin."""
    text, fates = "", list[Fate]()
    for fate, words in _joined(pieces):
        opening, closing = _MARKS[fate] if words.strip() else ("", "")
        shown = f"{opening}{show.on_one_line(words)}{closing}"
        text += shown
        fates += [fate] * len(shown)
    width = max(look.width - indent, 20) if look.width else len(text)
    for start, end in _breaks(text, width):
        part = text[start:end], fates[start:end]
        shown = _coloured(*part) if look.colour else part[0]
        yield f"{' ' * indent}{shown}".rstrip()


def holds_marks(rows: Iterable[Row]) -> bool:
    """Tell whether a text itself holds what looks like our marks."""
    marks = [mark for pair in _MARKS.values() for mark in pair if mark]
    return any(mark in run.text for row in rows for run in row.runs for mark in marks)


def _pieces(row: Row) -> Iterator[Piece]:
    if row.shape.kind is ShapeKind.RULE:
        fate = Fate.ADDED if row.old is None else Fate.REMOVED
        yield Fate.KEPT if row.old and row.new else fate, DIVIDER
    for number, cell in enumerate(row.cells):
        if number:
            yield Fate.KEPT, " | "
        for is_proposed, group in groupby(cell, lambda run: bool(_proposal(run))):
            runs = list(group)
            yield from _proposed(runs) if is_proposed else map(_piece, runs)


def _proposed(runs: Sequence[Run]) -> Iterator[Piece]:
    """Yield text that is, or was, proposed to go; the brackets too can be new or gone."""
    fates = {fate for run in runs if (fate := _proposal(run))}
    fate = fates.pop() if len(fates) == 1 else Fate.KEPT
    yield fate, "[föreslås utgå: "
    yield from map(_piece, runs)
    yield fate, "]"


def _proposal(run: Run) -> Fate | None:
    """Return what became of the proposal to take a text out; None if there is none."""
    before, now = (run.was or run.style).proposed, run.style.proposed
    if before and now:
        return run.fate
    if before or now:
        return Fate.ADDED if now else Fate.REMOVED
    return None


def _piece(run: Run) -> Piece:
    return run.fate, _words(run)


def _words(run: Run) -> str:
    """Return the text of a run; a changed picture is told with its file."""
    if run.style.image and run.fate is not Fate.KEPT:
        return f"{run.text[:-1]}, {run.style.image}]"
    return run.text


def _lead(row: Row) -> str:
    """Return what stands before the words, as in the text."""
    if row.shape.kind is not ShapeKind.ITEM:
        return ""
    mark = "-" if row.shape.number is None else f"{row.shape.number}."
    return f"{'  ' * (row.shape.level - 1)}{mark} "


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line of a row that has hard line ends."""
    line: list[Piece] = []
    for fate, text in pieces:
        first, *rest = text.split("\n")
        line.append((fate, first))
        for more in rest:
            yield line
            line = [(fate, more)]
    yield line


def _near_changes(lines: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    """Yield the lines that hold changes, and a sign for the others between them."""
    changed = [any(fate is not Fate.KEPT for fate, _ in line) for line in lines]
    if not any(changed):
        yield from lines
        return
    for at, line in enumerate(lines):
        if changed[at]:
            yield line
        elif at == 0 or changed[at - 1]:
            yield [(Fate.KEPT, "…")]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for fate, group in groupby((one for one in pieces if one[1]), lambda one: one[0]):
        yield fate, "".join(text for _, text in group)


def _shortened(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with long stretches that are the same cut down."""
    whole = [*_joined(pieces)]
    last = len(whole) - 1
    return [
        (fate, _short(text, at == 0, at == last) if fate is Fate.KEPT else text)
        for at, (fate, text) in enumerate(whole)
    ]


def _short(text: str, is_first: bool, is_last: bool) -> str:
    """Return the words nearest to a change, and a sign for what is left out."""
    if is_first and is_last:
        return text if len(text) <= 4 * _CONTEXT else f"{_head(text, 3 * _CONTEXT)} …"
    if len(text) <= 2 * _CONTEXT:
        return text
    if is_first:
        return f"… {_tail(text)}"
    if is_last:
        return f"{_head(text)} …"
    return f"{_head(text)} … {_tail(text)}"


def _head(text: str, size: int = _CONTEXT) -> str:
    return text[:size].rpartition(" ")[0] or text[:size]


def _tail(text: str) -> str:
    return text[-_CONTEXT:].partition(" ")[2] or text[-_CONTEXT:]


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where lines of a width begin and end; a longer word stands alone."""
    at = 0
    while len(text) - at > width:
        cut = text.rfind(" ", at + 1, at + width + 1)
        cut = cut if cut > at else text.find(" ", at + width)
        if cut < 0:
            break
        yield at, cut
        at = cut + 1
    yield at, len(text)


def _coloured(text: str, fates: Sequence[Fate]) -> str:
    found = groupby(zip(fates, text, strict=True), lambda one: one[0])
    shown = ((fate, "".join(mark for _, mark in group)) for fate, group in found)
    return "".join(
        click.style(words, fg=_HUES[fate]) if fate in _HUES else words
        for fate, words in shown
    )
