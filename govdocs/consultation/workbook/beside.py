"""What somebody has put in a workbook beside what is read; it is told, with where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govdocs.consultation.workbook.columns import ABOUT, BookSheet, sheet_mark
from govdocs.text.excel.workbook import Page, Row, Workbook, column_letters
from govdocs.text.words import beginning

_SHOWN_CELLS = 20
_QUOTED = 60
# A column with more words than this is told as one.
_FEW = 3


def told_beside(
    book: Workbook,
    page: Page,
    head: Row,
    places: Mapping[str, Sequence[int]],
    known: Sequence[str],
) -> Iterator[str]:
    """Yield what to say of all that is not read, on the sheet that is and on the others.

    `places` are the columns by their heads, and `known` the heads that are ours.
    """
    lost = [one for one in known if one not in places]
    if lost:
        yield f"Rubriker som är borta: {', '.join(lost)}. De kolumnerna läses inte."
    ours = {page.name, ABOUT, *BookSheet}
    every = (
        ("Kolumner som har lagts till", [*_added(places, known)]),
        ("Det som står ovanför rubrikerna", [*_above(page, head)]),
        ("Det som står i kolumner utan rubrik", [*_headless(page, head, places)]),
        (
            "Blad som har lagts till",
            [_sheet_told(p) for p in book.pages if p.name not in ours],
        ),
        (
            "Kommentarer vid celler",
            [f"{p.name} {c}" for p in book.pages for c in p.remarks],
        ),
        ("Länkar i celler", [f"{page.name} {cell} ({to})" for cell, to in page.links]),
        ("Bilder, former och textrutor", [p.name for p in book.pages if p.has_figures]),
        (
            "Sidhuvud och sidfot",
            [f'{p.name} "{short(w)}"' for p in book.pages for w in p.margins],
        ),
    )
    for what, found in every:
        if found:
            yield f"{what} läses inte: {listed(found)}."
    if page.struck:
        cells = (f"{page.name} {one}" for one in page.struck)
        yield f"Överstruken text läses som vanlig text: {listed(cells)}."
    if page.is_hidden:
        yield f"Bladet {page.name} är dolt, men läses."
    yield from _other_sheets(book, page)


def _sheet_told(page: Page) -> str:
    return f"{page.name} (dolt)" if page.is_hidden else page.name


def _other_sheets(book: Workbook, own: Page) -> Iterator[str]:
    """Yield which of our other sheets are not as they were written."""
    about = book.page(ABOUT)
    rows = about.rows[2:] if about else ()
    marks = {row.cell(1).words: row.cell(2).words for row in rows}
    for page in book.pages:
        if page is not own and marks.get(page.name) not in (None, _mark(page)):
            yield (
                f"Det som är ändrat på bladet {page.name} läses inte; allt läses från "
                f"bladet {own.name}."
            )


def _mark(page: Page) -> str:
    rows = ((row, max(row.cells)) for row in page.rows)
    return sheet_mark(
        [row.cell(at).words for at in range(1, last + 1)] for row, last in rows
    )


def _added(places: Mapping[str, Sequence[int]], known: Sequence[str]) -> Iterator[str]:
    """Yield the columns that are not ours, and those that have the head of one of ours."""
    for name, those in places.items():
        if name and name not in known:
            yield name
        elif name:
            yield from (f"{name} (kolumn {column_letters(at)})" for at in those[1:])


def _above(page: Page, head: Row) -> Iterator[str]:
    for row in page.rows:
        if row.number < head.number:
            yield from (
                cell_told(page.name, f"{column_letters(at)}{row.number}", cell.words)
                for at, cell in sorted(row.cells.items())
            )


def _headless(
    page: Page, head: Row, places: Mapping[str, Sequence[int]]
) -> Iterator[str]:
    headed = {at for name, those in places.items() if name for at in those}
    found: dict[int, list[str]] = {}
    for row in page.rows:
        if row.number > head.number:
            for at, cell in row.cells.items():
                if at not in headed and cell.words.strip():
                    where = f"{column_letters(at)}{row.number}"
                    told = cell_told(page.name, where, cell.words)
                    found.setdefault(at, []).append(told)
    for at, cells in sorted(found.items()):
        if len(cells) > _FEW:
            yield f"{page.name} kolumn {column_letters(at)} ({len(cells)} celler)"
        else:
            yield from cells


def cell_told(sheet: str, cell: str, words: str) -> str:
    """Return a cell with the first of its words, as it is told."""
    return f'{sheet} {cell} "{short(words)}"'


def short(words: str) -> str:
    """Return the first words of a text, on one line."""
    return beginning(" ".join(words.split()), _QUOTED)


def listed(cells: Iterable[str]) -> str:
    """Return the first of some cells, one after the other."""
    every = [*cells]
    more = " …" * (len(every) > _SHOWN_CELLS)
    return f"{', '.join(every[:_SHOWN_CELLS])}{more}"
