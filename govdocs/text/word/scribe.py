"""Writes down one story of a file (the text, a note, a header) as paragraphs.

It knows what is open where the reader stands: bookmarks, remarks, controls, changes. Both
formats are read through it, so that they come out the same.
"""

from __future__ import annotations

from typing import NamedTuple

from govdocs.model.word_text import (
    PLACEHOLDER,
    CellPlace,
    ListPlace,
    Piece,
    Tracked,
    WordParagraph,
)
from govdocs.text.word.left import Left
from govdocs.text.word.stress import NO_STRESS, Stress


class Look(NamedTuple):
    """How letters look; `is_placeholder` when their style is that of a prompt.

    `is_marked` when they stand out anywhere, `is_tinted` when they do outside of links.
    `is_raised` when they stand above or below the others, as in m². `size` in half points
    when it is set for them, else 0. `stress` is what is said of how they stand out. `font`
    is that of signs in the places of letters, '' for all others.
    """

    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    is_placeholder: bool = False
    is_hidden: bool = False
    is_marked: bool = False
    is_tinted: bool = False
    is_raised: bool = False
    size: int = 0
    stress: Stress = NO_STRESS
    font: str = ""


PLAIN = Look()
# What is told of letters that are raised, which both formats read as all others.
RAISED = "upphöjda eller nedsänkta tecken, som här är lästa som vanliga"
# A piece without its text: bold, italic, code, struck, link, note, picture and marked, and
# then what is open round it. It is made a Piece when the paragraph ends and it is whole.
_Look = tuple[bool, bool, bool, bool, str, str, str, bool]
# All ways to stand out, until some words are found that do not.
_EVERY = -1
_Names = tuple[str, ...]
_Bare = tuple[
    bool, bool, bool, bool, str, str, str, bool, Tracked | None, _Names, _Names, _Names
]
_BARE: _Look = (False, False, False, False, "", "", "", False)


class Shape(NamedTuple):
    """What a paragraph is, whatever stands in it; see `Scribe.begin`."""

    style: str = ""
    level: int = 0
    item: ListPlace | None = None
    align: str = ""
    size: int = 0
    stress: int = 0
    counted: ListPlace | None = None


class _Open:
    """A paragraph that is being written; `after` is what is anchored in it."""

    def __init__(
        self,
        style: str,
        level: int,
        item: ListPlace | None,
        align: str,
        size: int,
        stress: int,
        counted: ListPlace | None,
        around: Scribe,
    ) -> None:
        self.style = style
        self.size = size
        self.stress = stress
        self.counted = counted
        self.common = _EVERY
        self.least: int | None = None
        self.align = align if around.cell else ""
        self.level = level
        self.item = item
        self.anchors = dict.fromkeys(around.anchors)
        self.is_kept = around.keeps_empty
        self.controls = tuple(around.controls)
        self.pieces: list[_Bare] = []
        self.texts: list[list[str]] = []
        self.begun: dict[str, int] = {}
        self.after: list[WordParagraph] = []

    def measure(self, look: Look) -> None:
        """Note the size of some words, and how they stand out."""
        size = look.size or self.size
        if self.least is None or size < self.least:
            self.least = size
        on, off = look.stress
        self.common &= (self.stress & ~off) | on


class Scribe:
    """The story so far, and all that is open in it. What is open is changed by readers."""

    def __init__(self, left: Left, marked: dict[str, None], place: str = "") -> None:
        self.left = left
        self.marked = marked
        self.place = place
        self.last_item: ListPlace | None = None
        self.cell: CellPlace | None = None
        self.row_mark: Tracked | None = None
        self.link = ""
        self.keeps_empty = True
        self.controls: list[str] = []
        self.tracked: list[Tracked] = []
        self.paragraphs: list[WordParagraph] = []
        self.anchors: list[str] = []
        self._remarks: list[str] = []
        self._covered: set[str] = set()
        self._placed: set[str] = set()
        self._late: set[str] = set()
        self._open: list[_Open] = []

    @property
    def is_open(self) -> bool:
        """Tell whether a paragraph is being written."""
        return bool(self._open)

    @property
    def has_words(self) -> bool:
        """Tell whether anything is written in the paragraph that is being written."""
        return bool(self._open and self._open[-1].pieces)

    def begin(
        self,
        style: str = "",
        level: int = 0,
        item: ListPlace | None = None,
        align: str = "",
        size: int = 0,
        stress: int = 0,
        counted: ListPlace | None = None,
    ) -> None:
        """Begin a paragraph; inside another one it comes after that one."""
        self.last_item = item
        own = _Open(style, level, item, align, size, stress, counted, self)
        self._open.append(own)

    @property
    def shape(self) -> Shape:
        """Return what the paragraph is that is open."""
        one = self._open[-1]
        looks = one.align, one.size, one.stress
        return Shape(one.style, one.level, one.item, *looks, one.counted)

    def reshape(self, shape: Shape) -> None:
        """Make the paragraph that is open another; nothing may have been written in it."""
        one = self._open[-1]
        one.style, one.level, one.item, one.align, one.size, one.stress, one.counted = (
            shape
        )

    def end(self, mark: Tracked | None = None) -> None:
        """End the paragraph that was begun last; `mark` is what became of its break."""
        one = self._open.pop()
        target = self._open[-1].after if self._open else self.paragraphs
        pieces = tuple(map(_piece, one.pieces, one.texts))
        anchors = self._anchors_of(one)
        if one.is_kept or pieces or one.begun:
            self._placed.update(anchors)
            target.append(self._paragraph(one, pieces, anchors, mark))
        target.extend(one.after)

    def _paragraph(
        self,
        one: _Open,
        pieces: tuple[Piece, ...],
        anchors: tuple[str, ...],
        mark: Tracked | None,
    ) -> WordParagraph:
        return WordParagraph(
            pieces,
            one.style,
            one.level,
            one.item,
            self.cell,
            self.place,
            anchors,
            self._controls_of(one),
            mark,
            self.row_mark,
            one.align,
            one.least or 0,
            0 if one.least is None else one.common,
            one.counted,
        )

    def _controls_of(self, one: _Open) -> tuple[str, ...]:
        """Return the controls that are round all of a paragraph.

        They are mostly those that were open when it began; a break that was taken out may
        stand inside one.
        """
        found = one.controls
        if found == tuple(self.controls):
            return found
        inside = [bare[9] for bare in one.pieces]
        while any(
            names[: len(found)] != found for names in (*inside, tuple(self.controls))
        ):
            found = found[:-1]
        return found

    def _anchors_of(self, one: _Open) -> tuple[str, ...]:
        """Leave a bookmark that begins after the last word to the next paragraph."""
        found, last = dict(one.anchors), len(one.pieces)
        for name, at in one.begun.items():
            if at and at == last and name in self.anchors:
                self._late.add(name)
            else:
                found.setdefault(name)
        # One that began in a box that is anchored here may go on after the box.
        for bare in one.pieces:
            for name in bare[10]:
                found.setdefault(name)
        return tuple(found)

    def write(self, text: str, look: Look = PLAIN) -> None:
        """Write text where the reader stands; a paragraph is begun if there is none."""
        if text:
            # Most text has no look of its own.
            is_bare = look is PLAIN and not self.link
            own = _BARE if is_bare else self._own(look)
            self._put(own, text, look.is_placeholder)
            if self._open and not text.isspace():
                self._open[-1].measure(look)

    def _own(self, look: Look) -> _Look:
        is_marked = look.is_marked or (look.is_tinted and not self.link)
        return (*look[:4], self.link, "", "", is_marked)

    def note(self, label: str) -> None:
        """Write the mark of a note."""
        self._put((False, False, False, False, "", label, "", False), "")

    def picture(self, name: str, alternative: str) -> None:
        """Write a picture."""
        own = (False, False, False, False, self.link, "", name, False)
        self._put(own, alternative)

    def _put(self, look: _Look, text: str, is_placeholder: bool = False) -> None:
        if not self._open:
            self.begin()
            self._put(look, text, is_placeholder)
            self.end()
            return
        one, change = self._open[-1], whole_change(self.tracked)
        controls = tuple(self.controls)
        # Nobody puts in a prompt: LibreOffice gives its look to what is written over it.
        if is_placeholder and not (change and change.is_new):
            controls += (PLACEHOLDER,)
        places = controls, tuple(self.anchors), tuple(self._remarks)
        bare = (*look, change, *places)
        if self._remarks:
            self._covered.update(self._remarks)
        if one.pieces and one.pieces[-1] == bare and not (look[5] or look[6]):
            one.texts[-1].append(text)
        else:
            one.pieces.append(bare)
            one.texts.append([text])

    def trim(self) -> None:
        """Take away the space that the paragraph ends with, if it does."""
        texts = self._open[-1].texts if self._open else []
        if not texts or not texts[-1][-1].endswith(" "):
            return
        texts[-1][-1] = texts[-1][-1][:-1]
        if not "".join(texts[-1]) and not any(self._open[-1].pieces[-1][5:7]):
            texts.pop()
            self._open[-1].pieces.pop()

    def begin_anchor(self, name: str) -> None:
        """Open a bookmark."""
        self.anchors.append(name)
        if self._open:
            self._open[-1].begun.setdefault(name, len(self._open[-1].pieces))

    def point_anchor(self, name: str) -> None:
        """Note a bookmark that has no end: it is of the paragraph where it begins."""
        if self._open:
            self._open[-1].begun.setdefault(name, 0)

    def end_anchor(self, name: str) -> None:
        """Close a bookmark; one that ends before the first word is not of the paragraph."""
        if name not in self.anchors:
            return
        self.anchors.reverse()
        self.anchors.remove(name)
        self.anchors.reverse()
        if not self._open:
            self._give_back(name)
        elif name in self._placed and not self._open[-1].pieces:
            self._open[-1].anchors.pop(name, None)

    def _give_back(self, name: str) -> None:
        """Give a bookmark that no paragraph got to the one that it began in."""
        is_lost = name in self._late and name not in self._placed
        if is_lost and self.paragraphs:
            last = self.paragraphs[-1]
            self.paragraphs[-1] = last._replace(anchors=(*last.anchors, name))

    def begin_remark(self, name: str) -> None:
        """Open the stretch that a remark is about."""
        if name not in self._remarks:
            self._remarks.append(name)

    def end_remark(self, name: str) -> None:
        """Close the stretch that a remark is about."""
        if name in self._remarks:
            self._mark(name)
            self._remarks.remove(name)

    def mark_remark(self, name: str) -> None:
        """Put a remark where the reader stands, unless it has a stretch of its own."""
        self.begin_remark(name)
        self.end_remark(name)

    def _mark(self, name: str) -> None:
        self.marked.setdefault(name)
        if name in self._covered:
            return
        if self._open or not self.paragraphs:
            self._put(_BARE, "")
        else:
            last = self.paragraphs[-1]
            remarks = tuple(self._remarks)
            point = Piece("", controls=last.controls, remarks=remarks)
            self.paragraphs[-1] = last._replace(pieces=(*last.pieces, point))

    def finished(self) -> tuple[WordParagraph, ...]:
        """Close all that is open and return the paragraphs."""
        while self._open:
            self.end()
        for name in [*self._remarks]:
            self.end_remark(name)
        for name in [*self.anchors]:
            self.end_anchor(name)
        return tuple(self.paragraphs)


def _piece(bare: _Bare, texts: list[str]) -> Piece:
    return Piece("".join(texts), *bare)


def whole_change(nested: list[Tracked]) -> Tracked | None:
    """Return what changes that stand round each other come to, outermost first."""
    if not nested:
        return None
    gone = next((one for one in reversed(nested) if one.is_gone), None)
    if gone is None:
        return nested[-1]
    is_new = any(not one.is_gone for one in nested)
    return Tracked.WITHDRAWN if is_new else gone
