"""Files of texts that differ in a few words: all that they share is written once.

A form goes to many, and what it asks is most of it. The words that differ are put into the
file written last, where they must stand alone and once; if not, a file is written whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from govdocs.model.word_text import Piece, WordParagraph, WordText

Parts = Mapping[str, bytes]
# What stands in every file as it is, if there is no white space at the ends or in rows.
_PLAIN = re.compile("[\x20-\x7e\xa1-\ud7ff\ue000-\ufffd]+")


class Writer(NamedTuple):
    """How a format is written. `parts` and `about` give files by name, for a text and a day.

    `about` gives those with the properties of a text, `pack` makes one file of all. `body`
    and `head` are the names of those with the text and with the head of every sheet.
    """

    parts: Callable[[WordText, date], Parts]
    about: Callable[[WordText, date], Parts]
    pack: Callable[[Parts], bytes]
    body: str
    head: str


class _Written(NamedTuple):
    """A file written whole; `about` are the names of those that tell of the text."""

    text: WordText
    day: date
    parts: Parts
    about: frozenset[str]


class Alike:
    """Writes texts one after another, each as if it had been written alone."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._last: _Written | None = None

    def write(self, text: WordText, day: date) -> bytes:
        """Return a text as a file; all that wants a day is given `day`."""
        last = self._last
        parts = self._changed(last, text) if last and last.day == day else None
        if parts is None:
            self._last = self._whole(text, day)
            parts = self._last.parts
        return self._writer.pack(parts)

    def _whole(self, text: WordText, day: date) -> _Written:
        parts, about = self._writer.parts(text, day), self._writer.about(text, day)
        return _Written(text, day, parts, frozenset(about))

    def _changed(self, last: _Written, text: WordText) -> Parts | None:
        """Return the parts of the file with other words in them; None where it cannot be."""
        if _rest(last.text) != _rest(text):
            return None
        new, swaps = self._writer.about(text, last.day), _swaps(last.text, text)
        if swaps is None or last.about != new.keys():
            return None
        parts = {**last.parts, **new}
        for is_head, before, after in swaps:
            name = self._writer.head if is_head else self._writer.body
            if parts[name].count(before) != 1:
                return None
            parts[name] = parts[name].replace(before, after)
        return parts


def _rest(text: WordText) -> tuple[WordText, str | None]:
    """Return what must be the same of two texts: all but paragraphs and properties."""
    bare = text._replace(paragraphs=(), properties={})
    return bare, text.properties.get("title")


def _swaps(old: WordText, new: WordText) -> list[tuple[bool, bytes, bytes]] | None:
    """Return words as they stand in the file, before and after; None if more differs.

    Each is told whether it stands in the head.
    """
    if len(old.paragraphs) != len(new.paragraphs):
        return None
    pairs = zip(old.paragraphs, new.paragraphs, strict=True)
    differing = [(a, b) for a, b in pairs if a is not b and a != b]
    heads = sum(1 for one in old.paragraphs if one.place)
    if not all(_is_same_but_words(a, b, heads) for a, b in differing):
        return None
    found = [(bool(a.place), *row) for a, b in differing for row in _words(a, b)]
    if not all(_is_plain(one) for _, *row in found for one in row):
        return None
    return [(at, _in_xml(before), _in_xml(after)) for at, before, after in found]


def _is_same_but_words(old: WordParagraph, new: WordParagraph, heads: int) -> bool:
    """Tell whether two paragraphs are the same but for words that stand alone.

    Each piece is an element of its own in the text, and the head is one of all of its own.
    Words in a table decide how wide its columns are.
    """
    if old._replace(pieces=()) != new._replace(pieces=()) or old.cell:
        return False
    if list(map(_wordless, old.pieces)) != list(map(_wordless, new.pieces)):
        return False
    if old.place:
        return heads == len(old.pieces) == 1 and old.text.count("\t") < 2
    return all(map(_is_bare, old.pieces))


def _wordless(one: Piece) -> Piece:
    """Return a piece with its tabs alone, for they part words from each other."""
    return one._replace(text="\t" * one.text.count("\t"))


def _is_bare(one: Piece) -> bool:
    around = one.controls or one.anchors or one.remarks or one.link or one.tracked
    return not (around or one.note or one.picture)


def _words(old: WordParagraph, new: WordParagraph) -> Iterator[tuple[str, str]]:
    """Yield the words that differ."""
    for one, other in zip(old.pieces, new.pieces, strict=True):
        rows = zip(one.text.split("\t"), other.text.split("\t"), strict=True)
        yield from ((before, after) for before, after in rows if before != after)


def _is_plain(words: str) -> bool:
    is_alone = words == words.strip() and "  " not in words
    return is_alone and bool(_PLAIN.fullmatch(words))


def _in_xml(words: str) -> bytes:
    return f">{escape(words)}<".encode()
