"""A file cut into stretches: what stands in one box, in one block, or outside both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from govdocs.consultation.form.places import (
    FormBox,
    box_of_bookmark,
    box_of_tag,
    place_of_mark,
)
from govdocs.model.word_text import (
    Piece,
    WordParagraph,
    WordText,
)

# The document ('' when the id is enough), and the id of a block or heading.
Mark = tuple[str, str | None]
Home = FormBox | Mark | None
_Names = tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """A paragraph of a file, or the part of one with the same home.

    `home` is what its bookmark says, or else the tag of its control; `is_tagged` when it
    was the tag. `order` counts paragraphs from 0. `notes` are the words of footnotes.
    """

    order: int
    paragraph: WordParagraph
    pieces: tuple[Piece, ...]
    home: Home = None
    is_tagged: bool = False
    notes: Mapping[str, str] | None = None

    @cached_property
    def text(self) -> str:
        """Return its words as they now read, without those that only fill an empty box."""
        return _words(one for one in self.pieces if not self.is_gone(one))

    @cached_property
    def original(self) -> str:
        """Return its words as they read before all changes that are tracked."""
        row = self.paragraph.row_mark
        if row and row.is_new:
            return ""
        return _words(
            one for one in self.pieces if not (one.tracked and one.tracked.is_new)
        )

    @cached_property
    def whole(self) -> str:
        """Return its words as they show in an empty form, fillings of boxes among them."""
        return _joined(one.text for one in self.pieces if _is_words(one))

    @cached_property
    def removed(self) -> str:
        """Return the words that tracked changes have taken away."""
        return _words(one for one in self.pieces if self.is_gone(one))

    @cached_property
    def before(self) -> str:
        """Return the words with all that was taken away still there; '' if nothing was.

        A change often takes a part of a word, which alone says nothing.
        """
        if not self.removed:
            return ""
        return _words(
            one for one in self.pieces if not one.tracked or self.is_gone(one)
        )

    @property
    def is_inserted(self) -> bool:
        """Tell whether all of it has been put in with tracked changes."""
        return bool(self.text) and not self.original

    def is_gone(self, piece: Piece) -> bool:
        """Tell whether a piece is no longer there once all changes are accepted."""
        row = self.paragraph.row_mark
        return bool(row and row.is_gone) or bool(
            piece.tracked and piece.tracked.is_gone
        )

    @cached_property
    def told(self) -> str:
        """Return what stands there so that no word is lost: links, notes and pictures too."""
        kept = (one for one in self.pieces if not self.is_gone(one))
        words = "".join(map(self._told, kept))
        return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()

    def _told(self, piece: Piece) -> str:
        if piece.is_placeholder:
            return ""
        if piece.note:
            return f" (fotnot: {(self.notes or {}).get(piece.note, piece.note)}) "
        return _told(piece)


def stretches(found: WordText) -> tuple[Stretch, ...]:
    """Return all stretches of a file that hold words, in order, footnotes left out."""
    cutter = _Cutter(found)
    every = [
        one
        for order, paragraph in enumerate(found.paragraphs)
        for one in cutter.cut(order, paragraph)
    ]
    rows = {
        _row(one): one.home
        for one in reversed(every)
        if one.paragraph.cell and isinstance(one.home, tuple)
    }
    return tuple(
        one if one.home or _row(one) not in rows else replace(one, home=rows[_row(one)])
        for one in every
    )


def _row(one: Stretch) -> tuple[tuple[int, ...], int] | None:
    """Return which row of a table it stands in: a row is marked in its first cell only."""
    cell = one.paragraph.cell
    return (cell.tables, cell.row) if cell else None


def note_words(found: WordText) -> dict[str, str]:
    """Return the words of footnotes by label, with what is struck, and where links lead."""
    return {
        label: _joined(
            f"{_told(one)}\n" for paragraph in note for one in _kept(paragraph)
        )
        for label, note in found.notes.items()
    }


def told_link(link: str, words: str) -> str:
    """Return where words lead, '' when the words say it themselves."""
    bare = re.sub(r"^(?:\w+://|mailto:)", "", link).rstrip("/")
    return "" if bare.casefold() in words.casefold() else link


def _told(piece: Piece) -> str:
    """Return what a piece says in words: also that it is struck, and where it leads."""
    if piece.picture:
        return f" (bild: {piece.text or piece.picture}) "
    words = piece.text
    if piece.struck and words.strip():
        words = f"[struket: {words.strip()}] "
    if not piece.link.startswith("#") and (there := told_link(piece.link, words)):
        words += f" ({there}) "
    return words


class _Cutter:
    """Cuts the paragraphs of one file."""

    def __init__(self, found: WordText) -> None:
        self._properties = found.properties
        self._notes = note_words(found)
        self._homes: dict[str, Home] = {}
        self._known: dict[tuple[_Names, _Names], tuple[Home, bool]] = {}
        self._paragraphs = found.paragraphs

    def cut(self, order: int, paragraph: WordParagraph) -> Iterator[Stretch]:
        """Yield the stretches of a paragraph."""
        # A remark on no words stands in a piece of its own.
        pieces = [
            one
            for one in paragraph.pieces
            if one.text or one.picture or one.note or one.remarks
        ]
        homes = self._each(paragraph, pieces)
        for home, rows in groupby(zip(homes, pieces, strict=True), lambda row: row[0]):
            own = tuple(piece for _, piece in rows)
            yield Stretch(order, paragraph, own, home[0], home[1], self._notes)

    def _each(
        self, paragraph: WordParagraph, pieces: Sequence[Piece]
    ) -> list[tuple[Home, bool]]:
        """Return the home of each piece; one without any has that of its neighbour."""
        homes = [self._home(one.anchors, one.controls) for one in pieces]
        known = [one for one in homes if one[0]]
        if not known:
            all_ = self._home(paragraph.anchors, paragraph.controls)
            return [all_ for _ in pieces]
        last = known[0]
        found = []
        for one in homes:
            last = one if one[0] else last
            found.append(last)
        return found

    def _home(self, anchors: _Names, controls: _Names) -> tuple[Home, bool]:
        """Return the home that some bookmarks and tags tell, and whether a tag did."""
        if not anchors and not controls:
            return None, False
        # The pieces of a paragraph mostly stand in the same bookmarks.
        key = anchors, controls
        if key not in self._known:
            self._known[key] = self._told_home(anchors, controls)
        return self._known[key]

    def _told_home(self, anchors: _Names, controls: _Names) -> tuple[Home, bool]:
        named = {name: home for name in anchors if (home := self._of(name))}
        boxes = [one for one, home in named.items() if isinstance(home, FormBox)]
        if len(boxes) == 1:
            return named[boxes[0]], False
        tagged = [box_of_tag(one, self._properties) for one in reversed(controls)]
        tags = [one for one in tagged if one]
        if boxes:
            agreed = [one for one in boxes if named[one] in tags]
            return named[self._least(agreed or boxes)], False
        if tags:
            return tags[0], True
        if named:
            return named[self._least([*named])], False
        return None, False

    def _least(self, names: Sequence[str]) -> str:
        """Return the mark round the least of marks round marks, which is the place."""
        return names[0] if len(names) == 1 else min(names, key=self._sizes.__getitem__)

    @cached_property
    def _sizes(self) -> Counter[str]:
        """Return in how many paragraphs each bookmark is."""
        return Counter(
            name
            for paragraph in self._paragraphs
            for name in {*paragraph.anchors, *_all_anchors(paragraph)}
        )

    def _of(self, name: str) -> Home:
        if name not in self._homes:
            box = box_of_bookmark(name, self._properties)
            self._homes[name] = box or place_of_mark(name, self._properties)
        return self._homes[name]


def _all_anchors(paragraph: WordParagraph) -> Iterator[str]:
    for one in paragraph.pieces:
        yield from one.anchors


def _kept(paragraph: WordParagraph) -> Iterator[Piece]:
    for one in paragraph.pieces:
        if not (one.tracked and one.tracked.is_gone):
            yield one


def _words(pieces: Iterator[Piece]) -> str:
    return _joined(
        one.text for one in pieces if not one.is_placeholder and _is_words(one)
    )


def _is_words(piece: Piece) -> bool:
    """Tell whether the text of a piece is words, not a picture's or the mark of a note."""
    return not (piece.picture or piece.note)


def _joined(parts: Iterator[str]) -> str:
    return " ".join("".join(parts).split())
