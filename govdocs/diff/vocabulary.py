"""The words of a text's pieces, looked up when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.diff.pieces import Piece, tokens


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A text with its pieces; the words of each are remembered."""

    text: str
    pieces: list[Piece]
    _words: dict[int, list[str]] = field(default_factory=dict)
    _sets: dict[int, frozenset[str]] = field(default_factory=dict)

    def words(self, place: int) -> list[str]:
        """Return the tokens of one piece."""
        found = self._words.get(place)
        if found is None:
            found = self._words[place] = tokens(self.pieces[place].key)
        return found

    def different(self, place: int) -> frozenset[str]:
        """Return the tokens of one piece, each once."""
        found = self._sets.get(place)
        if found is None:
            found = self._sets[place] = frozenset(self.words(place))
        return found
