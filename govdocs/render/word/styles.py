"""The styles of a Word file, from THE table of them."""

from __future__ import annotations

from docx.styles.styles import Styles

from govdocs.render.flow_styles import (
    BORDER_ROOM,
    CELL_ROOM,
    SERIF,
    STYLES,
    TEXT_WIDTH,
    WordStyle,
)
from govdocs.render.word.element import Element, make, named


def write_styles(styles: Styles) -> None:
    """Put our styles in the place of those that the blank document came with."""
    root = styles.element
    for child in list(root):
        root.remove(child)
    root.append(_defaults())
    root.extend(_style(one) for one in STYLES)
    root.append(_grid())


def _defaults() -> Element:
    language = make("lang", val="sv-SE", eastAsia="sv-SE", bidi="ar-SA")
    spacing = make("spacing", line="288", lineRule="auto")
    return make(
        "docDefaults",
        make("rPrDefault", make("rPr", _fonts(SERIF), language)),
        make("pPrDefault", make("pPr", spacing)),
    )


def _style(one: WordStyle) -> Element:
    element = make("style", type=one.kind, styleId=one.id)
    if not one.based_on and one.kind == "paragraph":
        element.set(named("default"), "1")
    element.append(make("name", val=one.name))
    if one.alias:
        element.append(make("aliases", val=one.alias))
    if one.based_on:
        element.append(make("basedOn", val=one.based_on))
    if one.following:
        element.append(make("next", val=one.following))
    element.append(make("qFormat"))
    if one.kind == "paragraph":
        element.append(make("pPr", *_paragraph(one)))
    element.append(make("rPr", *_letters(one)))
    return element


def _paragraph(one: WordStyle) -> list[Element]:
    """Return the properties of a paragraph in the order that the standard sets."""
    found: list[Element] = []
    if one.stays_with_next:
        found.append(make("keepNext"))
    if one.border:
        apart = str(BORDER_ROOM) if one.border == "left" else "1"
        line = make(one.border, val="single", sz="6", space=apart, color="808080")
        found.append(make("pBdr", line))
    if one.shade:
        found.append(make("shd", val="clear", color="auto", fill=one.shade))
    if one.has_page:
        stop = make("tab", val="right", pos=str(TEXT_WIDTH))
        found.append(make("tabs", stop))
    space = {"before": one.before, "after": one.after}
    given = {name: str(value) for name, value in space.items() if value is not None}
    if given:
        found.append(make("spacing", **given))
    if one.indent is not None:
        found.append(make("ind", left=str(one.indent)))
    if one.outline is not None:
        found.append(make("outlineLvl", val=str(one.outline)))
    return found


def _letters(one: WordStyle) -> list[Element]:
    """Return the properties of letters in the order that the standard sets."""
    found: list[Element] = []
    if one.font:
        found.append(_fonts(one.font))
    found += [make(tag) for tag, given in _flags(one) if given]
    if one.colour:
        found.append(make("color", val=one.colour))
    if one.size:
        found += [make("sz", val=str(one.size)), make("szCs", val=str(one.size))]
    if one.underline:
        found.append(make("u", val="single"))
    if one.raised:
        found.append(make("vertAlign", val="superscript"))
    return found


def _flags(one: WordStyle) -> list[tuple[str, bool]]:
    return [("b", one.bold), ("bCs", one.bold), ("i", one.italic), ("iCs", one.italic)]


def _fonts(font: str) -> Element:
    return make("rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font)


def _grid() -> Element:
    """Return the style of tables: thin lines all round, and room in the cells."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (
        make(one, val="single", sz="4", space="0", color="A6A6A6") for one in sides
    )
    beside = str(CELL_ROOM)
    room = {"top": "40", "left": beside, "bottom": "40", "right": beside}
    margins = (make(one, w=width, type="dxa") for one, width in room.items())
    return make(
        "style",
        make("name", val="Table Grid"),
        make("tblPr", make("tblBorders", *lines), make("tblCellMar", *margins)),
        type="table",
        styleId="TableGrid",
    )
