"""The words of a text as they are read, in order, each with where it stands in the source.

A word is a run of letters and digits, or one mark. Links, pictures and notes are words of
their own, so that what they lead to counts. Words in code, and words that some readers
hide as a comment, are other words than those of running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from sys import intern
from typing import NamedTuple

from govdocs.model.document import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    NoteMark,
    ProposedDeletion,
    Strong,
    Text,
)

_TOKEN = re.compile(r"\w+|[^\w\s]")
_COMMENT_START, _COMMENT_END = "<!--", "-->"

# From an address as written to what it means, so that a file can change its name.
Resolve = Callable[[str], str]


class Word(NamedTuple):
    """A word: what is compared, what is shown, and its offset in the text of its leaf.

    `is_joined` tells that no blank stands between it and the word before.
    """

    key: str
    text: str
    leaf: int
    offset: int
    is_joined: bool = False


class _Piece(NamedTuple):
    """Some text; `sort` is '' for running text, and else stands before its words."""

    text: str
    sort: str = ""


class _Lead(NamedTuple):
    """What a link, a picture or a note mark leads to."""

    sort: str
    meant: str
    written: str


class Comments:
    """Knows whether a comment has been begun and not ended, from block to block."""

    def __init__(self) -> None:
        self.is_open = False

    def parted(self, text: str) -> Iterator[tuple[str, bool]]:
        """Yield the stretches of a text, and whether each is in a comment."""
        while text:
            mark = _COMMENT_END if self.is_open else _COMMENT_START
            head, found, text = text.partition(mark)
            if self.is_open:
                yield head + found, True
            else:
                yield head, False
                yield found, True
            self.is_open = bool(found) != self.is_open


def tokens(text: str) -> list[str]:
    """Return the words of some running text, as they are compared."""
    return _TOKEN.findall(text)


def joined_tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each word of a text, and whether no blank stands before it."""
    end = -1
    for found in _TOKEN.finditer(text):
        # The words of a large change stand in memory at once, and most are the same few.
        yield intern(found[0]), found.start() == end
        end = found.end()


def read_words(
    source: str,
    inlines: Sequence[Inline],
    leaf: int,
    resolve: Resolve,
    comments: Comments,
) -> Iterator[Word]:
    """Yield the words of one paragraph, heading, item or cell."""
    at = 0
    is_tight = False
    for piece in _joined(_pieces(inlines, resolve)):
        if isinstance(piece, _Lead):
            found = source.find(piece.written, at)
            place = max(found, at)
            is_note = is_tight and piece.sort == "not"
            key = f"{piece.sort} {piece.meant}"
            yield Word(key, piece.written, leaf, place, is_note)
            at = place + len(piece.written) if found >= 0 else at
            continue
        stretches = [(piece.text, False)] if piece.sort else comments.parted(piece.text)
        for text, is_hidden in stretches:
            sort = "kommentar " if is_hidden else piece.sort
            for place, (token, is_joined) in enumerate(joined_tokens(text)):
                tight = is_joined if place else is_tight and not text[0].isspace()
                found = source.find(token, at)
                key = f"{sort}{token}" if sort else token
                yield Word(key, token, leaf, max(found, at), tight)
                at = found + len(token) if found >= 0 else at
            is_tight = not text[-1].isspace() if text else is_tight


def code_words(source: str, leaf: int) -> Iterator[Word]:
    """Yield the words of a block of code."""
    end = -1
    for found in _TOKEN.finditer(source):
        is_joined = found.start() == end
        yield Word(f"kod {found[0]}", found[0], leaf, found.start(), is_joined)
        end = found.end()


def _joined(pieces: Iterator[_Piece | _Lead]) -> Iterator[_Piece | _Lead]:
    """Yield pieces with text of one sort put together: a word can be half in italics."""
    waiting: _Piece | None = None
    for one in pieces:
        if isinstance(one, _Piece) and waiting and waiting.sort == one.sort:
            waiting = waiting._replace(text=waiting.text + one.text)
            continue
        if waiting:
            yield waiting
        waiting = one if isinstance(one, _Piece) else None
        if isinstance(one, _Lead):
            yield one
    if waiting:
        yield waiting


def _pieces(inlines: Sequence[Inline], resolve: Resolve) -> Iterator[_Piece | _Lead]:
    for one in inlines:
        match one:
            case Text(text):
                yield _Piece(text)
            case Code(text):
                yield _Piece(text, "kod ")
            case Break():
                yield _Piece(" ")
            case Emphasis(children) | Strong(children) | ProposedDeletion(children, _):
                yield from _pieces(children, resolve)
            case Link(target, children):
                yield from _pieces(children, resolve)
                yield _Lead("länk", resolve(target), target)
            case Image(source, alternative):
                yield _Piece(alternative, "bild ")
                yield _Lead("bildfil", resolve(source), source)
            case NoteMark(label, _):
                yield _Lead("not", label, f"[^{label}]")
