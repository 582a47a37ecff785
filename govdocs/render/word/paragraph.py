"""Paragraphs: which style each shape of text has, and how far it is moved in."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.model.sheet import Shape, ShapeKind
from govdocs.render.flow_styles import CONTINUED, DEEPEST_HEADING, STEP
from govdocs.render.word.element import Element, make, text_element
from govdocs.render.word.numbering import in_list

_BELOW_TABLE = "140"
_STYLES = {
    ShapeKind.PARAGRAPH: "BodyText",
    ShapeKind.CODE: "HTMLPreformatted",
    ShapeKind.TERM: "DefinitionTerm",
    ShapeKind.DEFINITION: "Definition",
    ShapeKind.NOTE: "FootnoteText",
    ShapeKind.RULE: "HorizontalLine",
}


def paragraph(
    style: str,
    content: Sequence[Element],
    *properties: Element,
    mark: Element | None = None,
) -> Element:
    """Return a paragraph; `mark` tells what became of the break that ends it."""
    look = make("pPr", make("pStyle", val=style), *properties)
    if mark is not None:
        look.append(make("rPr", mark))
    return make("p", look, *content)


def plain_paragraph(style: str, text: str, *properties: Element) -> Element:
    """Return a paragraph of words without marks."""
    return paragraph(style, [make("r", text_element("t", text))], *properties)


def style_of(shape: Shape) -> str:
    """Return the id of the style that a paragraph of text has."""
    if shape.kind is ShapeKind.HEADING:
        return f"Heading{min(shape.level, DEEPEST_HEADING)}"
    if shape.kind is ShapeKind.ITEM:
        return "ListBullet" if shape.number is None else "ListNumber"
    if shape.kind is ShapeKind.CELLS:
        return "TableHeading" if shape.is_header else "TableText"
    if shape.kind is ShapeKind.PARAGRAPH and (shape.level or shape.quotes):
        return _continued(shape.level) if shape.level else "Quote"
    return _STYLES[shape.kind]


def place_of(shape: Shape, list_id: str, *, after_table: bool = False) -> list[Element]:
    """Return the list that a paragraph is in, how far it is moved in, and room above it.

    Nothing where the style says it: readers such as pandoc take what is moved in
    further than its style for a quotation.
    """
    if shape.kind in (ShapeKind.HEADING, ShapeKind.CELLS):
        return []
    room = [make("spacing", before=_BELOW_TABLE)] if after_table else []
    if shape.kind is ShapeKind.ITEM:
        return [in_list(list_id, shape.level), *room]
    given = _steps_given(shape)
    steps = shape.level + shape.quotes + (shape.kind is ShapeKind.DEFINITION)
    moved_in = [make("ind", left=str(STEP * steps))] if steps > given else []
    return [*room, *moved_in]


def _steps_given(shape: Shape) -> int:
    """Return how many steps the style itself moves a paragraph in."""
    if shape.kind is ShapeKind.PARAGRAPH:
        return min(shape.level, CONTINUED) if shape.level else min(shape.quotes, 1)
    return 1 if shape.kind is ShapeKind.DEFINITION else 0


def _continued(level: int) -> str:
    return f"ListContinue{min(level, CONTINUED) if level > 1 else ''}"
