"""The styles of an .odt file: THE table of them, as OpenDocument writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govdocs.render.flow_styles import BORDER_ROOM, SERIF, STEP, STYLES, WordStyle
from govdocs.render.odt.element import Element, make

# What the styles that every word processor has are called in this format.
_NAMES = {
    "Normal": "Standard",
    "Body Text": "Text body",
    "TOC Heading": "Contents Heading",
    "footnote text": "Footnote",
    "header": "Header",
    "footer": "Footer",
    "Hyperlink": "Internet link",
    "Verbatim Char": "Source Text",
    **{f"heading {level}": f"Heading {level}" for level in range(1, 10)},
    **{f"toc {level}": f"Contents {level}" for level in range(1, 10)},
}
_IDS = {one.id: one.name for one in STYLES}
_KINDS = {"paragraph": "paragraph", "character": "text"}
_WRITTEN = {"footnote reference", "annotation reference", "annotation text"}

BULLETS, NUMBERS = "Punktlista", "Numrerad_20_lista"
# The look of links in the contents: that of their row.
PLAIN_LINK = "Index_20_Link"
_LEVELS = 10
_SIGNS = ("•", "–", "▪")

# Ends of the lines of the head and the foot: 210 - 28 - 22 mm.
TEXT_WIDTH_MM = 160


def style_name(name: str) -> str:
    """Return what a style is called in the file, by its name in THE table."""
    known = name if name in _TABLE else "Body Text"
    return _NAMES.get(known, known).replace(" ", "_20_")


def standard_names() -> Mapping[str, str]:
    """Return what the format calls the styles that every word processor has."""
    return _NAMES


_TABLE = {one.name for one in STYLES}


def styles(parts: Iterable[int]) -> Element:
    """Return all named styles; `parts` are the numbers that headings may begin with."""
    return make(
        "office:styles",
        {},
        *_defaults(),
        *(_style(one) for one in STYLES if one.name not in _WRITTEN),
        _bullets(),
        _numbers(),
        make("style:style", {"style:name": PLAIN_LINK, "style:family": "text"}),
        *map(_headings, parts),
        make(
            "text:notes-configuration",
            {"text:note-class": "footnote", "style:num-format": "1"},
        ),
    )


def page_styles() -> Element:
    """Return the measures of a page."""
    margins = {
        "fo:page-width": "210mm",
        "fo:page-height": "297mm",
        "style:print-orientation": "portrait",
        "fo:margin-top": "12mm",
        "fo:margin-bottom": "12mm",
        "fo:margin-left": "28mm",
        "fo:margin-right": "22mm",
    }
    layout = make(
        "style:page-layout",
        {"style:name": "Sida"},
        make("style:page-layout-properties", margins),
        *(_band(one, side) for one, side in (("header", "bottom"), ("footer", "top"))),
    )
    return make("office:automatic-styles", {}, layout)


def _band(name: str, side: str) -> Element:
    room = {"fo:min-height": "13mm", f"fo:margin-{side}": "6mm"}
    return make(f"style:{name}-style", {}, make("style:header-footer-properties", room))


def _defaults() -> Iterator[Element]:
    letters = {
        "style:font-name": SERIF,
        "fo:font-family": SERIF,
        "fo:language": "sv",
        "fo:country": "SE",
    }
    yield make(
        "style:default-style",
        {"style:family": "paragraph"},
        make("style:paragraph-properties", {"fo:line-height": "120%"}),
        make("style:text-properties", letters),
    )


def _style(one: WordStyle) -> Element:
    display = _NAMES.get(one.name, one.name)
    about = {
        "style:name": style_name(one.name),
        "style:display-name": display,
        "style:family": _KINDS[one.kind],
    }
    if one.based_on:
        about["style:parent-style-name"] = style_name(_IDS[one.based_on])
    if one.following:
        about["style:next-style-name"] = style_name(_IDS[one.following])
    if one.outline is not None:
        about["style:default-outline-level"] = str(one.outline + 1)
    style = make("style:style", about)
    if one.kind == "paragraph":
        style.append(make("style:paragraph-properties", _paragraph(one), *_stops(one)))
    style.append(make("style:text-properties", _letters(one)))
    return style


def _paragraph(one: WordStyle) -> dict[str, str]:
    found: dict[str, str] = {}
    if one.stays_with_next:
        found["fo:keep-with-next"] = "always"
    if one.border:
        found[f"fo:border-{one.border}"] = "0.75pt solid #808080"
        if one.border == "left":
            found["fo:padding-left"] = f"{BORDER_ROOM}pt"
    if one.shade:
        found["fo:background-color"] = f"#{one.shade}"
    for side, space in (("top", one.before), ("bottom", one.after)):
        if space is not None:
            found[f"fo:margin-{side}"] = points(space)
    if one.indent is not None:
        found["fo:margin-left"] = points(one.indent)
    return found


def _stops(one: WordStyle) -> Iterator[Element]:
    """Yield where the right end of the head, the foot and a row of contents is."""
    if one.name in ("header", "footer") or one.has_page:
        right = {"style:type": "right", "style:position": f"{TEXT_WIDTH_MM}mm"}
        yield make("style:tab-stops", {}, make("style:tab-stop", right))


def _letters(one: WordStyle) -> dict[str, str]:
    found: dict[str, str] = {}
    if one.font:
        found["style:font-name"] = found["fo:font-family"] = one.font
    if one.bold:
        found["fo:font-weight"] = "bold"
    if one.italic:
        found["fo:font-style"] = "italic"
    if one.colour:
        found["fo:color"] = f"#{one.colour}"
    if one.size:
        found["fo:font-size"] = f"{one.size / 2:g}pt"
    if one.underline:
        found["style:text-underline-style"] = "solid"
    return found


def points(twentieths: int) -> str:
    """Return a length in points."""
    return f"{twentieths / 20:g}pt"


def _bullets() -> Element:
    levels = (
        make(
            "text:list-level-style-bullet",
            {
                "text:level": str(level),
                "text:bullet-char": _SIGNS[(level - 1) % len(_SIGNS)],
            },
            _place(STEP * level, STEP),
        )
        for level in range(1, _LEVELS + 1)
    )
    return make("text:list-style", {"style:name": BULLETS}, *levels)


def _numbers() -> Element:
    levels = (
        make(
            "text:list-level-style-number",
            {
                "text:level": str(level),
                "style:num-format": "1",
                "style:num-suffix": ".",
            },
            _place(STEP * level, STEP),
        )
        for level in range(1, _LEVELS + 1)
    )
    about = {"style:name": NUMBERS, "style:display-name": "Numrerad lista"}
    return make("text:list-style", about, *levels)


def _headings(part: int) -> Element:
    """Return the numbers of headings; with parts, that of the part stands first."""
    levels = []
    for level in range(1, _LEVELS + 1):
        about = {
            "text:level": str(level),
            "style:num-format": "1",
            "text:display-levels": str(level),
        }
        if part:
            about["style:num-prefix"] = f"{part}."
        place = _place(0, 0, "space")
        levels.append(make("text:list-level-style-number", about, place))
    return make("text:list-style", {"style:name": headings_of(part)}, *levels)


def headings_of(part: int) -> str:
    """Return the name of the list that the headings of a part are in."""
    return f"Rubriknummer{part or ''}"


def _place(left: int, hanging: int, followed_by: str = "listtab") -> Element:
    aligned = {
        "text:label-followed-by": followed_by,
        "fo:margin-left": points(left),
        "fo:text-indent": points(-hanging),
    }
    if followed_by == "listtab":
        aligned["text:list-tab-stop-position"] = points(left)
    return make(
        "style:list-level-properties",
        {"text:list-level-position-and-space-mode": "label-alignment"},
        make("style:list-level-label-alignment", aligned),
    )
