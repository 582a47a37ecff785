"""A workbook as it is read: words in cells, and what kind each cell has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

# How many characters Excel has room for in one cell.
LONGEST = 32_767


class CellKind(StrEnum):
    """What a program takes a cell for; what a formula gives is never asked for."""

    WORDS = "ord"
    NUMBER = "tal"
    TRUTH = "sant eller falskt"
    ERROR = "fel"
    FORMULA = "formel"


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell; of a formula they are the formula itself, without '='."""

    words: str
    kind: CellKind = CellKind.WORDS


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number from 1, and the cells that hold something, by column from 1."""

    number: int
    cells: Mapping[int, Cell]
    is_hidden: bool = False

    def cell(self, column: int) -> Cell:
        """Return a cell; an empty one where there is none."""
        return self.cells.get(column, EMPTY)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; `merged` are its merged cells as (first row, column, last row, column).

    `remarks` are the cells that somebody has put a comment at, as A1. `has_figures` tells
    that there are pictures, shapes or text boxes, which stand outside the cells. `struck`
    are cells with words struck through, and `links` those with a link, and where it leads.
    `margins` are words at the top and bottom of its paper; numbers and names of pages are
    left out.
    """

    name: str
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    remarks: tuple[str, ...] = ()
    has_figures: bool = False
    struck: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    margins: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets in order; days are numbers, and some programs count them from 1904."""

    pages: tuple[Page, ...] = field(default=())
    counts_from_1904: bool = False

    def page(self, name: str) -> Page | None:
        """Return a sheet by its name."""
        return next((one for one in self.pages if one.name == name), None)


def column_letters(column: int) -> str:
    """Return what a column is called: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def as_json(book: Workbook) -> dict[str, Any]:
    """Return a workbook as plain data."""
    return {
        "from_1904": book.counts_from_1904,
        "pages": [*map(_page_data, book.pages)],
    }


def _page_data(one: Page) -> dict[str, Any]:
    return {
        "name": one.name,
        "rows": [*map(_row_data, one.rows)],
        "merged": [*map(list, one.merged)],
        "remarks": [*one.remarks],
        "has_figures": one.has_figures,
        "struck": [*one.struck],
        "links": [*map(list, one.links)],
        "margins": [*one.margins],
        "is_hidden": one.is_hidden,
    }


def _row_data(row: Row) -> list[Any]:
    cells = [[at, one.words, one.kind.value] for at, one in row.cells.items()]
    return [row.number, row.is_hidden, cells]


def from_json(data: Mapping[str, Any]) -> Workbook:
    """Return the workbook of what `as_json` gave."""
    pages = map(_page, data["pages"])
    return Workbook(tuple(pages), bool(data["from_1904"]))


def _page(data: Mapping[str, Any]) -> Page:
    return Page(
        name=data["name"],
        rows=tuple(map(_row, data["rows"])),
        merged=tuple(map(_corners, data["merged"])),
        remarks=tuple(data["remarks"]),
        has_figures=data["has_figures"],
        struck=tuple(data["struck"]),
        links=tuple((cell, address) for cell, address in data["links"]),
        margins=tuple(data["margins"]),
        is_hidden=data["is_hidden"],
    )


def _row(data: list[Any]) -> Row:
    number, is_hidden, cells = data
    found = {at: Cell(words, CellKind(kind)) for at, words, kind in cells}
    return Row(number, found, is_hidden)


def _corners(data: list[int]) -> tuple[int, int, int, int]:
    top, left, bottom, right = data
    return top, left, bottom, right
