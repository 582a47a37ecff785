"""A text as word processors hold it, the same for .docx and .odt, read or to be written.

Reading and writing share it, so that what is written can be held against what is read back.
Names of persons are not in it: who made a change or a remark is not carried.
These are named tuples: of a long file thousands are made, and again by the process that
asked for it, which takes a third of the time that it takes to make dataclasses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

_NONE: Mapping[str, str] = MappingProxyType({})


class Tracked(StrEnum):
    """What tracked changes have done with some text; the value is the word people see."""

    INSERTED = "infogad"
    DELETED = "borttagen"
    MOVED_HERE = "flyttad hit"
    MOVED_AWAY = "flyttad härifrån"
    WITHDRAWN = "infogad och borttagen"

    @property
    def is_gone(self) -> bool:
        """Tell whether the text is no longer there once all changes are accepted."""
        return self in (Tracked.DELETED, Tracked.MOVED_AWAY, Tracked.WITHDRAWN)

    @property
    def is_new(self) -> bool:
        """Tell whether the text was not there before, and is not if all are refused."""
        return self in (Tracked.INSERTED, Tracked.MOVED_HERE, Tracked.WITHDRAWN)


class Piece(NamedTuple):
    r"""Some text of a paragraph in one look.

    `text` may hold "\n" (a line break) and "\t". `link` is an address, or "#name" for a
    bookmark. `note` is the label of a footnote whose mark this is, and `picture` the name
    of an image with `text` as its alternative. `controls` are the tags of the content
    controls round it, outermost first ('' where a control has none); `anchors` the
    bookmarks and `remarks` the ids of remarks that cover it. `marked` says that somebody
    has made it stand out (highlighted, coloured, underlined, hidden); only readers say it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    link: str = ""
    note: str = ""
    picture: str = ""
    marked: bool = False
    tracked: Tracked | None = None
    controls: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_placeholder(self) -> bool:
        """Tell whether it is only what a control shows until somebody writes in it."""
        return self.controls[-1:] == (PLACEHOLDER,)


# Stands last among `controls` of text that a control shows while it is empty.
PLACEHOLDER = "\x00"


# How words may stand out; small capitals and letters that are shown as large ones are both
# CAPITALS.
BOLD, ITALIC, UNDERLINED, CAPITALS = 1, 2, 4, 8


class ListPlace(NamedTuple):
    """Where a paragraph is in a list; `level` counts from 1.

    A heading has one when it is numbered; that is said by those who write, not by readers.
    `group` tells one list from the next. `number` is the item's own, None for a bullet;
    a paragraph that goes on an item without a mark has `goes_on`. `mark` is the number as
    readers tell of it, 'b)' or 'iv.', when it is not in digits. `old_number` and `old_mark`
    are those from before the tracked changes of the file, None and '' where they are the
    same; only readers say it.
    """

    level: int
    group: int
    number: int | None = None
    goes_on: bool = False
    mark: str = ""
    old_number: int | None = None
    old_mark: str = ""

    def now_as(self, other: ListPlace | None) -> ListPlace:
        """Return the place with the number of another, its own being that from before."""
        if other is None or self.number is None or other.number is None:
            return self
        number = self.number if self.old_number is None else self.old_number
        mark = self.mark if self.old_number is None else self.old_mark
        return other._replace(old_number=number, old_mark=mark)

    def before(self) -> ListPlace:
        """Return the place without what tracked changes did to the number."""
        if self.old_number is None:
            return self
        number, mark = self.old_number, self.old_mark
        return self._replace(number=number, mark=mark, old_number=None, old_mark="")


class CellPlace(NamedTuple):
    """Which cell a paragraph stands in; all count from 0. `tables` has the outer ones first.

    `width` and `height` are how many columns and rows the cell covers.
    """

    tables: tuple[int, ...]
    row: int
    column: int
    width: int = 1
    height: int = 1
    is_header: bool = False


class WordParagraph(NamedTuple):
    """One paragraph. `level` is 1–9 for a heading and 0 for text.

    `style` is the name of its style as the file gives it in English ('heading 1', 'Body
    Text', 'Quote'); for .odt the display name. `place` is '' in the text itself and else
    where it stands: 'sidhuvud', 'sidfot', 'textruta', 'fotnot'. `anchors` are the bookmarks
    that begin in it, run through it or stand round it; `controls` the tags of the controls
    that it stands in, outermost first. `mark` is what became of the break that ends it,
    `row_mark` of the table row it is in. `align` is how it is set when it is in a cell: 'c',
    'r' or '' (see SET_LEFT for what is set to the left). `size` is that of its smallest
    letters in half points, as readers say it; 0 when it is not known. `stress` is how all
    its words stand out, by hand or by its style: a sum of BOLD, ITALIC, UNDERLINED and
    CAPITALS. `counted` is where a heading without an `item` stands in the list that counts
    it. Only readers say these two. `begins_page` puts it first on a page; only writers say
    it.
    """

    pieces: tuple[Piece, ...] = ()
    style: str = ""
    level: int = 0
    item: ListPlace | None = None
    cell: CellPlace | None = None
    place: str = ""
    anchors: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    mark: Tracked | None = None
    row_mark: Tracked | None = None
    align: str = ""
    size: int = 0
    stress: int = 0
    counted: ListPlace | None = None
    begins_page: bool = False

    @property
    def text(self) -> str:
        """Return its words with all tracked changes accepted; placeholders left out."""
        return self._joined(lambda one: one.is_gone)

    @property
    def original(self) -> str:
        """Return its words with all tracked changes refused; placeholders left out."""
        return self._joined(lambda one: one.is_new)

    def _joined(self, hides: Callable[[Tracked], bool]) -> str:
        return "".join(
            one.text
            for one in self.pieces
            if not one.is_placeholder
            and not one.picture
            and not (one.tracked and hides(one.tracked))
        )

    @property
    def is_tracked(self) -> bool:
        """Tell whether any change in it is tracked."""
        return bool(self.mark or self.row_mark) or any(
            one.tracked for one in self.pieces
        )


class Remark(NamedTuple):
    """A comment in the margin; `answers` is the id of the one it replies to.

    `is_settled` says that somebody has ticked it off.
    """

    id: str
    text: str
    answers: str = ""
    is_settled: bool = False


class Box(NamedTuple):
    """A place to write in, or a list to pick one of its `choices` from.

    `controls` name it by its `tag`: those of a paragraph for a box that takes whole
    paragraphs, those of a piece for one within a line. `title` is its name for those who
    do not see it. `placeholder` shows while it is empty: where all text in the box is
    marked with PLACEHOLDER, or there is none.
    """

    tag: str
    title: str
    placeholder: str = ""
    choices: tuple[str, ...] = ()


class WordText(NamedTuple):
    """A whole file. `notes` are footnotes and endnotes by label.

    `remarks` are in the order of their marks; those without a mark come last.
    `properties` are title and the file's own properties by name. `left` says in Swedish
    what the file holds that is not text and was not read ('ett inbäddat objekt').

    `boxes` by tag, `pictures` by name, `is_locked` and `is_tracking` are said by those who
    write, and not by those who read. All text outside the boxes of a locked file is
    protected, and what people change in a tracking file is tracked; a control without a
    box is written as it is, without a title.
    """

    paragraphs: tuple[WordParagraph, ...]
    notes: Mapping[str, tuple[WordParagraph, ...]] = MappingProxyType({})
    remarks: tuple[Remark, ...] = ()
    properties: Mapping[str, str] = _NONE
    left: tuple[str, ...] = ()
    boxes: Mapping[str, Box] = MappingProxyType({})
    pictures: Mapping[str, bytes] = MappingProxyType({})
    is_locked: bool = False
    is_tracking: bool = False

    def everything(self) -> Iterator[WordParagraph]:
        """Yield the paragraphs of the text and then those of the notes."""
        yield from self.paragraphs
        for note in self.notes.values():
            yield from note

    def remarked(self) -> Counter[str]:
        """Return on how many pieces each remark is, by its id."""
        return Counter(
            id_
            for paragraph in self.everything()
            for piece in paragraph.pieces
            for id_ in piece.remarks
        )


# What bookmarks begin with round words of an export that are no part of the text: what it
# is, its contents, and what is known of it.
FRAME_MARK = "gdx_"
COVER_MARK = "gdx_uppgifter"
CONTENTS_MARK = "gdx_innehall"
ABOUT_MARK = "gdx_om"
# What the bookmark round the name of a part begins with; its id follows.
PART_MARK = "gdx_del_"
# The place of what stands in a text box.
TEXT_BOX = "textruta"
# What a remark begins with on text that is proposed to go; the reason follows.
PROPOSED_DELETION = "Föreslås utgå."

# The style of the head of a column that is said to be set to the left. Programs put that in
# as they save, so how the paragraphs look cannot tell.
SET_LEFT = "Table Heading Left"

# What bookmarks begin with that stand round a block.
BLOCK_MARK = "gd_"
# Word refuses a longer name of a bookmark.
_LONGEST = 40


def bookmark_of(id_: str, start: str = BLOCK_MARK) -> str:
    """Return the bookmark of a heading or block; Word allows no hyphen in such names.

    The name of a long id is cut and ends in a digest; the file then has the whole id as a
    property by that name.
    """
    name = start + id_.replace("-", "_")
    if len(name) <= _LONGEST:
        return name
    # Its import costs more than reading a short file, and few ids are so long.
    from hashlib import sha256

    return f"{name[: _LONGEST - 10]}_x{sha256(id_.encode()).hexdigest()[:8]}"


def id_of(
    bookmark: str, properties: Mapping[str, str] = _NONE, start: str = BLOCK_MARK
) -> str | None:
    """Return the id that a bookmark stands for; None for a bookmark of somebody else's.

    LibreOffice adds ' 1' or '_Copy_1' to the name of a copy; that is left out.
    """
    if not bookmark.startswith(start):
        return None
    name = bookmark.partition(" ")[0].partition("_Copy_")[0]
    if name in properties:
        return properties[name]
    return name.removeprefix(start).replace("_", "-") or None
