"""Paragraphs of a text as OpenDocument: headings, lists, tables, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.model.word_text import CONTENTS_MARK, WordParagraph
from govdocs.render.flow_pieces import (
    ends,
    groups,
    is_contents,
    is_contents_heading,
    is_prompt,
)
from govdocs.render.flow_shares import shares_of
from govdocs.render.flow_styles import (
    BELOW_LIST,
    BELOW_TABLE,
    CELL_ROOM,
    CONTENTS,
    CONTINUED,
    STEP,
    room_above,
    room_below,
)
from govdocs.render.flow_tree import Cell, Control, Grid, Leaf, Node
from govdocs.render.odt.element import Content, Element, add, make, named
from govdocs.render.odt.inline import Inline
from govdocs.render.odt.lists import Headings, Lists
from govdocs.render.odt.looks import Looks
from govdocs.render.odt.styles import PLAIN_LINK, TEXT_WIDTH_MM, points, style_name

_ALIGN = {"c": "center", "r": "end"}
_LINE = "0.5pt solid #a6a6a6"
_ROOM = {
    "fo:padding-top": "2pt",
    "fo:padding-bottom": "2pt",
    "fo:padding-left": points(CELL_ROOM),
    "fo:padding-right": points(CELL_ROOM),
}


class OdtBody:
    """Writes the paragraphs of one story: the text, or a footnote.

    With `is_locked` nothing can be written but in boxes.
    """

    def __init__(self, inline: Inline, looks: Looks, *, is_locked: bool) -> None:
        self.headings = Headings()
        self._inline = inline
        self._looks = looks
        self._is_locked = is_locked
        self._tables = 0
        self._sections = 0

    def write(self, target: Element, nodes: Sequence[Node]) -> None:
        """Put what stands in the text last in an element."""
        story = _Story(self, target, is_locked=self._is_locked)
        for node in nodes:
            story.put(node)

    def heading_or_text(self, leaf: Leaf, measures: dict[str, str]) -> Element:
        """Return a paragraph, or a heading with its number."""
        one = leaf.paragraph
        style = self._looks.paragraph(style_name(one.style), measures)
        about = {"text:style-name": style}
        if one.level:
            about["text:outline-level"] = str(one.level)
        content = self._content(leaf)
        return make("text:h" if one.level else "text:p", about, *content)

    def _content(self, leaf: Leaf) -> Iterator[Content]:
        one, pieces = leaf.paragraph, leaf.paragraph.pieces
        if one.controls and not any(piece.text for piece in pieces) and is_prompt(one):
            pieces = ()
        first, last = ends(pieces, leaf.opens), ends(pieces, leaf.closes)
        yield from (_begin(name) for name in leaf.opens if name not in first)
        depth, at = len(one.controls), 0
        link = PLAIN_LINK if is_contents(one) else style_name("Hyperlink")
        inner: list[Content] = [] if pieces or not depth else [self._prompt(one)]
        for together in groups(pieces, depth):
            inside = range(at, at + len(together))
            at = inside.stop
            inner += [_begin(name) for name in first if first[name][0] in inside]
            inner += self._inline.group(together, depth, link)
            inner += [_end(name) for name in last if last[name][1] in inside]
        yield from self._controlled(one, inner)
        yield from (_end(name) for name in leaf.closes if name not in last)

    def _prompt(self, one: WordParagraph) -> Element:
        return self._inline.prompt(one.controls[-1])

    def _controlled(
        self, one: WordParagraph, inner: list[Content]
    ) -> Sequence[Content]:
        """Return the content of a paragraph in the controls that it stands in.

        The format has none round whole paragraphs, so each paragraph has its own.
        """
        for tag in reversed([tag for tag in one.controls if tag]):
            inner = [self._inline.control(tag, inner, is_empty=is_prompt(one))]
        return inner

    def table(self, grid: Grid) -> Element:
        """Return a table, its head repeated on every page."""
        self._tables += 1
        shares = shares_of(grid)
        width = {
            "style:width": f"{TEXT_WIDTH_MM}mm",
            "table:align": "left",
            "table:border-model": "collapsing",
        }
        about = {
            "table:name": f"Tabell {self._tables}",
            "table:style-name": self._looks.part("table", width),
        }
        columns = [make("table:table-column", self._column(one)) for one in shares]
        heads = [row for row in grid.rows if any(one.place.is_header for one in row)]
        found = make("table:table", about, *columns)
        if heads:
            rows = map(self._row, heads)
            found.append(make("table:table-header-rows", {}, *rows))
        add(found, *(self._row(row) for row in grid.rows if row not in heads))
        return found

    def _column(self, share: int) -> dict[str, str]:
        width = {"style:column-width": f"{TEXT_WIDTH_MM * share / 100:g}mm"}
        return {"table:style-name": self._looks.part("table-column", width)}

    def _row(self, row: Sequence[Cell]) -> Element:
        whole = self._looks.part("table-row", {"fo:keep-together": "always"})
        found = make("table:table-row", {"table:style-name": whole})
        for cell in row:
            found.append(self._cell(cell))
            under = "table:covered-table-cell"
            add(found, *(make(under) for _ in range(cell.place.width - 1)))
        return found

    def _cell(self, cell: Cell) -> Element:
        if cell.is_covered:
            return make("table:covered-table-cell")
        look = {"fo:border": _LINE, **_ROOM}
        is_shut = self._is_locked and not any(map(_has_box, cell.content))
        if is_shut:
            look["style:cell-protect"] = "protected"
        about = {"table:style-name": self._looks.part("table-cell", look)}
        spans = {"columns": cell.place.width, "rows": cell.place.height}
        for name, count in spans.items():
            if count > 1:
                about[f"table:number-{name}-spanned"] = str(count)
        found = make("table:table-cell", about)
        story = _Story(self, found, is_locked=False)
        for one in cell.content:
            story.put(one)
        if not len(found):
            empty = {"text:style-name": style_name("Table Text")}
            found.append(make("text:p", empty))
        return found

    def section(self) -> Element:
        """Return a new section in which nothing can be written."""
        self._sections += 1
        about = {
            "text:name": f"Text {self._sections}",
            "text:style-name": self._looks.part("section", {}),
            "text:protected": "true",
        }
        return make("text:section", about)


class _Story:
    """Puts nodes one after another into an element, and knows what they go on."""

    def __init__(self, body: OdtBody, target: Element, *, is_locked: bool) -> None:
        self._body = body
        self._target = target
        self._is_locked = is_locked
        self._section: Element | None = None
        self._contents: Element | None = None
        self._lists = Lists()
        self._room_above = 0

    def put(self, node: Node) -> None:
        if isinstance(node, Control):
            for one in _spread(node):
                self.put(one)
        elif isinstance(node, Grid):
            self._lists.close()
            if self._room_above == BELOW_TABLE:
                gap = {"text:style-name": style_name("Table Gap")}
                self._room(node).append(make("text:p", gap))
            self._room(node).append(self._body.table(node))
            self._room_above = BELOW_TABLE
        elif is_contents(node.paragraph):
            self._row_of_contents(node)
        else:
            self._paragraph(node)

    def _room(self, node: Node) -> Element:
        """Return where a node goes: into a section when it must not be changed."""
        if not self._is_locked:
            return self._target
        if _has_box(node):
            self._section = None
            self._lists.close()
            return self._target
        if self._section is None:
            self._lists.close()
            self._section = self._body.section()
            self._target.append(self._section)
        return self._section

    def _paragraph(self, leaf: Leaf) -> None:
        one, target = leaf.paragraph, self._room(leaf)
        element = self._body.heading_or_text(leaf, self._measures(leaf))
        self._room_above = BELOW_LIST if one.item is not None else 0
        self._contents = None
        item = one.item
        if one.level and item is not None:
            self._lists.close()
            target.append(self._body.headings.counted(element, item))
        elif one.style == "Part Title":
            self._lists.close()
            self._body.headings.begin_part((item.number if item else 0) or 0)
            target.append(element)
        elif item is not None:
            self._lists.room(target, item).append(element)
        else:
            self._lists.close()
            target.append(element)

    def _measures(self, leaf: Leaf) -> dict[str, str]:
        one = leaf.paragraph
        begins = one.begins_page or self._contents is not None
        found = {"fo:break-before": "page"} if begins else {}
        if one.align:
            found["fo:text-align"] = _ALIGN[one.align]
        if leaf.leads:
            found["fo:keep-with-next"] = "always"
        is_apart = one.item is None or self._room_above == BELOW_TABLE
        if is_apart and self._room_above > room_above(one.style):
            found["fo:margin-top"] = points(self._room_above)
            # LibreOffice takes both from the same place.
            found["fo:margin-bottom"] = points(room_below(one.style))
        goes_on = one.item is not None and one.item.goes_on and not one.level
        if goes_on and one.item is not None:
            is_told = one.style.startswith("List Continue")
            if not is_told or one.item.level > CONTINUED:
                found["fo:margin-left"] = points(STEP * one.item.level)
        return found

    def _row_of_contents(self, leaf: Leaf) -> None:
        """Put a row into the contents, which other programs can bring up to date."""
        if self._contents is None:
            self._lists.close()
            self._contents = make("text:index-body")
            about = {"text:name": CONTENTS_MARK, "text:protected": "true"}
            whole = make("text:table-of-content", about, _source(), self._contents)
            self._room(leaf).append(whole)
        row = self._body.heading_or_text(leaf, {})
        if is_contents_heading(leaf.paragraph):
            about = {"text:name": f"{CONTENTS_MARK}_rubrik"}
            self._contents.append(make("text:index-title", about, row))
            return
        for link in row.findall(named("text:a")):
            name = link.get(named("xlink:href")).removeprefix("#")
            about = {"text:reference-format": "page", "text:ref-name": name}
            link.append(make("text:bookmark-ref", about))
        self._contents.append(row)


def _source() -> Element:
    """Return how the contents is made anew."""
    levels = []
    for level in range(1, CONTENTS + 1):
        style = style_name(f"toc {level}")
        about = {"text:outline-level": str(level), "text:style-name": style}
        tab = {"style:type": "right"}
        entries = (
            make("text:index-entry-link-start"),
            make("text:index-entry-chapter"),
            make("text:index-entry-span", {}, " "),
            make("text:index-entry-text"),
            make("text:index-entry-tab-stop", tab),
            make("text:index-entry-page-number"),
            make("text:index-entry-link-end"),
        )
        levels.append(make("text:table-of-content-entry-template", about, *entries))
    depth = {"text:outline-level": str(CONTENTS)}
    return make("text:table-of-content-source", depth, *levels)


def _spread(control: Control) -> Iterator[Leaf]:
    """Yield the paragraphs of a control, bookmarks round it at its ends."""
    inner = [
        leaf
        for one in control.content
        for leaf in ([one] if isinstance(one, Leaf) else _spread(one))
    ]
    for at, leaf in enumerate(inner):
        opens = control.opens if at == 0 else ()
        closes = control.closes if at == len(inner) - 1 else ()
        yield Leaf(leaf.paragraph, (*opens, *leaf.opens), (*leaf.closes, *closes))


def _has_box(node: Node) -> bool:
    if isinstance(node, Leaf):
        one = node.paragraph
        return bool(one.controls or any(piece.controls for piece in one.pieces))
    if isinstance(node, Grid):
        return any(
            _has_box(one) for row in node.rows for cell in row for one in cell.content
        )
    return True


def _begin(name: str) -> Element:
    return make("text:bookmark-start", {"text:name": name})


def _end(name: str) -> Element:
    return make("text:bookmark-end", {"text:name": name})
