"""Old and new words of a group of blocks woven into one text with marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from govdocs.model.redline import Op, Span
from govdocs.model.sheet import PLAIN, Cell, Fate, Run, Style
from govdocs.text.passages import Passage
from govdocs.text.segments import Segment

# A number of a section, a day, a time or a decimal one, which is read as one word.
NUMBER = r"\d+(?:[.,:-]\d+)+"
_NUMBER = re.compile(NUMBER)
# Stands for the end of a block among its marks.
_BREAK = ""


class Atom(NamedTuple):
    """The least that is marked: one mark, or an end of block when the text is empty."""

    start: int
    end: int
    text: str
    style: Style


class Piece(NamedTuple):
    """What is woven: text with its fate, or an end of block when the text is empty."""

    fate: Fate
    text: str
    style: Style
    was: Style | None
    is_number: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where the numbers stand that are other ones now, on each side, in order."""

    old: Sequence[Span]
    new: Sequence[Span]

    def holds(self, side: int, atom: Atom) -> bool:
        """Tell whether an atom is part of such a number."""
        spans = (self.old, self.new)[side]
        at = bisect_right(spans, (atom.start, 1 << 62)) - 1
        return at >= 0 and atom.end <= spans[at][1]


class Stretch(NamedTuple):
    """A woven row: its text, and the fate of the break that ends it."""

    cells: tuple[Cell, ...]
    mark: Fate


class Equal:
    """Answers where a place in the old text is in the new one."""

    def __init__(self, ops: Iterable[Op]) -> None:
        kept = [(op.old, op.new[0]) for op in ops if op.old and op.new]
        self._starts = [span[0] for span, _ in kept]
        self._kept = kept

    def __call__(self, start: int, end: int) -> int | None:
        """Return where a stretch begins in the new text; None when not all is kept."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        (first, last), new = self._kept[at]
        return new + start - first if end <= last else None


def one_sided(block: Passage, fate: Fate) -> Stretch:
    """Return a block that stands in one of the texts only."""
    cells = tuple(
        tuple(Run(fate, one.text, one.style) for one in cell) for cell in block.cells
    )
    return Stretch(cells, fate)


def weave(
    old: Sequence[Passage], new: Sequence[Passage], equal: Equal, numbers: Numbers
) -> Iterator[Stretch]:
    """Yield the rows that a group of blocks becomes, the last with a kept break."""
    if len(old) == len(new) == 1:
        yield Stretch(_cells(old[0], new[0], equal, numbers), Fate.KEPT)
        return
    one, other = _joined_atoms(old), _joined_atoms(new)
    runs: list[Piece] = []
    for piece in _woven(one, other, equal, numbers):
        if piece.text == _BREAK:
            yield Stretch((_runs(runs),), piece.fate)
            runs = []
        else:
            runs.append(piece)
    yield Stretch((_runs(runs),), Fate.KEPT)


def _cells(
    old: Passage, new: Passage, equal: Equal, numbers: Numbers
) -> tuple[Cell, ...]:
    return tuple(
        _cell(one, other, equal, numbers)
        for one, other in zip(old.cells, new.cells, strict=True)
    )


def _cell(
    one: Sequence[Segment], other: Sequence[Segment], equal: Equal, numbers: Numbers
) -> Cell:
    if _is_kept(one, other, equal):
        return tuple(Run(Fate.KEPT, segment.text, segment.style) for segment in other)
    return _runs(_woven(_atoms(one), _atoms(other), equal, numbers))


def _is_kept(one: Sequence[Segment], other: Sequence[Segment], equal: Equal) -> bool:
    """Tell whether all of a cell stands as it stood, without looking at every mark."""
    if len(one) != len(other):
        return False
    return all(
        (before.text, before.style) == (after.text, after.style)
        and equal(before.start, before.end) == after.start
        for before, after in zip(one, other, strict=True)
    )


def _joined_atoms(blocks: Sequence[Passage]) -> list[Atom]:
    """Return the atoms of blocks in a row, with an end of block between each two."""
    atoms: list[Atom] = []
    for block in blocks:
        if block is not blocks[0]:
            atoms.append(Atom(block.start, block.start, _BREAK, PLAIN))
        for cell in block.cells:
            atoms += _atoms(cell)
    return atoms


def _atoms(segments: Iterable[Segment]) -> list[Atom]:
    atoms: list[Atom] = []
    for one in segments:
        if len(one.text) != one.end - one.start or one.style.image:
            atoms.append(Atom(*one))
            continue
        atoms += (
            Atom(at, at + 1, mark, one.style)
            for at, mark in enumerate(one.text, one.start)
        )
    return atoms


def _woven(
    one: Sequence[Atom], other: Sequence[Atom], equal: Equal, numbers: Numbers
) -> Iterator[Piece]:
    """Yield all atoms of both sides, what is kept once; what goes stands first."""
    at = to = 0
    pairs = _outside_numbers(one, other, list(_pairs(one, other, equal)))
    for i, j in [*pairs, (len(one), len(other))]:
        yield from _gap(one[at:i], other[to:j], numbers)
        if i < len(one):
            before, after = one[i].style, other[j].style
            was = before if _differs(before, after) else None
            yield Piece(Fate.KEPT, other[j].text, after, was, is_number=False)
        at, to = i + 1, j + 1


def _differs(before: Style, after: Style) -> bool:
    """Tell whether a reader notices another style.

    The same place in a file that has another name is the same link.
    """
    if before == after:
        return False
    place, other = (one.link.partition("#")[2] for one in (before, after))
    same = replace(before, link=after.link) if place and place == other else before
    return same != after


def _pairs(
    one: Sequence[Atom], other: Sequence[Atom], equal: Equal
) -> Iterator[tuple[int, int]]:
    """Yield the atoms that are the same on both sides, in order."""
    places = {atom.start: j for j, atom in enumerate(other) if atom.text}
    last = -1
    for i, atom in enumerate(one):
        new = equal(atom.start, atom.end) if atom.text else None
        j = places.get(new, -1) if new is not None else -1
        if j > last and other[j].text == atom.text:
            yield i, j
            last = j


def _outside_numbers(
    one: Sequence[Atom], other: Sequence[Atom], pairs: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    """Return pairs without those inside a number that is another one now."""
    if len(pairs) == len(one) == len(other):
        return pairs
    torn = _torn(one, dict(pairs)), _torn(other, {j: i for i, j in pairs})
    return [both for both in pairs if both[0] not in torn[0] and both[1] not in torn[1]]


def _torn(atoms: Sequence[Atom], partners: Mapping[int, int]) -> set[int]:
    """Return the atoms of numbers that are not found whole on the other side."""
    # An atom can be of many marks, or none; here each is one, so that places agree.
    text = "".join(one.text if len(one.text) == 1 else "\n" for one in atoms)
    torn: set[int] = set()
    for found in _NUMBER.finditer(text):
        places = range(*found.span())
        first = partners.get(places[0])
        if first is None or any(
            partners.get(at) != first + at - places[0] for at in places
        ):
            torn.update(places)
    return torn


def _gap(
    gone: Sequence[Atom], come: Sequence[Atom], numbers: Numbers
) -> Iterator[Piece]:
    """Yield what lies between two kept atoms; as many breaks on both sides are kept."""
    parts, others = _at_breaks(gone), _at_breaks(come)
    if len(parts) != len(others):
        parts, others = [gone], [come]
    for number, (part, other) in enumerate(zip(parts, others, strict=True)):
        if number:
            yield Piece(Fate.KEPT, _BREAK, PLAIN, None, is_number=False)
        if _read_alike(part, other):
            yield from _changed(other, Fate.KEPT, lambda atom: False)
            continue
        yield from _changed(part, Fate.REMOVED, lambda atom: numbers.holds(0, atom))
        yield from _changed(other, Fate.ADDED, lambda atom: numbers.holds(1, atom))


def _read_alike(part: Sequence[Atom], other: Sequence[Atom]) -> bool:
    """Tell whether two stretches are the same to a reader, however they are written."""
    if not part or not other:
        return False
    if _is_blank(part) and _is_blank(other):
        return True
    return [one[2:] for one in part] == [one[2:] for one in other]


def _is_blank(atoms: Sequence[Atom]) -> bool:
    """Tell whether atoms are only white space, such as a line that is broken elsewhere."""
    return all(atom.text.isspace() for atom in atoms)


def _at_breaks(atoms: Sequence[Atom]) -> list[Sequence[Atom]]:
    places = [at for at, atom in enumerate(atoms) if atom.text == _BREAK]
    starts = [0, *(at + 1 for at in places)]
    return [atoms[a:b] for a, b in zip(starts, [*places, len(atoms)], strict=True)]


def _changed(
    atoms: Sequence[Atom], fate: Fate, is_number: Callable[[Atom], bool]
) -> Iterator[Piece]:
    for atom in atoms:
        yield Piece(fate, atom.text, atom.style, None, is_number(atom))


def _runs(pieces: Iterable[Piece]) -> Cell:
    """Return pieces with those of one fate and style joined."""
    runs: list[Run] = []
    texts: list[str] = []
    last: Piece | None = None
    for piece in pieces:
        if last and (last.fate, *last[2:]) != (piece.fate, *piece[2:]):
            runs.append(_run(last, texts))
            texts = []
        texts.append(piece.text)
        last = piece
    if last:
        runs.append(_run(last, texts))
    return tuple(runs)


def _run(piece: Piece, texts: Sequence[str]) -> Run:
    return Run(piece.fate, "".join(texts), piece.style, piece.was, piece.is_number)
