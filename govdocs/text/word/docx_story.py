"""Walks through one story of a Word file: the text, a note, a header, a remark.

What stands round text is opened, the text is written, and what stood round it is closed.
An element without a handler is walked through, so that no text in it can be missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from govdocs.model.word_text import Tracked
from govdocs.text.word.docx_numbering import Numbering
from govdocs.text.word.docx_parts import Relation
from govdocs.text.word.docx_styles import Styles
from govdocs.text.word.left import Left
from govdocs.text.word.scribe import PLAIN, Look, Scribe
from govdocs.text.word.tree import Element


@dataclass(slots=True)
class Field:
    """A field that is open: its code, and its link once the code has ended."""

    code: list[str] = field(default_factory=list)
    is_shown: bool = False
    link: str = ""
    form: Element | None = None


@dataclass(slots=True)
class Grid:
    """A table that is being read: where in it the reader stands, counted from 0."""

    number: int
    heights: Mapping[tuple[int, int], int]
    row: int = -1
    column: int = 0
    is_header: bool = False


@dataclass(slots=True)
class Shared:
    """What all stories of a file have in common."""

    styles: Styles
    numbering: Numbering
    left: Left = field(default_factory=Left)
    marked: dict[str, None] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    tables: int = 0

    def note_label(self, kind: str, id_: str) -> str:
        """Return the label of a note; they are numbered as their marks come."""
        return self.notes.setdefault((kind, id_), str(len(self.notes) + 1))


Handler = Callable[["Story", Element], None]


@dataclass(slots=True)
class Story:
    """One story while it is read. `anchors` has the open bookmarks by their ids.

    `handlers` are by the full names of elements; `ended` are the ids of bookmarks that
    have an end, be it by another id (`bookmarks_with_end`).
    """

    shared: Shared
    scribe: Scribe
    handlers: Mapping[str, Handler]
    relations: Mapping[str, Relation]
    ended: frozenset[str] = frozenset()
    look: Look = PLAIN
    links: list[str] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    prompts: int = 0
    alternative: str = ""
    is_new_page: bool = False

    def walk(self, element: Element) -> None:
        """Read what an element holds."""
        for one in element:
            handler = self.handlers.get(one.tag)
            if handler is None:
                self.walk(one)
            else:
                handler(self, one)

    def write(self, text: str) -> None:
        """Write text with the look and the link that hold here."""
        self.scribe.link = self.link
        if self.is_new_page:
            self.is_new_page = False
            text = f"\n{text}"
        self.scribe.write(text, self.look)

    @property
    def link(self) -> str:
        """Return where text leads here, '' for nowhere."""
        if not self.links and not self.fields:
            return ""
        links = [*self.links, *(one.link for one in self.fields if one.is_shown)]
        return next((one for one in reversed(links) if one), "")

    @contextmanager
    def changed(self, kind: Tracked | None) -> Iterator[None]:
        """Read text that a tracked change is round."""
        if kind is None:
            yield
            return
        self.scribe.tracked.append(kind)
        yield
        self.scribe.tracked.pop()
