"""A redline for the terminal: what it comes to, every change in words, and the proof."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from govdocs.cli import show
from govdocs.cli.compared import Compared
from govdocs.cli.marked import BREAK, Look, holds_marks, marked_line, marked_row
from govdocs.diff.summary import QUESTION, Summary, summarize
from govdocs.model.amount import counted, grouped
from govdocs.model.sheet import (
    Change,
    ChangeKind,
    Fate,
    Hidden,
    Row,
    SectionCount,
    ShapeKind,
    Sheet,
)

_INDENT = 6
_HEADING = ShapeKind.HEADING
# Tables and lists stay within this, however wide the terminal is.
_WIDEST = 100
# Rows of one change, and entries of one list, that are shown before the rest is counted.
_ROWS = 4
_LISTED = 10


def look_of_output(*, is_whole: bool) -> Look:
    """Return how to show a redline on standard output as it is now.

    Colour is for a terminal, when nobody has asked for none.
    """
    if not show.is_terminal(sys.stdout):
        return Look(is_whole=is_whole)
    width = shutil.get_terminal_size().columns
    return Look(not os.environ.get("NO_COLOR"), width, is_whole)


def redline_lines(compared: Compared, look: Look) -> Iterator[str]:
    """Yield the lines of a redline; the last one is the proof."""
    sheet, summary = compared.sheet, summarize(compared.sheet)
    yield from _heading(compared, look)
    if sheet.changes or summary.terms:
        yield QUESTION
    yield from _terms(summary, look)
    yield from summary.counts
    if len(sheet.changes) > _LISTED:
        yield from _sections(summary, look)
    if sheet.changes:
        yield from _legend(sheet, look)
    teller = _Teller(compared, look)
    for change in sheet.changes:
        yield from teller.change(change)
    yield from _numbers(sheet, look)
    yield from _reshaped(sheet, look)
    yield from _hidden(sheet.hidden, look)
    yield summary.proof


def sheaf_lines(found: Sequence[Compared], look: Look) -> Iterator[str]:
    """Yield the redlines of several documents, with an empty line between, and a total.

    A document that only one revision has is said to be new or gone, and read on demand.
    """
    for one in found:
        is_in_both = one.old.is_there and one.new.is_there
        whole = is_in_both or look.is_whole
        yield from redline_lines(one, look) if whole else _only_one(one, look)
        yield ""
    yield _total(found) if found else "Inget dokument skiljer sig."


def _only_one(compared: Compared, look: Look) -> Iterator[str]:
    yield from _heading(compared, look)
    words = counted(compared.sheet.come or compared.sheet.gone, "ord", "ord")
    yield f"Dokumentet har {words}. Läs det med --doc {compared.document} --all."


def _total(found: Sequence[Compared]) -> str:
    both = [one for one in found if one.old.is_there and one.new.is_there]
    differing = sum(one.differs for one in both)
    new = sum(not one.old.is_there for one in found)
    named = {
        "skiljer sig": differing,
        "är lika": len(both) - differing,
        "är nya" if new > 1 else "är nytt": new,
        "finns inte längre": sum(not one.new.is_there for one in found),
    }
    told = ", ".join(f"{count} {words}" for words, count in named.items() if count)
    come = sum(one.sheet.come for one in found)
    gone = sum(one.sheet.gone for one in found)
    words = f"Ord: {grouped(come)} in, {grouped(gone)} ut."
    exact = "alla går" if all(one.redline.exact for one in found) else "alla går INTE"
    return (
        f"Summa {len(found)} dokument: {told}. {words} "
        f"Kontroll: {exact} att återskapa exakt."
    )


def _heading(compared: Compared, look: Look) -> Iterator[str]:
    caption = compared.caption
    name = f"{caption.name}: " if caption.name else ""
    texts = f"{caption.old} → {caption.new}"
    if not compared.old.is_there:
        texts = f"ny i {caption.new}"
    if not compared.new.is_there:
        texts = f"finns inte längre i {caption.new}"
    yield show.on_one_line(f"{name}{texts}")
    for note in caption.notes:
        yield _wrapped(note, look)


def _terms(summary: Summary, look: Look) -> Iterator[str]:
    if summary.terms:
        yield "Villkor"
    for term in summary.terms:
        yield _wrapped(term.text, look, 2)
        if term.consequence:
            yield _wrapped(term.consequence, look, _INDENT)


def _sections(summary: Summary, look: Look) -> Iterator[str]:
    yield from _listed("Mest ändrat", map(_most, summary.most), look)
    yield from _listed("Nya avsnitt", summary.added, look)
    yield from _listed("Borttagna avsnitt", summary.removed, look)
    yield from _listed("Flyttade avsnitt", summary.moved, look)


def _most(one: SectionCount) -> str:
    return f"{one.name} ({grouped(one.come)} ord in, {grouped(one.gone)} ut)"


def _legend(sheet: Sheet, look: Look) -> Iterator[str]:
    told = "[-så-] är borttaget och {+så+} är tillagt"
    if any(row.mark is not Fate.KEPT and row.old and row.new for row in sheet.rows):
        told += f", {BREAK} är en gräns mellan stycken"
    if not look.is_whole:
        told += ", … är text som inte visas (allt visas med --all)"
    yield f"Tecken: {told}."
    if holds_marks(sheet.rows):
        yield "Texten har själv sådana tecken: jämför säkrast med --format json."


class _Teller:
    """Tells changes one by one, in texts with headings or without."""

    def __init__(self, compared: Compared, look: Look) -> None:
        self._sheet = compared.sheet
        self._look = look
        self._by_line = not compared.document
        texts = compared.old.text, compared.new.text
        self._ends = tuple(_line_ends(text) for text in texts)
        self._left = {
            row.move.id: row
            for row in reversed(self._sheet.rows)
            if row.move and not row.move.is_new_place
        }

    def change(self, change: Change) -> Iterator[str]:
        """Yield one change: where, what, and its words."""
        rows = [
            row
            for row in self._sheet.rows[change.first : change.last + 1]
            if row.change == change.number
        ]
        first = rows[0]
        total = str(len(self._sheet.changes))
        mark = f" {{#{first.id}}}" if first.id else ""
        told = self._told(change, rows)
        number = f"{change.number:>{len(total) + 1}}/{total}"
        yield show.on_one_line(f"{number} {self._where(first)}{mark}: {told}")
        yield from self._body(change, rows)

    def _told(self, change: Change, rows: Sequence[Row]) -> str:
        first = rows[0]
        if change.kind is not ChangeKind.MOVED or first.move is None:
            return change.kind.value
        before = first.move.other
        left = self._left.get(first.move.id)
        if self._by_line and left:
            before = f"rad {self._line(0, left)}"
        how = "omskrivet" if first.move.is_edited else "oförändrat"
        size = f", {grouped(len(rows))} stycken" if len(rows) > 1 else ""
        return f"flyttat från {before} ({how}{size})"

    def _where(self, row: Row) -> str:
        """Return how to find a row: as it is cited, or by line where nothing is cited."""
        is_gone = row.new is None
        if not self._by_line:
            return f"förut {row.place}" if is_gone else row.place or "i början"
        line = f"rad {self._line(0 if is_gone else 1, row)}"
        place = f", {row.place}" if row.section else ""
        return f"gamla {line}{place}" if is_gone else f"{line}{place}"

    def _line(self, side: int, row: Row) -> int:
        return bisect_right(self._ends[side], (row.at[side] or 0) - 1) + 1

    def _body(self, change: Change, rows: Sequence[Row]) -> Iterator[str]:
        shown = rows
        if change.kind is ChangeKind.MOVED and not self._look.is_whole:
            shown = [*filter(_is_changed, rows)] or rows[:1]
        most = len(shown) if self._look.is_whole else _ROWS
        # One more row takes no more room than to say that there is one.
        most = most if len(shown) > most + 1 else len(shown)
        for row in shown[:most]:
            if row.section != rows[0].section and row.shape.kind is not _HEADING:
                yield f"{' ' * _INDENT}{show.on_one_line(row.place)}:"
            yield from marked_row(row, self._look, _INDENT)
            for gone, come, words in _links(row):
                told = [(Fate.KEPT, f'länken "{words}": ')]
                told += [(Fate.REMOVED, gone), (Fate.ADDED, come)]
                yield from marked_line(told, self._look, _INDENT)
        if rest := len(shown) - most:
            yield f"{' ' * _INDENT}… {grouped(rest)} stycken till"


def _is_changed(row: Row) -> bool:
    """Tell whether words of a row differ, or lead somewhere else."""
    return any(run.is_marked for run in row.runs) or any(_links(row))


def _links(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield the links that lead elsewhere: before, now, and their words."""
    for run in row.runs:
        if run.was is not None and run.was.link != run.style.link:
            yield run.was.link or "ingen länk", run.style.link or "ingen länk", run.text


def _line_ends(text: str) -> list[int]:
    return [at for at, mark in enumerate(text) if mark == "\n"]


def _numbers(sheet: Sheet, look: Look) -> Iterator[str]:
    found = [row for row in sheet.rows if row.numbers]
    is_all = all(row.kind is ChangeKind.RENUMBERED for row in found)
    title = "Omnumrerat" if is_all else "Nytt nummer, också på det som ändrats"
    yield from _listed(title, map(_number, found), look)


def _number(row: Row) -> str:
    before, after = row.numbers or ("", "")
    if row.shape.kind is not _HEADING:
        return f"{before} → {after} ({row.place})"
    title = row.text(Fate.REMOVED).strip()
    return f"{before} → {after} {title.removeprefix(after).strip()}"


def _reshaped(sheet: Sheet, look: Look) -> Iterator[str]:
    found = (row.place for row in sheet.rows if row.kind is ChangeKind.RESHAPED)
    yield from _listed("Annan utformning, samma ord", found, look)


def _hidden(hidden: Sequence[Hidden], look: Look) -> Iterator[str]:
    if not hidden:
        return
    yield "Syns inte för den som läser:"
    most = _most_shown(len(hidden), look)
    for one in hidden[:most]:
        where = f"rad {one.line}: " if one.in_new else f"gamla rad {one.line}: "
        told = [(Fate.KEPT, where), (Fate.REMOVED, one.old), (Fate.ADDED, one.new)]
        yield from marked_line(told, look, 2)
    if rest := len(hidden) - most:
        yield f"  … {grouped(rest)} till"


def _listed(title: str, entries: Iterable[str], look: Look) -> Iterator[str]:
    """Yield entries after a title, wrapped, the rest of a long list as a number."""
    found = list(entries)
    if not found:
        return
    most = _most_shown(len(found), look)
    rest = len(found) - most
    more = f" … {grouped(rest)} till" if rest else ""
    yield _wrapped(f"{title}: {'; '.join(found[:most])}{more}", look)


def _wrapped(words: str, look: Look, indent: int = 0) -> str:
    """Return words in lines of a readable length, all but the first indented further."""
    return textwrap.fill(
        show.on_one_line(words),
        min(look.width or _WIDEST, _WIDEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _most_shown(count: int, look: Look) -> int:
    return count if look.is_whole or count <= _LISTED + 1 else _LISTED
