"""The heads of tables of the text: no mark stands round them, but people write there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from govdocs.consultation.intake.word.changes import now
from govdocs.consultation.intake.word.draft import Draft, joined
from govdocs.consultation.intake.word.marks import is_same
from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Home, Mark, Stretch
from govdocs.model.submission import CommentKind

# A table, and the cells of one of its rows by column.
_Table = tuple[int, ...]
_Cells = dict[int, list[Stretch]]
_SAID = "Ändrat i tabellens huvud: {told}."


class Heads:
    """The heads of a template held against those of a file.

    A table of the file is the one of the template that it has a marked row of.
    """

    def __init__(
        self,
        rows: Sequence[Stretch],
        settled: Sequence[Settled],
        place_of: Callable[[Home], Mark | None],
    ) -> None:
        self._sent = _heads(rows)
        self._found = _heads(one.stretch for one in settled if not one.home)
        self._tables = _tables(rows, settled)
        self._places = _places(rows, place_of)
        self._own = {
            table: [
                one
                for cells in self._found.get(table, ())
                for those in cells.values()
                for one in those
            ]
            for table, sent in self._tables.items()
            if sent in self._places
        }
        self._ids = {id(one) for own in self._own.values() for one in own}

    def has(self, one: Stretch) -> bool:
        """Tell whether a stretch stands in a head of the text."""
        return id(one) in self._ids

    def changes(self) -> Iterator[Draft]:
        """Yield what was changed in the heads, at the first row below each."""
        for table, own in self._own.items():
            order = min((one.order for one in own), default=0)
            sent = self._tables[table]
            both = zip_longest(
                self._sent.get(sent, ()), self._found.get(table, ()), fillvalue=None
            )
            for old, new in both:
                for told in _changes(old or {}, new or {}):
                    said = _SAID.format(told=told)
                    kind = CommentKind.CHANGE.value
                    yield Draft(order, self._places[sent], said, kind=kind)


def _heads(every: Iterable[Stretch]) -> Mapping[_Table, list[_Cells]]:
    """Return the rows without a mark of each table, in order."""
    rows: dict[tuple[_Table, int], _Cells] = {}
    for one in every:
        cell = one.paragraph.cell
        if cell and not one.home:
            of_row = rows.setdefault((cell.tables, cell.row), {})
            of_row.setdefault(cell.column, []).append(one)
    found: dict[_Table, list[_Cells]] = {}
    for (table, _), cells in sorted(rows.items(), key=lambda row: row[0]):
        found.setdefault(table, []).append(cells)
    return found


def _tables(
    rows: Sequence[Stretch], settled: Sequence[Settled]
) -> dict[_Table, _Table]:
    """Return which table of the template each table of a file is.

    One with no row left is told by its rows.
    """
    sent = {
        one.home: one.paragraph.cell.tables
        for one in rows
        if one.paragraph.cell and isinstance(one.home, tuple)
    }
    found: dict[_Table, _Table] = {}
    for one in settled:
        cell = one.stretch.paragraph.cell
        if cell and one.home in sent and one.stretch.text:
            found.setdefault(cell.tables, sent[one.home])
    return found


def _places(
    rows: Sequence[Stretch], place_of: Callable[[Home], Mark | None]
) -> dict[_Table, Mark]:
    """Return the first place in each table of the template."""
    found: dict[_Table, Mark] = {}
    for one in rows:
        cell = one.paragraph.cell
        if cell and isinstance(one.home, tuple) and (place := place_of(one.home)):
            found.setdefault(cell.tables, place)
    return found


def _changes(old: _Cells, new: _Cells) -> Iterator[str]:
    """Yield what became of the cells of a head, in words."""
    left = {at: _now(those) for at, those in new.items()}
    before = {at: joined((one, one.original) for one in new[at]) for at in new}
    gone: dict[int, str] = {}
    for at, those in old.items():
        words = joined((one, one.whole) for one in those)
        same = next((each for each in left if is_same(left[each], words)), None)
        if same is None:
            gone[at] = words
        else:
            del left[same]
    for at, words in gone.items():
        tracked = next((each for each in left if is_same(before[each], words)), at)
        said = left.pop(tracked, "")
        yield f"”{words}” ersätts med ”{said}”" if said else f"”{words}” stryks"
    yield from (f"”{words}” läggs till" for words in left.values() if words)


def _now(those: Sequence[Stretch]) -> str:
    return joined(
        (one, one.told if any(each.picture for each in one.pieces) else now(one))
        for one in those
    )
