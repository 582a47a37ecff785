"""The blocks of a text that carry an id, and the ids that their text came from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from govdocs.diff.pieces import Piece, cut
from govdocs.model.redline import Span

_MARK = re.compile(r"\s*\{#[\w-]+((?: \.ur-[\w-]+)*)\}[ \t|]*\Z")


class Home(NamedTuple):
    """A block with an id: all of it, its words, and the ids noted as where it is from."""

    id: str
    whole: Span
    words: Span
    origins: tuple[str, ...]

    def holds(self, span: Span) -> bool:
        """Tell whether a stretch lies in the block."""
        return self.whole[0] <= span[0] and span[1] <= self.whole[1]


class Homes:
    """Finds such blocks by id, by origin and by place; an id that stands twice is none."""

    def __init__(self, text: str, start: int) -> None:
        found = _homes(text, start) if "{#" in text else []
        counts: dict[str, list[Home]] = {}
        for one in found:
            counts.setdefault(one.id, []).append(one)
        self.by_id = {id_: own[0] for id_, own in counts.items() if len(own) == 1}
        self._by_origin: dict[str, list[Home]] = {}
        for one in found:
            for origin in one.origins:
                self._by_origin.setdefault(origin, []).append(one)
        self._homes = found
        self._starts = [one.whole[0] for one in found]

    def of(self, id_: str) -> list[Home]:
        """Return the block with an id, then those whose text came from it."""
        own = [self.by_id[id_]] if id_ in self.by_id else []
        made = self._by_origin.get(id_)
        return [*own, *(one for one in made if one not in own)] if made else own

    def holding(self, span: Span) -> Home | None:
        """Return the block that a stretch lies in; None when none with an id does."""
        at = bisect_right(self._starts, span[0]) - 1
        if at < 0 or not self._homes[at].holds(span):
            return None
        return self._homes[at]

    def met_by(self, span: Span) -> list[Home]:
        """Return the blocks that any of a stretch lies in."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        end = bisect_left(self._starts, span[1])
        return [one for one in self._homes[first:end] if one.whole[1] > span[0]]


def _homes(text: str, start: int) -> list[Home]:
    found: list[Home] = []
    before: Piece | None = None
    for piece in cut(text, start, len(text)):
        home = _home(text, piece, before) if piece.id else None
        if home:
            found.append(home)
        before = piece
    return found


def _home(text: str, piece: Piece, before: Piece | None) -> Home | None:
    mark = _MARK.search(text, piece.start, piece.end)
    if mark is None or piece.id is None:
        return None
    origins = tuple(one.removeprefix(".ur-") for one in mark[1].split())
    if mark.start() > piece.start:
        span = piece.start, piece.end
        return Home(piece.id, span, (piece.start, mark.start()), origins)
    # An id that stands alone is that of the table, code or picture above it.
    first = before.start if before and not before.id else piece.start
    end = before.end if before and not before.id else piece.end
    return Home(piece.id, (first, piece.end), (first, end), origins)
