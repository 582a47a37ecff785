"""Walks through one story of a Word file: the text, a note, a header, a remark.

What stands round text is opened, the text is written, and what stood round it is closed.
An element without a handler is walked through, so that no text in it can be missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from govdocs.model.word_text import Tracked
from govdocs.text.word.bare_note import told_mark, without_stray
from govdocs.text.word.docx_numbering import Numbering
from govdocs.text.word.docx_parts import Relation
from govdocs.text.word.docx_styles import Styles
from govdocs.text.word.left import Left
from govdocs.text.word.note_marks import NoteMarks
from govdocs.text.word.scribe import PLAIN, Look, Scribe
from govdocs.text.word.tree import Element

# What marks words for an index, for the contents and for the list of authorities.
_MARKS = ("XE ", "TC ", "TA ")


class Field:
    """A field that is open: its code, and its link once the code has ended.

    `held` are words among its code that are taken for code, and `has_words` tells that
    it shows any. `is_mark_again` tells that it has shown the mark of a note.
    """

    def __init__(self, code: str = "", form: Element | None = None) -> None:
        self.code = [code] if code else []
        self.form = form
        self.is_shown = False
        self.has_words = False
        self.held: list[str] = []
        self.link = ""
        self.is_mark_again = False

    @property
    def words(self) -> str:
        """Return the code with the white space of one line."""
        return " ".join("".join(self.code).split())

    @property
    def is_mark(self) -> bool:
        """Tell whether it is a mark for an index or a list, whose words nobody sees."""
        return self.words.upper().startswith(_MARKS)


class Grid:
    """A table that is being read: where in it the reader stands, counted from 0."""

    def __init__(self, number: int, heights: Mapping[tuple[int, int], int]) -> None:
        self.number = number
        self.heights = heights
        self.row = -1
        self.column = 0
        self.is_header = False


class Shared:
    """What all stories of a file have in common.

    `looks` are those of styles alone, by name and by whether a prompt may be shown.
    `own_marks` are the marks of notes that people have chosen themselves.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.left = Left()
        self.marked: dict[str, None] = {}
        self.notes: dict[tuple[str, str], str] = {}
        self.own_marks: dict[tuple[str, str], str] = {}
        self.note_marks = NoteMarks()
        self.looks: dict[tuple[str, bool], Look] = {}
        self.tables = 0

    def note_label(self, kind: str, id_: str) -> str:
        """Return the label of a note; they are numbered as their marks come."""
        return self.notes.setdefault((kind, id_), str(len(self.notes) + 1))


Handler = Callable[["Story", Element], None]


class Story:
    """One story while it is read. `anchors` has the open bookmarks by their ids.

    `handlers` are by the full names of elements; `ended` are the ids of bookmarks that
    have an end, be it by another id (`bookmarks_with_end`). `marks` are those of the
    open fields that mark words for an index.
    """

    def __init__(
        self,
        shared: Shared,
        scribe: Scribe,
        handlers: Mapping[str, Handler],
        relations: Mapping[str, Relation],
        ended: frozenset[str],
    ) -> None:
        self.shared = shared
        self.scribe = scribe
        self.handlers = handlers
        self.relations = relations
        self.ended = ended
        self.look: Look = PLAIN
        self.links: list[str] = []
        self.fields: list[Field] = []
        self.marks: list[Field] = []
        self.grids: list[Grid] = []
        self.anchors: dict[str, str] = {}
        self.prompts = 0
        self.alternative = ""
        self.is_new_page = False
        # What stands in a large first letter, until the paragraph that it begins.
        self.capital: list[Element] = []
        # The note whose own mark is to come in the same run, and that mark.
        self.unmarked: tuple[str, str] | None = None
        self.own_mark = ""

    def walk(self, inside: Iterable[Element]) -> None:
        """Read what an element holds, or some of that."""
        for one in inside:
            handler = self.handlers.get(one.tag)
            if handler is None:
                self.walk(one)
            else:
                handler(self, one)

    def write(self, text: str) -> None:
        """Write text with the look and the link that hold here."""
        if self.unmarked or self.own_mark:
            text = self._without_marks(text)
        self.scribe.link = self.link if self.links or self.fields else ""
        if self.is_new_page:
            self.is_new_page = False
            text = f"\n{text}"
        if (self.marks or self.look.is_hidden) and text.strip():
            self._note_words()
        self.scribe.write(text, self.look)

    def _without_marks(self, text: str) -> str:
        """Return text without the mark of a note that stands in it as text."""
        if self.unmarked and text.strip():
            text = self._without_own_mark(text, self.unmarked)
            self.unmarked = None
        elif self.own_mark:
            text = without_stray(text, self.own_mark)
            self.own_mark = ""
        return text

    def _without_own_mark(self, text: str, note: tuple[str, str]) -> str:
        """Return text without the word it begins with, which is the mark of a note."""
        mark = text.split()[0]
        self.shared.own_marks[note] = self.own_mark = mark
        self.shared.left.add(told_mark(mark))
        return text.lstrip().removeprefix(mark)

    def _note_words(self) -> None:
        for one in self.marks:
            one.has_words = one.has_words or one.is_shown
        if self.look.is_hidden:
            self.shared.left.add("dold text, som här är läst som vanlig text")

    @property
    def link(self) -> str:
        """Return where text leads here, '' for nowhere."""
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
