"""The table that somebody has filled in, found in a workbook by the head of its columns."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.consultation.errors import BadWorkbook
from govdocs.consultation.workbook.beside import told_beside
from govdocs.consultation.workbook.columns import (
    ABOUT,
    ID,
    SHOWN,
    BookKind,
    seen,
)
from govdocs.text.excel.workbook import (
    Cell,
    CellKind,
    Page,
    Row,
    Workbook,
    column_letters,
)

# How far down a head is looked for, when somebody has put rows above it.
_TOP = 20
_REMEDY = "skriv ut arbetsboken på nytt, och för över det som är ifyllt"
_HIDDEN = f"kolumnen {SHOWN} är dold; {_REMEDY}"
# What is noted already, and says no words.
UNKNOWN = frozenset({CellKind.FORMULA, CellKind.ERROR})
_NOBODY: Mapping[str, str] = {}


@dataclass(slots=True)
class Slips:
    """All that is wrong with a workbook; `file` is what it is called."""

    file: str
    found: list[BadWorkbook] = field(default_factory=list)

    def note(self, row: int, message: str, remedy: str) -> None:
        """Note one fault, at a row of the sheet."""
        self.found.append(BadWorkbook(message, remedy, file=self.file, line=row))


@dataclass(frozen=True, slots=True)
class Filled:
    """A row: its number, and the words of its columns by their heads.

    `marks` are the kinds of those that are not words; `cells` what each is called.
    """

    number: int
    words: Mapping[str, str]
    marks: Mapping[str, CellKind]
    cells: Mapping[str, str]
    is_hidden: bool

    @property
    def shown(self) -> str:
        """Return the digest of what was shown in the columns that are filled in."""
        return self.words[SHOWN].partition(" ")[0]

    @property
    def told(self) -> str:
        """Return the digest of what its other columns said; '' in workbooks of old."""
        return self.words[SHOWN].partition(" ")[2]

    def typed(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return the words of some columns."""
        return tuple(self.words[one] for one in columns)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a head, and what to say of all that stands beside them.

    `name` is that of its sheet and `head` the number of the row above them.
    """

    name: str
    head: int
    rows: tuple[Filled, ...]
    told: tuple[str, ...]


def _read_table(
    book: Workbook, known: Sequence[str], needed: Sequence[str], slips: Slips
) -> Table | None:
    """Return the table with the columns needed; None when no sheet or several have it.

    A formula, a merged cell or two columns with the same head among those needed is
    noted; what stands in other columns is let be.
    """
    heads = [_head(page, needed) for page in book.pages]
    whole = [one for one in heads if one and not one.missing]
    if not whole:
        _refuse_headless([one for one in heads if one], needed, slips)
        return None
    if len(whole) > 1:
        names = " och ".join(one.page.name for one in whole)
        slips.note(
            1,
            f"bladen {names} har samma kolumner, och det framgår inte vilket som gäller",
            "ta bort de blad som inte gäller",
        )
        return None
    own = whole[0]
    told = told_beside(book, own.page, own.row, own.places, known)
    return Table(
        own.page.name, own.row.number, _rows(own, (known, needed), slips), (*told,)
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of a sheet that is most like a head; `missing` are columns it lacks."""

    page: Page
    row: Row
    places: Mapping[str, list[int]]
    missing: tuple[str, ...]


def _head(page: Page, needed: Sequence[str]) -> _Head | None:
    found: _Head | None = None
    for row in page.rows[:_TOP]:
        places = _places(row)
        missing = tuple(one for one in needed if one not in places)
        if found is None or len(missing) < len(found.missing):
            found = _Head(page, row, places, missing)
    return found


def _refuse_headless(
    heads: Sequence[_Head], needed: Sequence[str], slips: Slips
) -> None:
    """Note which columns the likeliest sheet lacks; all when it may not be ours."""
    one = min(heads, key=lambda head: len(head.missing), default=None)
    if one is None or 2 * len(one.missing) > len(needed):
        slips.note(1, f"inget blad har kolumnerna {', '.join(needed)}", _HIDDEN)
        return
    names = ", ".join(one.missing)
    is_hidden = SHOWN in one.missing
    slips.note(
        one.row.number,
        f"på bladet {one.page.name} saknas rubriken {names} överst i sin kolumn",
        _HIDDEN if is_hidden else "skriv rubrikerna som de stod när boken skrevs ut",
    )


def table_of(
    book: Workbook,
    about: tuple[str, BookKind],
    columns: tuple[Sequence[str], Sequence[str]],
    slips: Slips,
) -> Table | None:
    """Return the table of a workbook that is about the round and of the kind asked for.

    `columns` are those that are known, and those of them that are needed. None when
    something is noted that keeps the table from being read.
    """
    _judge_book(book, *about, slips)
    return None if slips.found else _read_table(book, *columns, slips)


def _places(head: Row) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, cell in head.cells.items():
        found.setdefault(" ".join(cell.words.split()), []).append(at)
    return found


def _rows(
    found: _Head, columns: tuple[Sequence[str], Sequence[str]], slips: Slips
) -> tuple[Filled, ...]:
    page, head, places = found.page, found.row, found.places
    known, needed = columns
    for name in needed:
        if len(places[name]) > 1:
            slips.note(
                head.number,
                f"kolumnen {name} står {len(places[name])} gånger på bladet {page.name}",
                "ta bort den som inte gäller",
            )
    at = {name: those[0] for name, those in places.items() if name in known}
    _refuse_merged(page, head.number, {at[one] for one in needed}, slips)
    return tuple(
        _filled(row, at, set(needed), slips)
        for row in page.rows
        if row.number > head.number
    )


def _refuse_merged(page: Page, head: int, ours: set[int], slips: Slips) -> None:
    for top, left, bottom, right in page.merged:
        if bottom <= head or not any(left <= one <= right for one in ours):
            continue
        area = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        slips.note(
            top,
            f"cellerna {area} på bladet {page.name} är sammanfogade",
            "dela dem, och fyll i varje rad för sig",
        )


def _filled(row: Row, at: Mapping[str, int], needed: set[str], slips: Slips) -> Filled:
    cells = {name: f"{column_letters(place)}{row.number}" for name, place in at.items()}
    marks: dict[str, CellKind] = {}
    for name, place in at.items():
        kind = row.cell(place).kind
        if kind is not CellKind.WORDS and row.cell(place).words:
            marks[name] = kind
        if name in needed and kind in UNKNOWN:
            slips.note(
                row.number,
                f"cellen {cells[name]} ({name}) är en formel eller ett fel i Excel, "
                "och formler räknas aldrig ut",
                "skriv texten i cellen, eller klistra in den som värde",
            )
    words = {name: seen(row.cell(place).words).strip() for name, place in at.items()}
    return Filled(row.number, words, marks, cells, row.is_hidden)


def rows_by_id(
    rows: Iterable[Filled],
    known: Container[str],
    columns: Sequence[str],
    what: str,
    slips: Slips,
    owners: Mapping[str, str] = _NOBODY,
) -> dict[str, Filled]:
    """Return the row of each id; rows without one are left out.

    An id that is not known is noted, two rows that say different things of one, and a
    row that is filled in without an id. `what` is the thing with an id, as 'synpunkten',
    and `owners` the ids by what their rows show.
    """
    found: dict[str, Filled] = {}
    for row in rows:
        id_ = row.words[ID].lower()
        if not id_ and any(row.typed(columns)):
            lost = owners.get(row.shown)
            slips.note(
                row.number,
                f"raden är ifylld men saknar id för {what}{f' ({lost})' if lost else ''}",
                f"skriv id i cellen {row.cells[ID]}, eller töm raden",
            )
        elif id_ and id_ not in known:
            slips.note(
                row.number,
                f"{what} {row.words[ID]} finns inte i remissen",
                "rätta kolumnen Id, eller ta bort raden",
            )
        elif id_ in found and row.typed(columns) != found[id_].typed(columns):
            slips.note(
                row.number,
                f"{what} {id_} står också på rad {found[id_].number}, ifylld på annat "
                "sätt",
                "ta bort den rad som inte gäller",
            )
        elif id_:
            found.setdefault(id_, row)
    return found


def _judge_book(book: Workbook, round_: str, kind: BookKind, slips: Slips) -> None:
    """Note that a workbook is of another round, or another kind of workbook."""
    page = book.page(ABOUT)
    told = (
        [one.words for row in page.rows[1:2] for _, one in _in_order(row)]
        if page
        else []
    )
    if len(told) < 2:
        slips.note(
            1,
            f"arbetsboken saknar det dolda bladet {ABOUT}, som säger vilken remiss den "
            "gäller",
            _REMEDY,
        )
    elif told[0] != round_:
        slips.note(
            1,
            f"arbetsboken gäller remissen {told[0]} och inte {round_}",
            f"kör kommandot för {told[0]}",
        )
    elif told[1] != kind.value:
        slips.note(
            1,
            f'arbetsboken är av slaget "{told[1]}" och inte "{kind.value}"',
            "välj rätt fil",
        )


def _in_order(row: Row) -> list[tuple[int, Cell]]:
    return sorted(row.cells.items())


def told_hidden(rows: Iterable[Filled]) -> Iterator[str]:
    """Yield one line on which of some filled in rows a filter hides; none if none is."""
    hidden = [str(one.number) for one in rows if one.is_hidden]
    if hidden:
        yield f"Ifyllda rader som ett filter döljer: {', '.join(hidden)}."
