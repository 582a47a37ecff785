"""Paragraphs of a text as elements: bookmarks, links, controls, remarks and changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.model.sheet import Style
from govdocs.model.word_text import Piece, Tracked, WordParagraph
from govdocs.render.flow_pieces import ends, groups, is_contents, is_prompt, tag_at
from govdocs.render.flow_styles import (
    BELOW_LIST,
    BELOW_TABLE,
    CONTINUED,
    STEP,
    STYLES,
    room_above,
)
from govdocs.render.flow_tree import Cell, Control, Leaf, Node
from govdocs.render.word.element import Element, make
from govdocs.render.word.inline import Links, run
from govdocs.render.word.paragraph import paragraph
from govdocs.render.word.table import gap
from govdocs.render.word.text_boxes import Boxes
from govdocs.render.word.text_contents import contents_of
from govdocs.render.word.text_lists import TextLists
from govdocs.render.word.text_notes import NoteMarks
from govdocs.render.word.text_remarks import Remarks
from govdocs.render.word.text_table import text_table
from govdocs.render.word.track import Track, Tracker

_STYLE_IDS = {one.name: one.id for one in STYLES if one.kind == "paragraph"}
_ALIGN = {"c": "center", "r": "right"}
# The marks that stand round a change, from the inside.
_TRACKS: dict[Tracked, tuple[Track, ...]] = {
    Tracked.INSERTED: (Track.INSERTED,),
    Tracked.DELETED: (Track.DELETED,),
    Tracked.MOVED_HERE: (Track.MOVED_TO,),
    Tracked.MOVED_AWAY: (Track.MOVED_FROM,),
    Tracked.WITHDRAWN: (Track.DELETED, Track.INSERTED),
}

# Gives the picture of a piece as a run, or its alternative where it cannot be shown.
Picture = Callable[[Piece], Element]


class TextBody:
    """Writes the paragraphs of one story: the text, or its footnotes."""

    def __init__(
        self,
        links: Links,
        lists: TextLists,
        boxes: Boxes,
        remarks: Remarks,
        tracker: Tracker,
        notes: NoteMarks,
        picture: Picture,
    ) -> None:
        self._links = links
        self._lists = lists
        self._boxes = boxes
        self._remarks = remarks
        self._tracker = tracker
        self._marks_of_notes = notes
        self._picture = picture
        self._marks: dict[str, str] = {}

    def elements(self, nodes: Sequence[Node]) -> Iterator[Element]:
        """Yield what stands in the file, in order."""
        room = 0
        rows: list[Element] = []
        for node in nodes:
            if isinstance(node, Leaf) and is_contents(node.paragraph):
                rows.append(self._leaf(node))
                continue
            if rows:
                yield contents_of(rows)
            yield from self._node(node, room, begins=bool(rows))
            rows, room = [], _room_after(node)
        if rows:
            yield contents_of(rows)

    def _node(
        self, node: Node, room: int = 0, *, begins: bool = False
    ) -> Iterator[Element]:
        """Yield what a node is, with room above it for what came before.

        One that `begins` the text does so on a page of its own.
        """
        if isinstance(node, Leaf):
            yield self._leaf(node, room, begins=begins)
        elif isinstance(node, Control):
            yield from self._control(node)
        else:
            yield from [gap()] if room == BELOW_TABLE else []
            yield text_table(node, self._cell)

    def _cell(self, cell: Cell) -> Iterator[Element]:
        for one in cell.content:
            yield from self._node(one)

    def _control(self, control: Control) -> Iterator[Element]:
        yield from map(self._begin, control.opens)
        inner = [element for one in control.content for element in self._node(one)]
        is_empty = all(map(is_prompt, _leaves(control)))
        yield self._boxes.around(control.tag, inner, is_empty=is_empty)
        yield from map(self._end, control.closes)

    def _leaf(self, leaf: Leaf, room: int = 0, *, begins: bool = False) -> Element:
        one = leaf.paragraph
        marks = _TRACKS[one.mark] if one.mark else ()
        look = [make("keepNext")] if leaf.leads else []
        look += [make("pageBreakBefore")] if begins or one.begins_page else []
        look += self._lists.place(one)
        if not one.level:
            is_apart = room > room_above(one.style) and (
                one.item is None or room == BELOW_TABLE
            )
            look += [make("spacing", before=str(room))] if is_apart else []
            look += _moved_in(one)
        look += [make("jc", val=_ALIGN[one.align])] if one.align else []
        return paragraph(
            style_id(one),
            list(self._content(leaf)),
            *look,
            mark=self._tracker.mark(marks[0]) if marks else None,
        )

    def _content(self, leaf: Leaf) -> Iterator[Element]:
        one = leaf.paragraph
        pieces = one.pieces
        if one.controls and not any(piece.text for piece in pieces) and is_prompt(one):
            pieces = ()
        first, last = ends(pieces, leaf.opens), ends(pieces, leaf.closes)
        depth = len(one.controls)
        at = 0
        yield from (self._begin(name) for name in leaf.opens if name not in first)
        if not pieces and one.controls:
            yield self._boxes.placeholder(one.controls[-1])
        for together in groups(pieces, depth):
            inside = range(at, at + len(together))
            at = inside.stop
            yield from (
                self._begin(name) for name, where in first.items() if where[0] in inside
            )
            yield from self._group(together, depth)
            yield from (
                self._end(name) for name, where in last.items() if where[1] in inside
            )
        yield from (self._end(name) for name in leaf.closes if name not in last)

    def _group(self, pieces: Sequence[Piece], depth: int) -> Iterator[Element]:
        """Yield pieces that share a control or a link."""
        tag = tag_at(pieces[0], depth)
        if tag is None:
            runs = [one for piece in pieces for one in self._piece(piece)]
            yield from self._links.around(pieces[0].link, runs)
            return
        words = [one for one in pieces if one.text or one.note or one.picture]
        is_empty = all(one.is_placeholder for one in words)
        inner: list[Element] = []
        for group in groups(words, depth + 1):
            inner += self._group(group, depth + 1)
        inner = inner or [self._boxes.placeholder(tag)]
        yield self._boxes.around(tag, inner, is_empty=is_empty)

    def _piece(self, piece: Piece) -> Iterator[Element]:
        yield from self._remarks.before(piece)
        tracks = _TRACKS[piece.tracked] if piece.tracked else ()
        inner = self._runs(piece, is_gone=Track.DELETED in tracks)
        for track in tracks:
            inner = [self._tracker.mark(track, *inner)]
        yield from inner
        yield from self._remarks.after(piece)

    def _runs(self, piece: Piece, *, is_gone: bool) -> list[Element]:
        if piece.picture:
            return [self._picture(piece)]
        if piece.note:
            return self._marks_of_notes.mark(piece.note)
        return [self._run(piece, "delText" if is_gone else "t")]

    def _run(self, piece: Piece, tag: str) -> Element:
        if piece.is_placeholder:
            return self._boxes.prompt(piece.text)
        style = Style(
            bold=piece.bold,
            italic=piece.italic,
            code=piece.code,
            proposed=piece.struck,
            link=piece.link,
        )
        return run(piece.text, style, tag)

    def _begin(self, name: str) -> Element:
        number = self._marks[name] = self._tracker.new_id()
        return make("bookmarkStart", id=number, name=name)

    def _end(self, name: str) -> Element:
        return make("bookmarkEnd", id=self._marks[name])


def style_id(one: WordParagraph) -> str:
    """Return the id of a paragraph's style; that of running text for a style not ours."""
    return _STYLE_IDS.get(one.style, "BodyText")


def _moved_in(one: WordParagraph) -> list[Element]:
    """Return how far a paragraph within an item is moved in, if its style does not say."""
    if one.item is None or not one.item.goes_on or one.level:
        return []
    is_told = one.style.startswith("List Continue") and one.item.level <= CONTINUED
    return [] if is_told else [make("ind", left=str(STEP * one.item.level))]


def _room_after(node: Node) -> int:
    if isinstance(node, Leaf):
        return BELOW_LIST if node.paragraph.item is not None else 0
    return 0 if isinstance(node, Control) else BELOW_TABLE


def _leaves(control: Control) -> Iterator[WordParagraph]:
    for one in control.content:
        if isinstance(one, Leaf):
            yield one.paragraph
        else:
            yield from _leaves(one)
