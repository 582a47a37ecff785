"""A redline as readers see it: rows of text with what was kept, taken out and put in.

Every face is made from this: terminal, HTML, PDF and Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from govdocs.model.redline import TermChange


class Fate(StrEnum):
    """What became of some text on the way from the old version to the new."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class ChangeKind(StrEnum):
    """What happened at a place; the value is the word that readers see."""

    ADDED = "tillagt"
    REMOVED = "borttaget"
    REWRITTEN = "omskrivet"
    MOVED = "flyttat"
    RENUMBERED = "omnumrerat"
    RESHAPED = "omformat"


@dataclass(frozen=True, slots=True)
class Style:
    """How some text is set; `link` and `image` are targets as written, `note` a label."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    proposed: bool = False
    link: str = ""
    note: str = ""
    image: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one fate and one style.

    `was` is the style of kept text in the old version, where it was another one.
    `is_number` marks a new number at the head of a block, which counts as no change.
    """

    fate: Fate
    text: str
    style: Style = PLAIN
    was: Style | None = None
    is_number: bool = False

    @property
    def is_marked(self) -> bool:
        """Tell whether a reader is to see that words were taken out or put in."""
        if self.fate is Fate.KEPT or self.is_number:
            return False
        return bool(self.text.strip())


class ShapeKind(StrEnum):
    """What a row of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELLS = "cells"
    CODE = "code"
    TERM = "term"
    DEFINITION = "definition"
    NOTE = "note"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a row stands in its text.

    `level` is that of a heading or, for all else, how many lists it is in. `number` is
    the number of a numbered item, `label` that of a footnote or the language of code.
    `group` tells lists and tables of one text apart.
    """

    kind: ShapeKind
    level: int = 0
    number: int | None = None
    quotes: int = 0
    label: str = ""
    is_header: bool = False
    group: int = 0

    def is_like(self, other: Shape) -> bool:
        """Tell whether two rows look the same to a reader."""
        one = (self.kind, self.level, self.quotes, self.is_header, self.number is None)
        return one == (
            other.kind,
            other.level,
            other.quotes,
            other.is_header,
            other.number is None,
        )


@dataclass(frozen=True, slots=True)
class MoveEnd:
    """One end of a move; `other` says where the other end is, as readers cite it."""

    id: int
    is_new_place: bool
    other: str
    is_edited: bool


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, heading, item or table row of the two texts laid together.

    `old` and `new` say what it is on each side, None where it is not there. `mark` is the
    fate of the break after it: a paragraph that was split ends in an added one. `change`
    is the number of the change it belongs to, 0 for none. `numbers` are its numbers
    before and after, when they differ. `at` is where it begins in each text.
    """

    old: Shape | None
    new: Shape | None
    cells: tuple[Cell, ...]
    mark: Fate = Fate.KEPT
    move: MoveEnd | None = None
    numbers: tuple[str, str] | None = None
    number: str = ""
    id: str = ""
    section: str = ""
    place: str = ""
    at: tuple[int | None, int | None] = (None, None)
    kind: ChangeKind | None = None
    change: int = 0

    @property
    def shape(self) -> Shape:
        """Return what the row is in the new text, or in the old when it is gone."""
        shape = self.new or self.old
        assert shape is not None, "a row stands in one of the texts"
        return shape

    @property
    def runs(self) -> Iterator[Run]:
        """Yield all text of the row."""
        for cell in self.cells:
            yield from cell

    def text(self, *without: Fate) -> str:
        """Return the words of the row, those of some fates left out."""
        cells = (
            "".join(run.text for run in cell if run.fate not in without)
            for cell in self.cells
        )
        return " | ".join(cells)


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it is listed: rows `first` to `last`, both included.

    `gone` and `come` are the words taken out and put in.
    """

    number: int
    kind: ChangeKind
    first: int
    last: int
    section: str
    place: str
    gone: int
    come: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A change in what readers do not see, such as an id; the line is in the text named."""

    line: int
    in_new: bool
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SectionCount:
    """How much was changed in a section, in words."""

    name: str
    gone: int
    come: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that differs between two texts, in reading order, and the sums of it.

    `is_same` is said of the texts alone; what was before them is told in `terms`.
    """

    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    terms: tuple[TermChange, ...]
    hidden: tuple[Hidden, ...]
    sections: tuple[SectionCount, ...]
    is_same: bool
    exact: bool

    @property
    def gone(self) -> int:
        """Return how many words were taken out; moves and numbers left out."""
        return sum(change.gone for change in self.changes)

    @property
    def come(self) -> int:
        """Return how many words were put in; moves and numbers left out."""
        return sum(change.come for change in self.changes)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a redline is of: the document, both texts' names, and what to know of them.

    `notes` are sentences that stand before the first word of the text, such as what is
    in force. `digests` are SHA-256 of both texts in hex.
    """

    name: str
    old: str
    new: str
    notes: tuple[str, ...]
    digests: tuple[str, str]
