"""The words of a text's pieces, looked up when they are first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govdocs.diff.pieces import Piece, tokens

_MARK = re.compile(r"[#>*+|:\s-]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A text with its pieces; the words of each are remembered."""

    text: str
    pieces: list[Piece]
    _words: dict[int, list[str]] = field(default_factory=dict)
    _sets: dict[int, frozenset[str]] = field(default_factory=dict)
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
        found = self._words.get(place)
        if found is None:
            found = self._words[place] = tokens(_bare(self.pieces[place]))
        return found

    def different(self, place: int) -> frozenset[str]:
        """Return the tokens of one piece, each once."""
        found = self._sets.get(place)
        if found is None:
            found = self._sets[place] = frozenset(self.words(place))
        return found


def _bare(piece: Piece) -> str:
    """Return the words of a piece without its mark and its id."""
    key = piece.key
    if piece.id:
        key = key[: key.rindex("{#")]
    mark = _MARK.match(key)
    return key[mark.end() :] if mark else key
