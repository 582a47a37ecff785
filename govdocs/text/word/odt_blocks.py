"""Paragraphs, lists and tables of an OpenDocument text."""

from __future__ import annotations

from govdocs.model.word_text import TEXT_BOX, CellPlace, ListPlace, Tracked
from govdocs.text.word.odt_story import Grid, Handler, Story
from govdocs.text.word.odt_styles import Style
from govdocs.text.word.scribe import Shape, whole_change
from govdocs.text.word.style_names import continued_level, inner_level
from govdocs.text.word.tree import Element, attribute, short, whole

_WIDEST = 1000
_DEEPEST = 9


def paragraph(story: Story, element: Element) -> None:
    """Read a paragraph or a heading; inside another one it is in a box of its own."""
    if story.scribe.is_open:
        text_box(story, element, _paragraph)
    else:
        _paragraph(story, element)


def _paragraph(story: Story, element: Element) -> None:
    style = begin(story, element)
    before, story.look = story.look, style.look
    story.walk(element)
    story.look = before
    end(story)


def begin(story: Story, element: Element) -> Style:
    """Begin a paragraph as an element says; return its style."""
    change = whole_change(story.scribe.tracked)
    place = story.lists.place(story.styles, change)
    style, shape = shape_of(story, element, place)
    if shape.level and place is None:
        own = story.lists.heading(story.styles, element, shape.level, change)
        shape = shape._replace(counted=own)
    story.scribe.begin(*shape)
    story.is_after_space = True
    return style


def shape_of(
    story: Story, element: Element, place: ListPlace | None
) -> tuple[Style, Shape]:
    """Return the style of a paragraph, and what it is by that and its place in a list."""
    style = story.styles.paragraph(attribute(element, "text:style-name"))
    level = style.level
    if short(element.tag) == "text:h":
        said = whole(attribute(element, "text:outline-level", "1"), 1)
        level = min(max(said, 1), _DEEPEST)
    if place and place.level == 1 and (inner := inner_level(style.name)):
        place = place._replace(level=inner)
    is_item = not level or story.lists.is_named(story.styles)
    item = (place or _goes_on(story, style)) if is_item else None
    looks = style.align, style.size, style.stress
    return style, Shape(style.name, level, item, *looks, None if is_item else place)


def end(story: Story, mark: Tracked | None = None) -> None:
    """End a paragraph; its break is in the changes that are open there."""
    if story.is_after_space:
        story.scribe.trim()
    story.scribe.end(mark or whole_change(story.scribe.tracked))
    story.is_after_space = True


def _goes_on(story: Story, style: Style) -> ListPlace | None:
    level = continued_level(style.name)
    if not level:
        return None
    last = story.scribe.last_item
    return ListPlace(level, last.group if last else 0, goes_on=True)


def text_box(story: Story, element: Element, read: Handler | None = None) -> None:
    """Read a text box; its paragraphs come after the one that it is anchored in."""
    scribe = story.scribe
    kept = (story.look, story.links, story.is_after_space, scribe.place)
    lists = story.lists.last()
    story.links, scribe.place = [], TEXT_BOX
    (read or Story.walk)(story, element)
    story.look, story.links, story.is_after_space, scribe.place = kept
    story.lists.back(lists)


def items(story: Story, element: Element) -> None:
    """Read a list."""
    story.lists.begin(element)
    story.walk(element)
    story.lists.end()


def item(story: Story, element: Element) -> None:
    """Read an item of a list."""
    story.lists.item(element, has_mark=True)
    story.walk(element)


def bare_item(story: Story, element: Element) -> None:
    """Read what stands in a list without a mark of its own."""
    story.lists.item(element, has_mark=False)
    story.walk(element)


def numbered_paragraph(story: Story, element: Element) -> None:
    """Read a paragraph that is an item without any list round it."""
    lists = story.lists.last()
    story.lists.begin_numbered(element)
    story.walk(element)
    story.lists.back(lists)


def table(story: Story, element: Element) -> None:
    """Read a table."""
    scribe = story.scribe
    kept = (scribe.cell, scribe.keeps_empty)
    lists = story.lists.last()
    story.grids.append(Grid(story.shared.tables))
    story.shared.tables += 1
    story.walk(element)
    story.grids.pop()
    scribe.cell, scribe.keeps_empty = kept
    story.lists.back(lists)


def header_rows(story: Story, element: Element) -> None:
    """Read rows that say what is below them."""
    for grid in story.grids[-1:]:
        grid.headers += 1
    story.walk(element)
    for grid in story.grids[-1:]:
        grid.headers -= 1


def row(story: Story, element: Element) -> None:
    """Read a row of a table."""
    times = _count(element, "table:number-rows-repeated")
    shown = times if times > 1 and _says(element) else 1
    for _ in range(shown):
        for grid in story.grids[-1:]:
            grid.row += 1
            grid.column = 0
        story.walk(element)
    for grid in story.grids[-1:]:
        grid.row += times - shown


def cell(story: Story, element: Element) -> None:
    """Read a cell; one that another cell covers has an empty paragraph, left out."""
    if not story.grids:
        story.walk(element)
        return
    times = _count(element, "table:number-columns-repeated")
    shown = times if times > 1 and _says(element) else 1
    for _ in range(shown):
        _cell(story, element, story.grids[-1])
        story.grids[-1].column += 1
    story.grids[-1].column += times - shown


def _says(element: Element) -> bool:
    """Tell whether there are words in an element, to be said as often as it is repeated."""
    return any(one.strip() for one in element.itertext())


def _cell(story: Story, element: Element, grid: Grid) -> None:
    scribe = story.scribe
    kept = (scribe.cell, scribe.keeps_empty)
    scribe.keeps_empty = short(element.tag) == "table:table-cell"
    scribe.cell = CellPlace(
        tuple(one.number for one in story.grids),
        grid.row,
        grid.column,
        _count(element, "table:number-columns-spanned"),
        _count(element, "table:number-rows-spanned"),
        grid.headers > 0,
    )
    story.walk(element)
    _add_if_bare(story, element)
    scribe.cell, scribe.keeps_empty = kept


def _add_if_bare(story: Story, element: Element) -> None:
    """Give a cell without any paragraph an empty one, as it has in Word."""
    if not len(element) and story.scribe.keeps_empty:
        story.scribe.begin()
        story.scribe.end()


def _count(element: Element, name: str) -> int:
    return min(max(whole(attribute(element, name, "1"), 1), 1), _WIDEST)


BLOCKS: dict[str, Handler] = {
    "text:p": paragraph,
    "text:h": paragraph,
    "text:list": items,
    "text:list-item": item,
    "text:list-header": bare_item,
    "text:numbered-paragraph": numbered_paragraph,
    "draw:text-box": text_box,
    "table:table": table,
    "table:table-header-rows": header_rows,
    "table:table-row": row,
    "table:table-cell": cell,
    "table:covered-table-cell": cell,
}
