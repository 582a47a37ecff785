"""Two texts to a redline: cut, align, compare word by word, find what was moved."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from govdocs.diff.align import align
from govdocs.diff.islands import rejoin
from govdocs.diff.metadata import term_changes
from govdocs.diff.mirror import Found, mirrored
from govdocs.diff.moves import Pair, find_moves
from govdocs.diff.numbering import renumbering
from govdocs.diff.paragraphs import part
from govdocs.diff.pieces import Piece, cut
from govdocs.diff.regions import Region, form_regions
from govdocs.diff.script import Match, rebuilds, write_script
from govdocs.diff.vocabulary import Vocabulary
from govdocs.diff.words import shared
from govdocs.model.redline import Move, Op, OpKind, Redline, Renumbering, Span

_Marks = list[tuple[int, int, int]]


def compare(old: str, new: str) -> Redline:
    """Return what differs between two texts of any Markdown.

    The two are always compared in the same order, so that one redline read backwards
    is the other.
    """
    with _uncollected():
        is_turned = (len(new), new) < (len(old), old)
        found = mirrored(_find(new, old)) if is_turned else _find(old, new)
        marks = _marks(found.moves)
        box = (0, len(old)), (0, len(new))
        ops = write_script(old, new, found.matches, box, marks)
        numbers = tuple(sorted(found.renumbered, key=lambda one: one.new))
        terms = term_changes(old, new)
        exact = rebuilds(old, new, ops)
        return Redline(ops, found.moves, numbers, terms, exact)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the search for cycles: here are none, and many pieces are read often.

    What was made is then counted as old at once, unless someone has frozen what they
    hold, or the first thing to be made after it would have all of it searched.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _find(old: str, new: str) -> Found:
    """Return what the texts share, what was moved and which numbers are others."""
    same, boxes = part(old, new)
    sides, gaps = _cut(old, new, boxes)
    pairs = [align(sides.old, sides.new, gap) for gap in gaps]
    both = list(zip(gaps, pairs, strict=True))
    regions = [form_regions(sides.old, sides.new, *one) for one in both]
    groups = find_moves(sides.old, sides.new, *_unpaired(gaps, regions))
    moves = tuple(sides.move(n, group) for n, group in enumerate(groups, 1))
    paired = list(chain.from_iterable(regions))
    found = sorted([*same, *chain.from_iterable(map(sides.matches, paired))])
    matches = rejoin(old, new, found, _marks(moves))
    return Found(matches, moves, list(sides.renumbered(paired, groups)))


def _cut(
    old: str, new: str, boxes: Sequence[tuple[int, int, int, int]]
) -> tuple[_Sides, list[Region]]:
    """Cut what is in the boxes into pieces; return which of them are in each box.

    An empty piece that is in no box stands after each, so that no two boxes touch.
    """
    sides = _Sides(Vocabulary(old, []), Vocabulary(new, []))
    gaps: list[Region] = []
    for a, b, c, d in boxes:
        one, other = cut(old, a, b), cut(new, c, d)
        i, j = len(sides.old.pieces), len(sides.new.pieces)
        gaps.append((i, i + len(one), j, j + len(other)))
        sides.old.add([*one, Piece(b, b, "", None)])
        sides.new.add([*other, Piece(d, d, "", None)])
    return sides, gaps


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both texts in pieces."""

    old: Vocabulary
    new: Vocabulary

    def spans(self, region: Region) -> tuple[Span, Span]:
        """Return what a region covers in each text."""
        a, b, c, d = region
        one, other = self.old.pieces, self.new.pieces
        return (one[a].start, one[b - 1].end), (other[c].start, other[d - 1].end)

    def matches(self, region: Region) -> list[Match]:
        """Return what the two sides of a region share."""
        (start, end), (begin, stop) = self.spans(region)
        if self.old.text[start:end] == self.new.text[begin:stop]:
            return [(start, begin, end - start)]
        a, b, c, d = region
        return shared(self.old.tokens(range(a, b)), self.new.tokens(range(c, d)))

    def number(self, pair: Pair) -> Renumbering | None:
        """Return what became of the number of a pair of pieces."""
        one, other = self.old.pieces[pair[0]], self.new.pieces[pair[1]]
        if one.key == other.key:
            return None
        return renumbering(self.old.text, one, self.new.text, other)

    def move(self, id_: int, group: Sequence[Pair]) -> Move:
        """Return pieces that were moved together, with what was changed in them."""
        (i, j), (k, m) = group[0], group[-1]
        box = self.spans((i, k + 1, j, m + 1))
        if self.old.text[slice(*box[0])] == self.new.text[slice(*box[1])]:
            whole = (Op(OpKind.EQUAL, *box),)
            return Move(id_, *box, edited=False, renumbered=False, inner=whole)
        parts = [self.matches((i, i + 1, j, j + 1)) for i, j in group]
        matches = list(chain.from_iterable(parts))
        inner = write_script(self.old.text, self.new.text, matches, box)
        numbers = [one for one in map(self.number, group) if one]
        edited = _is_edited(inner, numbers, (self.old.text, self.new.text))
        return Move(id_, *box, edited, bool(numbers), inner)

    def renumbered(
        self, regions: Sequence[Region], groups: Sequence[Sequence[Pair]]
    ) -> Iterator[Renumbering]:
        """Yield every number that is another one, in place or moved."""
        pairs = [(region[0], region[2]) for region in regions]
        for pair in chain(pairs, *groups):
            if one := self.number(pair):
                yield one


def _is_edited(
    inner: Sequence[Op], numbers: Sequence[Renumbering], texts: tuple[str, str]
) -> bool:
    """Tell whether more than white space and numbers was changed."""
    spans = [one.old for one in numbers], [one.new for one in numbers]
    for op in inner:
        if op.kind is OpKind.EQUAL:
            continue
        side = 0 if op.kind is OpKind.DELETE else 1
        span = op.old or op.new
        assert span is not None, "an operation has a side"
        in_number = any(a <= span[0] and span[1] <= b for a, b in spans[side])
        if not in_number and not texts[side][slice(*span)].isspace():
            return True
    return False


def _unpaired(
    gaps: Sequence[Region], regions: Sequence[Sequence[Region]]
) -> tuple[list[int], list[int]]:
    """Return the pieces on each side that answer to none on the other."""
    gone: list[int] = []
    come: list[int] = []
    for (at, end, to, stop), inside in zip(gaps, regions, strict=True):
        for a, b, c, d in [*inside, (end, end, stop, stop)]:
            gone += range(at, a)
            come += range(to, c)
            at, to = b, d
    return gone, come


def _marks(moves: Sequence[Move]) -> tuple[_Marks, _Marks]:
    """Return where moved pieces begin and end on each side, in order."""
    gone = sorted((*move.old, move.id) for move in moves)
    come = sorted((*move.new, move.id) for move in moves)
    return gone, come
