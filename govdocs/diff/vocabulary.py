"""The words of a text's pieces, looked up when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import NamedTuple

from govdocs.diff.pieces import Piece, token_parts

_MARKS = frozenset("#>*+|:-")


class Tokens(NamedTuple):
    """The tokens of a stretch, the same with the white space before each, their ends."""

    words: list[str]
    parts: list[str]
    ends: list[int]


class Words:
    """What the words of one piece are; the same for every piece with the same text.

    `all` are all tokens, `parts` the same with the white space before each, `bare` those
    without the piece's mark and id, `different` each of these once, and `again` how many
    of them have come before.
    """

    __slots__ = ("again", "all", "bare", "different", "parts")

    def __init__(self, parts: list[str], id_: str | None) -> None:
        self.parts = parts
        self.all = list(map(str.lstrip, parts))
        self.bare = _bare(self.all, id_)
        self.different = frozenset(self.bare)
        self.again = len(self.bare) - len(self.different)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A text with its pieces; the words of each are remembered."""

    text: str
    pieces: list[Piece]
    _at: dict[int, Words] = field(default_factory=dict)
    _known: dict[str, Words] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def add(self, pieces: list[Piece]) -> None:
        """Add pieces after those that are here."""
        self.pieces.extend(pieces)
        self._ids.update(one.id for one in pieces if one.id)

    def has_id(self, id_: str | None) -> bool:
        """Tell whether a piece here has an id."""
        return id_ in self._ids

    def words(self, place: int) -> list[str]:
        """Return the tokens of one piece, without its mark and its id."""
        return self.read(place).bare

    def different(self, place: int) -> frozenset[str]:
        """Return the tokens of one piece, each once."""
        return self.read(place).different

    def tokens(self, places: range) -> Tokens:
        """Return all tokens of pieces that follow each other, marks and ids with them."""
        if len(places) == 1:
            one = self.read(places[0])
            start = self.pieces[places[0]].start
            return Tokens(one.all, one.parts, list(_ends(one.parts, start)))
        words: list[str] = []
        parts: list[str] = []
        ends: list[int] = []
        for place in places:
            one = self.read(place)
            start = self.pieces[place].start
            words += one.all
            gap = self.text[ends[-1] : start] if ends else ""
            ends += _ends(one.parts, start)
            parts += [gap + one.parts[0], *one.parts[1:]]
        return Tokens(words, parts, ends)

    def read(self, place: int) -> Words:
        """Return what the words of one piece are."""
        if found := self._at.get(place):
            return found
        piece = self.pieces[place]
        text = self.text[piece.start : piece.end]
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = Words(token_parts(text), piece.id)
        self._at[place] = found
        return found


def _ends(parts: list[str], start: int) -> Iterable[int]:
    ends = accumulate(chain((start,), map(len, parts)))
    next(ends)
    return ends


def _bare(words: list[str], id_: str | None) -> list[str]:
    """Return the words of a piece without its mark and its id."""
    start, end = 0, len(words)
    if id_:
        end = max(n for n in range(end - 1) if words[n : n + 2] == ["{", "#"])
    while start < end and words[start] in _MARKS:
        start += 1
    return words[start:end] if start or id_ else words
