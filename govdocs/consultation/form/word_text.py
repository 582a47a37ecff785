"""A text to read in Word, with boxes to comment in under each paragraph of it.

A list or a table belongs to the paragraph that leads to it. A section has boxes of its
own where there is more than one place in it to comment on, and the text has at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.form.flows import Shown
from govdocs.consultation.form.places import Ask, FormBox
from govdocs.model.word_text import (
    PLACEHOLDER,
    Box,
    Piece,
    WordParagraph,
)

BOX_STYLE, LAST_STYLE = "Form Box", "Form Box Last"
PART_STYLE = "Part Title"
_DEEPEST = 9
# What begins a place of its own; all else belongs to the paragraph above it.
_OWN = frozenset({"Body Text", "Quote", "HTML Preformatted", "Definition Term"})


@dataclass
class Boxes:
    """The boxes of a form so far, by tag."""

    by_tag: dict[str, Box] = field(default_factory=dict)

    def pieces(self, ask: Ask, key: str, told: str = "") -> tuple[Piece, Piece]:
        """Return a label and its box, with one bookmark round them."""
        named = FormBox(ask, key)
        box = self.by_tag[named.tag] = named.box(told)
        anchors = (named.bookmark,)
        return (
            Piece(f"{named.label(told)}: ", anchors=anchors),
            Piece(box.placeholder, controls=(named.tag, PLACEHOLDER), anchors=anchors),
        )

    def line(
        self, ask: Ask, key: str, told: str = "", *, is_last: bool = False
    ) -> WordParagraph:
        """Return a label and its box as a paragraph; there is room under the last one."""
        return _line(self.pieces(ask, key, told), LAST_STYLE if is_last else BOX_STYLE)

    def place(self, key: str, told: str) -> Iterator[WordParagraph]:
        """Yield what can be written of a place: a comment, its sort and a wording."""
        yield self.line(Ask.COMMENT, key, told)
        kind = self.pieces(Ask.KIND, key, told)
        wording = self.pieces(Ask.PROPOSAL, key, told)
        yield _line((*kind, Piece("   "), *wording), LAST_STYLE)


def _line(pieces: tuple[Piece, ...], style: str) -> WordParagraph:
    names = dict.fromkeys(name for one in pieces for name in one.anchors)
    return WordParagraph(pieces, style, anchors=tuple(names))


@dataclass
class _Open:
    """A section that is still being read; `places` counts those to comment on in it.

    `is_bare` tells whether it has text that belongs to no such place.
    """

    level: int
    key: str
    told: str
    places: int = 0
    is_bare: bool = False


@dataclass
class _Place:
    """A paragraph that waits for its boxes, and the kinds of what belongs to it."""

    key: str
    told: str
    below: set[str] = field(default_factory=set)

    @property
    def whole(self) -> str:
        """Return how it is told, with what belongs to it."""
        more = [word for word in ("punkterna", "tabellen") if word in self.below]
        return f"{self.told} med {' och '.join(more)}" if more else self.told


class Reading:
    """Puts boxes into a text, or only names its places where there are to be none.

    `marks` are the keys of places by the bookmarks of their text; `prefix` is what stands
    before the name of each place.
    """

    def __init__(
        self,
        shown: Shown,
        marks: Mapping[str, str],
        boxes: Boxes | None = None,
        prefix: str = "",
    ) -> None:
        self._shown = shown
        self._marks = marks
        self._asked: AskedText = shown.text.asked
        self._boxes = boxes
        self._prefix = prefix
        self._open: list[_Open] = []
        self._place: _Place | None = None

    def paragraphs(self) -> Iterator[WordParagraph]:
        """Yield the text with its boxes, headings one or two levels down."""
        has_parts = any(one.style == PART_STYLE for one in self._shown.paragraphs)
        for one in self._shown.paragraphs:
            if one.style == PART_STYLE:
                yield from self._end(0)
                yield one._replace(style="heading 2", level=2, item=None)
            elif one.level:
                yield from self._end(one.level)
                yield self._heading(one, min(one.level + 1 + has_parts, _DEEPEST))
            else:
                yield from self._text(one)
        yield from self._end(0)

    def _heading(self, one: WordParagraph, level: int) -> WordParagraph:
        """Begin a section; its number is words, for it must not change in this file."""
        key = self._key(one)
        if key:
            self._open.append(_Open(one.level, key, self._told(key, one)))
        number = (self._asked.numbers or {}).get(_id(key or ""))
        pieces = (Piece(f"{number} "), *one.pieces) if number else one.pieces
        return one._replace(
            pieces=pieces, style=f"heading {level}", level=level, item=None
        )

    def _text(self, one: WordParagraph) -> Iterator[WordParagraph]:
        key = self._key(one)
        is_own = one.style in _OWN and not (one.item or one.cell)
        if key and is_own:
            yield from self._flush()
            self._place = _Place(key, self._told(key, one))
        elif self._place and (one.item or one.cell):
            self._place.below.add("tabellen" if one.cell else "punkterna")
        elif self._open and not self._place:
            self._open[-1].is_bare = True
        yield one

    def _flush(self) -> Iterator[WordParagraph]:
        """Yield the boxes of the paragraph that waits for them."""
        if self._place:
            yield from self._write(self._place.key, self._place.whole)
            for one in self._open:
                one.places += 1
        self._place = None

    def _end(self, level: int) -> Iterator[WordParagraph]:
        """Yield the boxes of sections that end before a heading of a level."""
        yield from self._flush()
        while self._open and self._open[-1].level >= level:
            one = self._open.pop()
            if one.places > 1 or one.is_bare:
                yield from self._write(one.key, f"hela {one.told}")

    def _write(self, key: str, told: str) -> Iterator[WordParagraph]:
        yield from self._boxes.place(key, told) if self._boxes else ()

    def _key(self, one: WordParagraph) -> str | None:
        """Return the key of the place that a paragraph is."""
        return next(filter(None, map(self._marks.get, one.anchors)), None)

    def _told(self, key: str, one: WordParagraph) -> str:
        spot = self._asked.spot(_id(key))
        return f"{self._prefix}{spot.cited if spot else one.text}"


def _id(key: str) -> str:
    return FormBox(Ask.COMMENT, key).place[1] or ""
