"""The rows of a redline as running text, changes told in words and by more than colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from govdocs.diff.headline import DIVIDER
from govdocs.diff.replaced import replaced
from govdocs.model.amount import counted
from govdocs.model.sheet import (
    PLAIN,
    ChangeKind,
    Fate,
    MoveEnd,
    Row,
    Run,
    Shape,
    ShapeKind,
    Style,
)
from govdocs.render.html.text import table_name

# Stands before the id of a clause, so that no clause is taken for a change.
PLACE = "s-"
_SAFE = ("https://", "http://", "mailto:")
_TAGS = {
    ShapeKind.PARAGRAPH: "p",
    ShapeKind.TERM: "p",
    ShapeKind.DEFINITION: "p",
    ShapeKind.NOTE: "p",
    ShapeKind.CODE: "pre",
    ShapeKind.RULE: "p",
}
_WORDS = {Fate.ADDED: ("ins", "Tillagt: "), Fate.REMOVED: ("del", "Borttaget: ")}
_BREAKS = {
    Fate.ADDED: "Tillagt: nytt stycke. ",
    Fate.REMOVED: "Borttaget: styckegräns. ",
}


def row_text(runs: Sequence[Run]) -> str:
    """Return words with their marks as HTML; what is safe to link to is linked."""
    groups = groupby(runs, lambda run: run.fate)
    return "".join(_together(fate, tuple(group)) for fate, group in groups)


def _together(fate: Fate, runs: Sequence[Run]) -> str:
    """Return runs of one fate under one mark; blanks at the ends stand outside it."""
    inner = "".join(_styled(run.text, run.style) + _other_link(run) for run in runs)
    if fate is Fate.KEPT:
        return inner
    if not any(run.is_marked for run in runs):
        return "" if fate is Fate.REMOVED else inner
    tag, word = _WORDS[fate]
    bare = inner.strip() if fate is Fate.ADDED else inner
    before, _, after = inner.partition(bare)
    return f'{before}<{tag}><span class="vh">{word}</span>{bare}</{tag}>{after}'


def _other_link(run: Run) -> str:
    """Return the words for a link whose label alone is as it was."""
    if run.fate is not Fate.KEPT or not run.was or run.was.link == run.style.link:
        return ""
    told = "ny länk" if run.style.link else "länken borttagen"
    return f'<span class="etikett"> [{told}]</span>'


def _styled(text: str, style: Style) -> str:
    inner = escape(text, quote=False).replace("\n", "<br>")
    if style == PLAIN:
        return inner
    if style.note:
        return f"<sup>{inner}</sup>"
    for wanted, tag in (
        (style.code, "code"),
        (style.italic, "em"),
        (style.bold, "strong"),
    ):
        inner = f"<{tag}>{inner}</{tag}>" if wanted else inner
    if style.proposed:
        inner = f'<span class="utga">[föreslås utgå: {inner}]</span>'
    if style.link.startswith(_SAFE):
        inner = f'<a href="{escape(style.link)}">{inner}</a>'
    return inner


def break_mark(row: Row) -> str:
    """Return the mark of a paragraph that was split off, or joined to the next."""
    if row.mark is Fate.KEPT or row.old is None or row.new is None:
        return ""
    tag, _ = _WORDS[row.mark]
    return f'<{tag} class="grans"><span class="vh">{_BREAKS[row.mark]}</span></{tag}>'


def labels(row: Row) -> str:
    """Return what is said of a row beside its words."""
    said: list[str] = []
    if row.numbers:
        told = f"var {row.numbers[0]}, är nu {row.numbers[1]}"
        is_all = row.kind is ChangeKind.RENUMBERED
        said.append(f"{'Omnumrerat' if is_all else 'Nytt nummer'}: {told}")
    elif row.kind is ChangeKind.RESHAPED:
        said.append("Annan rubriknivå" if _is_heading(row) else "Annan utformning")
    return f' <span class="etikett">{escape(". ".join(said))}.</span>' if said else ""


def _is_heading(row: Row) -> bool:
    return row.shape.kind is ShapeKind.HEADING


def move_label(end: MoveEnd, count: int, change: int) -> str:
    """Return the line at one end of a move, with a link to the other."""
    other = escape(end.other)
    if end.is_new_place:
        how = " och omskrivet" if end.is_edited else ""
        return (
            f'<p class="etikett flyttat">Flyttat hit{how} från '
            f'<a href="#f{end.id}">{other}</a>.</p>\n'
        )
    what = "" if count == 1 else f": {counted(count, 'stycke', 'stycken')}"
    return (
        f'<p class="etikett flyttat" id="f{end.id}">Flyttat härifrån{what} till '
        f'<a href="#a{change}">{other}</a>.</p>\n'
    )


def change_id(row: Row, begun: set[int]) -> str:
    """Return the id of a change on its first row."""
    if not row.change or row.change in begun:
        return ""
    begun.add(row.change)
    return f' id="a{row.change}" tabindex="-1"'


@dataclass(slots=True)
class RowWriter:
    """Writes rows one after another, and keeps lists and tables open between them.

    `places` are the ids of blocks to be found in a row, by where it began in the old text.
    """

    places: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    _out: list[str] = field(default_factory=list)
    _open: list[tuple[str, Shape, bool]] = field(default_factory=list)
    _begun: set[int] = field(default_factory=set)
    _marked: set[int] = field(default_factory=set)
    _table: tuple[Row, int] | None = None
    _tables: Counter[str] = field(default_factory=Counter)
    _within: str = ""
    _has_head: bool = False
    _move: tuple[int, bool] | None = None

    def write(self, rows: Sequence[Row]) -> str:
        """Return rows as HTML; all that was opened is closed after the last."""
        for at, row in enumerate(rows):
            self._row(row, rows, at)
        self._close()
        done = "".join(self._out)
        self._out.clear()
        return done

    def _row(self, row: Row, rows: Sequence[Row], at: int) -> None:
        end = (row.move.id, row.move.is_new_place) if row.move else None
        if row.move and end != self._move:
            self._close()
            same = (one for one in rows[at:] if one.move == row.move)
            self._out.append(move_label(row.move, sum(1 for _ in same), row.change))
        elif end != self._move:
            self._close()
        self._move = end
        if row.move and not row.move.is_new_place:
            return
        shown = replaced(row)
        if shown.shape.kind is ShapeKind.CELLS:
            self._cells(shown)
            return
        self._close_table()
        if shown.shape.kind is ShapeKind.ITEM:
            self._item(shown)
        else:
            self._plain(shown)

    def _plain(self, row: Row) -> None:
        shape = row.shape
        while len(self._open) > (shape.level if not _is_heading(row) else 0):
            self._close_list()
        tag = _TAGS.get(shape.kind, "p")
        if _is_heading(row):
            tag = f"h{min(max(shape.level, 2), 6)}"
        inner = self._inner(row)
        if shape.kind is ShapeKind.RULE:
            inner = self._marks(row) + divider(row)
        block = f"<{tag}{self._attributes(row)}>{inner}</{tag}>\n"
        self._out.append(
            f"<blockquote>{block}</blockquote>\n" if shape.quotes else block
        )

    def _inner(self, row: Row) -> str:
        number = f"{escape(row.number)} " if row.number else ""
        note = f"<sup>{escape(row.shape.label)}</sup> " if _is_note(row) else ""
        words = number + note + row_text(row.cells[0]) + break_mark(row) + labels(row)
        return self._marks(row) + words

    def _marks(self, row: Row) -> str:
        """Return a place for each block that is told of in a row, the first time."""
        at = row.at[0]
        if at is None or at in self._marked or at not in self.places:
            return ""
        self._marked.add(at)
        return "".join(f'<span id="{PLACE}{one}"></span>' for one in self.places[at])

    def _attributes(self, row: Row) -> str:
        names = [str(row.kind)] if row.kind else []
        if row.shape.kind in (ShapeKind.TERM, ShapeKind.DEFINITION):
            names.append(row.shape.kind.value)
        own = f' class="{" ".join(names)}"' if names else ""
        return own + change_id(row, self._begun)

    def _item(self, row: Row) -> None:
        shape = row.shape
        while len(self._open) > shape.level:
            self._close_list()
        if len(self._open) == shape.level and not self._goes_on(row):
            self._close_list()
        while len(self._open) < shape.level:
            self._open_list(shape, is_own=len(self._open) + 1 == shape.level)
        tag, _, has_item = self._open[-1]
        if has_item:
            self._out.append("</li>\n")
        self._open[-1] = (tag, shape, True)
        value = f' value="{shape.number}"' if shape.number is not None else ""
        self._out.append(f"<li{value}{self._attributes(row)}>{self._inner(row)}")

    def _goes_on(self, row: Row) -> bool:
        """Tell whether an item is in the list that is open."""
        tag, last, _ = self._open[-1]
        is_numbered = row.shape.number is not None
        if (tag == "ol") != is_numbered:
            return False
        return row.new is None or row.old is None or last.group == row.shape.group

    def _open_list(self, shape: Shape, *, is_own: bool) -> None:
        if self._open and not self._open[-1][2]:
            tag, kept, _ = self._open[-1]
            self._out.append('<li class="utan">')
            self._open[-1] = (tag, kept, True)
        tag = "ol" if is_own and shape.number is not None else "ul"
        self._out.append(f"<{tag}>\n")
        self._open.append((tag, shape, False))

    def _close_list(self) -> None:
        tag, _, has_item = self._open.pop()
        self._out.append(f"</li>\n</{tag}>\n" if has_item else f"</{tag}>\n")

    def _cells(self, row: Row) -> None:
        while self._open:
            self._close_list()
        if self._table and not _is_same_table(*self._table, row):
            self._close_table()
        if self._table is None:
            self._tables[row.section] += 1
            name = escape(table_name(row.section, self._tables[row.section]))
            self._out.append(
                f'<div role="region" aria-label="{name}" tabindex="0"><table>\n'
            )
            self._has_head = row.shape.is_header
        self._table = row, len(row.cells)
        self._go_within(row)
        last = len(row.cells) - 1
        marks = self._marks(row)
        cells = "".join(
            self._cell(
                row,
                at,
                ("" if at else marks)
                + row_text(cell)
                + (labels(row) if at == last else ""),
            )
            for at, cell in enumerate(row.cells)
        )
        self._out.append(f"<tr{self._attributes(row)}>{cells}</tr>\n")

    def _go_within(self, row: Row) -> None:
        """Open the head or the body of the table, whichever the row belongs to."""
        is_head = row.shape.is_header and self._within != "tbody"
        wanted = "thead" if is_head else "tbody"
        if wanted != self._within:
            closing = f"</{self._within}>" if self._within else ""
            self._out.append(f"{closing}<{wanted}>\n")
            self._within = wanted

    def _cell(self, row: Row, at: int, inner: str) -> str:
        """Return a cell; without a head or its corner above, the first names the row."""
        if row.shape.is_header:
            is_named = bool(row_text(row.cells[at]))
            self._has_head = self._has_head and bool(at or is_named)
            return f"<th>{inner}</th>" if is_named else f"<td>{inner}</td>"
        if at == 0 and inner and not self._has_head:
            return f'<th scope="row">{inner}</th>'
        return f"<td>{inner}</td>"

    def _close_table(self) -> None:
        if self._table:
            self._out.append(f"</{self._within}></table></div>\n")
        self._table, self._within = None, ""

    def _close(self) -> None:
        self._close_table()
        while self._open:
            self._close_list()


def _is_same_table(last: Row, width: int, row: Row) -> bool:
    if len(row.cells) != width:
        return False
    if last.new and row.new:
        return last.new.group == row.new.group
    if last.old and row.old:
        return last.old.group == row.old.group
    return not row.shape.is_header


def _is_note(row: Row) -> bool:
    return row.shape.kind is ShapeKind.NOTE and bool(row.shape.label)


def divider(row: Row) -> str:
    """Return a dividing line in words; it has no text of its own to mark."""
    fate = Fate.ADDED if row.old is None else Fate.REMOVED
    if row.old and row.new:
        return "* * *"
    tag, word = _WORDS[fate]
    return f'<{tag}><span class="vh">{word}</span>{DIVIDER}</{tag}>'


def stretches(rows: Sequence[Row]) -> Iterator[tuple[bool, Sequence[Row]]]:
    """Yield rows in order, parted into those to show and those to fold away.

    What no change is near is folded; a table, and the heading above a change, are kept.
    """
    shown = bytearray(len(rows))
    for at, row in enumerate(rows):
        if row.change or row.move:
            _show_near(rows, at, shown)
    _show_tables(rows, shown)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and shown[end] == shown[start]:
            end += 1
        is_folded = not shown[start] and end - start >= _FOLDED
        yield is_folded, rows[start:end]
        start = end


_FOLDED = 3


def _show_near(rows: Sequence[Row], at: int, shown: bytearray) -> None:
    first, last = max(at - 1, 0), min(at + 1, len(rows) - 1)
    if rows[first].shape.kind is not ShapeKind.HEADING and first:
        first -= rows[first - 1].shape.kind is ShapeKind.HEADING
    shown[first : last + 1] = b"\x01" * (last + 1 - first)


def _show_tables(rows: Sequence[Row], shown: bytearray) -> None:
    """Show the whole of every table that some row is shown of."""
    start = 0
    for is_table, group in groupby(rows, _is_row):
        end = start + sum(1 for _ in group)
        if is_table and any(shown[start:end]):
            shown[start:end] = b"\x01" * (end - start)
        start = end


def _is_row(row: Row) -> bool:
    return row.shape.kind is ShapeKind.CELLS
