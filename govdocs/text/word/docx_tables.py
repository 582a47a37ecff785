"""Tables of a Word file: where each cell stands, and how much it covers."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.word_text import CellPlace
from govdocs.text.word.docx_blocks import change_in
from govdocs.text.word.docx_story import Grid, Handler, Story
from govdocs.text.word.tree import (
    Element,
    attribute,
    child,
    is_on,
    long,
    short,
    value,
    whole,
)

# What may stand between a table and its rows, or a row and its cells.
_AROUND = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:del", "w:moveTo"}
_WIDEST = 1000


def table(story: Story, element: Element) -> None:
    """Read a table."""
    scribe = story.scribe
    kept = (scribe.cell, scribe.row_mark, scribe.keeps_empty)
    scribe.row_mark, scribe.keeps_empty = None, True
    story.grids.append(Grid(story.shared.tables, _heights(element)))
    story.shared.tables += 1
    for name in ("w:tblCaption", "w:tblDescription"):
        if words := value(element, "w:tblPr", name):
            story.shared.left.add(f"en tabell med beskrivningen: {words}")
    story.walk(element)
    story.grids.pop()
    scribe.cell, scribe.row_mark, scribe.keeps_empty = kept


def row(story: Story, element: Element) -> None:
    """Read a row of a table."""
    if not story.grids:
        story.walk(element)
        return
    grid, own = story.grids[-1], child(element, "w:trPr")
    grid.row += 1
    grid.column = _before(element)
    grid.is_header = own is not None and bool(is_on(own, "w:tblHeader"))
    story.scribe.row_mark = change_in(own)
    with story.changed(story.scribe.row_mark):
        story.walk(element)
    story.scribe.row_mark = None


def cell(story: Story, element: Element) -> None:
    """Read a cell; what it goes on downwards from has an empty paragraph, left out."""
    if not story.grids:
        story.walk(element)
        return
    grid, scribe, width = story.grids[-1], story.scribe, _width(element)
    height = grid.heights.get((grid.row, grid.column), 1)
    tables = tuple(one.number for one in story.grids)
    kept = (scribe.cell, scribe.keeps_empty)
    scribe.cell = CellPlace(
        tables, grid.row, grid.column, width, max(height, 1), grid.is_header
    )
    scribe.keeps_empty = height > 0
    with story.changed(change_in(child(element, "w:tcPr"))):
        story.walk(element)
    scribe.cell, scribe.keeps_empty = kept
    grid.column += width


def _heights(element: Element) -> dict[tuple[int, int], int]:
    """Return how many rows each cell covers; 0 for one that goes on from above."""
    heights: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    for at, line in enumerate(_own(element, "w:tr")):
        below: dict[int, tuple[int, int]] = {}
        column = _before(line)
        for one in _own(line, "w:tc"):
            start = above.get(column) if _goes_on(one) else None
            heights[at, column] = 1 if start is None else 0
            if start is not None:
                heights[start] += 1
            if child(one, "w:tcPr", "w:vMerge") is not None:
                below[column] = start or (at, column)
            column += _width(one)
        above = below
    return heights


def _own(element: Element, tag: str) -> Iterator[Element]:
    for one in element:
        name = short(one.tag)
        if name == tag:
            yield one
        elif name in _AROUND:
            yield from _own(one, tag)


def _goes_on(one: Element) -> bool:
    merged = child(one, "w:tcPr", "w:vMerge")
    return merged is not None and attribute(merged, "w:val") != "restart"


def _width(one: Element) -> int:
    return min(max(whole(value(one, "w:tcPr", "w:gridSpan"), 1), 1), _WIDEST)


def _before(line: Element) -> int:
    skipped = line.find(f"{long('w:trPr')}/{long('w:gridBefore')}")
    return 0 if skipped is None else min(whole(attribute(skipped, "w:val")), _WIDEST)


TABLES: dict[str, Handler] = {"w:tbl": table, "w:tr": row, "w:tc": cell}
