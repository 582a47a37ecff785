"""The sheets of a workbook as words; no formula is worked out and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from posixpath import basename, dirname, join, normpath

from govdocs.text.excel.looks import links_of, margins_of, strikes
from govdocs.text.excel.workbook import (
    Cell,
    CellKind,
    Page,
    Row,
    Workbook,
    column_letters,
)
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.package import Package
from govdocs.text.word.tree import Element, attribute, child, long, parsed, whole

_BOOK, _WORDS = "xl/workbook.xml", "xl/sharedStrings.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
# What a sheet points at where comments lie: those of old, and those with answers.
_REMARKS = ("/comments", "/threadedComment")
_FIGURES = ("/drawing",)
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# Excel writes what XML cannot hold as _x0009_, and such words of ours as _x005F_x0009_.
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_KINDS = {
    "b": CellKind.TRUTH,
    "e": CellKind.ERROR,
    "n": CellKind.NUMBER,
    "": CellKind.NUMBER,
}
_MOST_ROWS = 200_000


def read_sheets(package: Package) -> Workbook:
    """Return what stands in a workbook. Raises Unreadable."""
    book = parsed(package.read(_BOOK) or b"<none/>")
    links = _links(package)
    words, is_struck = _shared(package), strikes(package)
    pages = [
        _page(
            package,
            (attribute(one, "name"), links.get(attribute(one, "r:id"))),
            words,
            is_struck,
            is_hidden=attribute(one, "state", "visible") != "visible",
        )
        for one in _children(child(book, "x:sheets"), "x:sheet")
    ]
    if not pages:
        raise Unreadable("arbetsboken har inga blad", "spara den igen i Excel")
    facts = child(book, "x:workbookPr")
    is_1904 = facts is not None and attribute(facts, "date1904") in ("1", "true")
    return Workbook(tuple(pages), is_1904)


def _links(package: Package) -> dict[str, str]:
    """Return the parts that the sheets lie in, by the ids of their relations."""
    raw = package.read(_LINKS)
    return {
        attribute(one, "Id"): _part_at(_BOOK, attribute(one, "Target"))
        for one in _children(parsed(raw) if raw else None, "rel:Relationship")
    }


def _part_at(part: str, target: str) -> str:
    """Return the part that another points at, from where that one lies."""
    return normpath(join("/", dirname(part), target))[1:]


def _shared(package: Package) -> list[str]:
    raw = package.read(_WORDS)
    return [_said(one) for one in _children(parsed(raw) if raw else None, "x:si")]


def _page(
    package: Package,
    place: tuple[str, str | None],
    words: Sequence[str],
    is_struck: Callable[[Element], bool],
    *,
    is_hidden: bool,
) -> Page:
    """Read a sheet; `place` is its name and the part that it lies in."""
    name, part = place
    raw = package.read(part) if part else b""
    if not (raw and part):
        return Page(name, (), is_hidden=is_hidden)
    root = parsed(raw)
    data = child(root, "x:sheetData")
    rows = tuple(_rows(data, words))
    merged = _children(child(root, "x:mergeCells"), "x:mergeCell")
    corners = (_corners(attribute(one, "ref")) for one in merged)
    said = {
        f"{column_letters(at)}{row.number}": cell.words
        for row in rows
        for at, cell in row.cells.items()
    }
    return Page(
        name=name,
        rows=rows,
        merged=tuple(one for one in corners if one),
        remarks=tuple(dict.fromkeys(_remarks(package, part))),
        has_figures=_has_figures(package, part),
        struck=tuple(one for one in _struck(data, is_struck) if one in said),
        links=tuple(links_of(root, _addresses(package, part), said)),
        margins=tuple(dict.fromkeys(margins_of(_margins(root)))),
        is_hidden=is_hidden,
    )


def _margins(root: Element) -> Iterator[str]:
    """Yield what stands at the top and the bottom of the paper, with its codes."""
    found = child(root, "x:headerFooter")
    yield from (_decoded(one.text or "") for one in (() if found is None else found))


def _struck(
    data: Element | None, is_struck: Callable[[Element], bool]
) -> Iterator[str]:
    for row in _children(data, "x:row"):
        yield from (
            attribute(one, "r") for one in _children(row, "x:c") if is_struck(one)
        )


def _addresses(package: Package, part: str) -> dict[str, str]:
    """Return where a sheet points, by the ids of its relations."""
    every = _relations(package, part)
    return {attribute(one, "Id"): attribute(one, "Target") for one in every}


def _remarks(package: Package, part: str) -> Iterator[str]:
    """Yield the cells of a sheet that somebody has put a comment at."""
    for one in _parts_of(package, part, _REMARKS):
        yield from filter(None, (attribute(each, "ref") for each in one.iter()))


def _has_figures(package: Package, part: str) -> bool:
    """Tell whether anything is drawn on a sheet; the frames of comments are not."""
    return any(len(one) for one in _parts_of(package, part, _FIGURES))


def _parts_of(package: Package, part: str, kinds: tuple[str, ...]) -> Iterator[Element]:
    """Yield the parts that a sheet points at, by the ends of the names of relations."""
    for one in _relations(package, part):
        if attribute(one, "Type").endswith(kinds):
            found = package.read(_part_at(part, attribute(one, "Target")))
            if found:
                yield parsed(found)


def _relations(package: Package, part: str) -> list[Element]:
    raw = package.read(f"{dirname(part)}/_rels/{basename(part)}.rels")
    return _children(parsed(raw) if raw else None, "rel:Relationship")


def _rows(data: Element | None, words: Sequence[str]) -> Iterator[Row]:
    number = 0
    for at, one in enumerate(_children(data, "x:row")):
        if at == _MOST_ROWS:
            raise Unreadable("ett blad har för många rader", "ta bort tomma rader")
        number = whole(attribute(one, "r"), number + 1)
        cells = dict(_cells(one, words))
        if cells:
            is_hidden = attribute(one, "hidden") in ("1", "true")
            yield Row(number, cells, is_hidden)


def _cells(row: Element, words: Sequence[str]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for one in _children(row, "x:c"):
        found = _REFERENCE.fullmatch(attribute(one, "r"))
        column = _column(found[1]) if found else column + 1
        cell = _cell(one, words)
        if cell.words or cell.kind is CellKind.FORMULA:
            yield column, cell


def _cell(one: Element, words: Sequence[str]) -> Cell:
    formula = child(one, "x:f")
    if formula is not None:
        return Cell(formula.text or "", CellKind.FORMULA)
    kind = attribute(one, "t")
    if kind == "inlineStr":
        inner = child(one, "x:is")
        return Cell("" if inner is None else _said(inner))
    value = child(one, "x:v")
    said = "" if value is None else value.text or ""
    if kind == "s":
        at = whole(said, -1)
        return Cell(words[at] if 0 <= at < len(words) else "")
    return Cell(_decoded(said), _KINDS.get(kind, CellKind.WORDS))


def _said(one: Element) -> str:
    """Return the words of a string, without how they are pronounced."""
    found: list[str] = []
    for part in one.iterchildren(long("x:t"), long("x:r")):
        text = part if part.tag == long("x:t") else child(part, "x:t")
        found.append("" if text is None else text.text or "")
    return _decoded("".join(found))


def _decoded(words: str) -> str:
    return _CODED.sub(_character, words) if "_x" in words else words


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)


def _corners(reference: str) -> tuple[int, int, int, int] | None:
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if start is None or end is None:
        return None
    return int(start[2]), _column(start[1]), int(end[2]), _column(end[1])


def _column(letters: str) -> int:
    number = 0
    for one in letters.upper():
        number = number * 26 + ord(one) - ord("A") + 1
    return number


def _children(parent: Element | None, name: str) -> list[Element]:
    return [] if parent is None else list(parent.iterchildren(long(name)))
