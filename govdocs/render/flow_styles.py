"""THE table of styles of word processors; built-in ones have their English names.

Word shows `heading 1` as Rubrik 1, `Body Text` as Brödtext, `List Bullet` as Punktlista.
"""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.model.word_text import SET_LEFT

# Fonts that every Word has; a Word file carries none.
SERIF = "Cambria"
_SANS = "Calibri"
_MONO = "Consolas"
_BLUE = "1F3864"
_GREY = "595959"

# Between the margins of a page, in twentieths of a point: 210 - 28 - 22 mm.
TEXT_WIDTH = 9071

# Letters of a name that have room in the head of every page, beside what state it is in.
_HEAD = 120

# Between the words in a cell and the line beside it, in twentieths of a point.
CELL_ROOM = 100

# Between the words of a paragraph and a line at its left, in points.
BORDER_ROOM = 6

# How far each level of a list or quotation is moved in, in twentieths of a point.
STEP = 360

# Room above text that comes after a table or a list, in twentieths of a point.
BELOW_TABLE = 140
BELOW_LIST = 80

# How many levels of headings there are, and how many of them the contents has.
DEEPEST_HEADING = 6
CONTENTS = 4

# How many levels of lists Word has a style for text that goes on in an item.
CONTINUED = 5


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style: sizes in half points, space and indents in twentieths of a point.

    One that `has_page` ends in the number of a page, at the right margin.
    """

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    font: str = ""
    size: int = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    before: int | None = None
    after: int | None = None
    indent: int | None = None
    stays_with_next: bool = False
    outline: int | None = None
    border: str = ""
    shade: str = ""
    alias: str = ""
    has_page: bool = False


def _heading(level: int, size: int, before: int) -> WordStyle:
    return WordStyle(
        f"Heading{level}",
        f"heading {level}",
        following="BodyText",
        font=_SANS,
        size=size,
        colour=_BLUE,
        bold=True,
        before=before,
        after=80,
        stays_with_next=True,
        outline=level - 1,
    )


def _continued(level: int) -> WordStyle:
    """Return the style of what goes on in an item that is in so many lists."""
    number = "" if level == 1 else f" {level}"
    name = f"List Continue{number}"
    return WordStyle(name.replace(" ", ""), name, after=60, indent=STEP * level)


def _contents(level: int) -> WordStyle:
    """Return the style of a row of the contents."""
    return WordStyle(
        f"TOC{level}",
        f"toc {level}",
        font=_SANS,
        size=21,
        before=80 if level == 1 else 0,
        after=20,
        indent=STEP * (level - 1),
        bold=level == 1,
        has_page=True,
    )


STYLES = (
    WordStyle("Normal", "Normal", based_on="", font=SERIF, size=23, after=0),
    WordStyle("BodyText", "Body Text", after=140),
    WordStyle("Title", "Title", font=_SANS, size=40, colour=_BLUE, bold=True, after=60),
    WordStyle("Subtitle", "Subtitle", font=_SANS, size=26, colour=_GREY, after=200),
    _heading(1, 34, 360),
    _heading(2, 29, 320),
    _heading(3, 25, 260),
    _heading(4, 23, 220),
    _heading(5, 22, 200),
    _heading(6, 21, 200),
    WordStyle(
        "PartTitle",
        "Part Title",
        following="BodyText",
        font=_SANS,
        size=26,
        colour=_GREY,
        bold=True,
        before=480,
        after=80,
        stays_with_next=True,
        alias="Del",
    ),
    WordStyle(
        "TOCHeading",
        "TOC Heading",
        following="BodyText",
        font=_SANS,
        size=29,
        colour=_BLUE,
        bold=True,
        before=320,
        after=80,
        stays_with_next=True,
    ),
    *map(_contents, range(1, CONTENTS + 1)),
    WordStyle("StateText", "State Text", font=_SANS, after=80, alias="Status"),
    WordStyle("ListBullet", "List Bullet", after=60),
    WordStyle("ListNumber", "List Number", after=60),
    *map(_continued, range(1, CONTINUED + 1)),
    WordStyle("Quote", "Quote", after=140, indent=STEP, colour="404040"),
    WordStyle(
        "HTMLPreformatted",
        "HTML Preformatted",
        font=_MONO,
        size=19,
        after=140,
        shade="F2F2F2",
    ),
    WordStyle(
        "DefinitionTerm",
        "Definition Term",
        following="Definition",
        bold=True,
        stays_with_next=True,
        alias="Term",
    ),
    WordStyle("Definition", "Definition", after=140, indent=STEP, alias="Förklaring"),
    WordStyle("FootnoteText", "footnote text", size=19, after=60),
    WordStyle("HorizontalLine", "Horizontal Line", border="bottom", alias="Linje"),
    WordStyle(
        "FormBox",
        "Form Box",
        font=_SANS,
        size=20,
        colour=_BLUE,
        after=20,
        indent=STEP,
        stays_with_next=True,
        border="left",
        shade="F3F6F8",
        alias="Svarsruta",
    ),
    WordStyle(
        "FormBoxLast",
        "Form Box Last",
        font=_SANS,
        size=20,
        colour=_BLUE,
        after=200,
        indent=STEP,
        border="left",
        shade="F3F6F8",
        alias="Svarsruta sist",
    ),
    WordStyle("TableText", "Table Text", font=_SANS, size=19, alias="Tabelltext"),
    WordStyle(
        "TableHeading",
        "Table Heading",
        based_on="TableText",
        bold=True,
        alias="Tabellhuvud",
    ),
    WordStyle(
        "TableHeadingLeft",
        SET_LEFT,
        based_on="TableHeading",
        alias="Tabellhuvud till vänster",
    ),
    WordStyle("TableGap", "Table Gap", size=4, alias="Mellan tabeller"),
    WordStyle("Header", "header", font=_SANS, size=18, colour=_GREY),
    WordStyle("Footer", "footer", font=_SANS, size=18, colour=_GREY),
    WordStyle("CommentText", "annotation text", font=_SANS, size=20),
    WordStyle(
        "Hyperlink", "Hyperlink", "character", "", colour="0563C1", underline=True
    ),
    WordStyle(
        "VerbatimChar", "Verbatim Char", "character", "", font=_MONO, alias="Kodord"
    ),
    WordStyle("PlaceholderText", "Placeholder Text", "character", "", colour="595959"),
    WordStyle("NoteMark", "footnote reference", "character", "", raised=True),
    WordStyle("CommentMark", "annotation reference", "character", "", size=16),
)

_BY_NAME = {one.name: one for one in STYLES}


def room_above(style: str) -> int:
    """Return the room above a paragraph, by the name of its style."""
    return _BY_NAME[style].before or 0 if style in _BY_NAME else 0


def room_below(style: str) -> int:
    """Return the room below a paragraph, by the name of its style."""
    return _BY_NAME[style].after or 0 if style in _BY_NAME else 0


def in_head(name: str) -> str:
    """Return a name as the head of every page has room for it, with whole words."""
    if len(name) <= _HEAD:
        return name
    kept = name[:_HEAD]
    return f"{kept.rpartition(' ')[0] or kept}…"
