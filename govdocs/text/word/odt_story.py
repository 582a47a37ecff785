"""Walks through one story of an OpenDocument text, as `docx_story` does for Word.

White space is that of the format: much of it is one space, and none begins a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field

from govdocs.model.word_text import Remark, WordParagraph
from govdocs.text.word.bare_note import without_stray
from govdocs.text.word.left import Left
from govdocs.text.word.note_marks import NoteMarks
from govdocs.text.word.odt_lists import Lists
from govdocs.text.word.odt_styles import Styles
from govdocs.text.word.package import Package
from govdocs.text.word.remarks import Names
from govdocs.text.word.scribe import PLAIN, RAISED, Look, Scribe
from govdocs.text.word.symbols import in_font
from govdocs.text.word.tree import Element, short

_SPACE = re.compile("[ \t\r\n]+")
# Where white space is text; elsewhere it is how the file is laid out.
_INLINE = re.compile(
    r"text:(?:p|h|span|a|meta|meta-field|ruby-base)|\w+:content-control|\?:.*"
)


@dataclass(slots=True)
class Grid:
    """A table that is being read: where in it the reader stands, counted from 0."""

    number: int
    row: int = -1
    column: int = 0
    headers: int = 0


@dataclass(slots=True)
class Shared:
    """What all stories of a file have in common.

    `restyled` are the ids of changes to how words look, which changed no words.
    """

    package: Package
    left: Left = field(default_factory=Left)
    marked: dict[str, None] = field(default_factory=dict)
    notes: dict[str, tuple[WordParagraph, ...]] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    note_marks: NoteMarks = field(default_factory=NoteMarks)
    tables: int = 0
    restyled: set[str] = field(default_factory=set)


Handler = Callable[["Story", Element], None]


@dataclass(slots=True)
class Story:
    """One story while it is read. `deleted` has what was taken out, by its id.

    `own_mark` is that of a note which has just been read, if people chose it themselves,
    and `again` the label of a note whose number comes next, as its mark.
    """

    shared: Shared
    scribe: Scribe
    handlers: Mapping[str, Handler]
    styles: Styles
    ended: frozenset[str] = frozenset()
    deleted: dict[str, Element] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    look: Look = PLAIN
    links: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    prompts: int = 0
    is_after_space: bool = True
    own_mark: str = ""
    again: str = ""

    def walk(self, element: Element, without: Container[str] = ()) -> None:
        """Read what an element holds: its text, and its elements with what follows each."""
        is_inline = bool(_INLINE.fullmatch(short(element.tag)))
        self.text(element.text, is_inline=is_inline)
        for one in element:
            if short(one.tag) not in without:
                self.handle(one)
            self.text(one.tail, is_inline=is_inline)

    def handle(self, element: Element) -> None:
        """Read one element."""
        handler = self.handlers.get(element.tag)
        if handler is None:
            self.walk(element)
        else:
            handler(self, element)

    def text(self, words: str | None, *, is_inline: bool) -> None:
        """Read text as it stands in the file."""
        if not words or not (is_inline or words.strip(" \t\r\n")):
            return
        words = _SPACE.sub(" ", words)
        if self.is_after_space and words.startswith(" "):
            words = words[1:]
        if words:
            self.is_after_space = words.endswith(" ")
            self._write(words)

    def sign(self, words: str) -> None:
        """Write a character that has an element of its own."""
        self._write(words)
        self.is_after_space = False

    def _write(self, words: str) -> None:
        if self.again and words.strip().isdigit():
            self.scribe.note(self.again)
            self.again = ""
            return
        mark, self.own_mark = self.own_mark, ""
        words = without_stray(words, mark)
        if self.look.font:
            words = in_font(words, self.look.font)
        self.scribe.link = self.link
        look = self.look
        if look.is_hidden:
            self.shared.left.add("dold text, som här är läst som vanlig text")
        if look.is_raised and words.strip():
            self.shared.left.add(RAISED)
        is_prompt = look.is_placeholder and self.prompts > 0
        self.scribe.write(words, look._replace(is_placeholder=is_prompt))

    @property
    def link(self) -> str:
        """Return where text leads here, '' for nowhere."""
        return next((one for one in reversed(self.links) if one), "")

    def aside(self, element: Element, place: str) -> tuple[WordParagraph, ...]:
        """Return what stands in a note or a remark, which is a story of its own."""
        scribe = Scribe(self.shared.left, self.shared.marked, place)
        scribe.tracked = [*self.scribe.tracked]
        other = Story(
            self.shared, scribe, self.handlers, self.styles, self.ended, self.deleted
        )
        other.walk(element)
        return scribe.finished()
