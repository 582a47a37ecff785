"""A redline as a reader takes it in: one change a place, with a name for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govdocs.model.redline import Move, Op, OpKind, Redline, Span

_WORD = re.compile(r"\w+")


class ChangeKind(StrEnum):
    """What happened at a place; the value is the word that readers see."""

    ADDED = "tillagt"
    REMOVED = "borttaget"
    REWRITTEN = "omskrivet"
    MOVED = "flyttat"
    RENUMBERED = "omnumrerat"


@dataclass(frozen=True, slots=True)
class Words:
    """Some text of a change, and whether it is kept, taken out or put in."""

    kind: OpKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change; where it begins in each text, and its words in order."""

    kind: ChangeKind
    old: int
    new: int
    words: tuple[Words, ...]
    move: Move | None = None


def list_changes(old: str, new: str, redline: Redline) -> tuple[Change, ...]:
    """Return the changes in the order of the texts; white space alone is none."""
    return tuple(_Teller(old, new, redline).changes(redline.ops))


def changed_words(old: str, new: str, redline: Redline) -> tuple[int, int]:
    """Return how many words were taken out and put in; moves and numbers left out."""
    teller = _Teller(old, new, redline)
    inner = (op for move in redline.moves for op in move.inner)
    count = {OpKind.DELETE: 0, OpKind.INSERT: 0, OpKind.EQUAL: 0}
    for op in (*(op for op in redline.ops if op.move is None), *inner):
        if op.kind is not OpKind.EQUAL and not teller.is_number(op):
            count[op.kind] += len(_WORD.findall(teller.words(op).text))
    return count[OpKind.DELETE], count[OpKind.INSERT]


class _Teller:
    """Knows both texts and what in them is moved or a number."""

    def __init__(self, old: str, new: str, redline: Redline) -> None:
        self._old = old
        self._new = new
        self._moves = {move.id: move for move in redline.moves}
        self._numbers = (
            {at for one in redline.renumbered for at in range(*one.old)},
            {at for one in redline.renumbered for at in range(*one.new)},
        )

    def words(self, op: Op) -> Words:
        """Return what an operation keeps, takes out or puts in."""
        text = self._old if op.kind is OpKind.DELETE else self._new
        return Words(op.kind, text[slice(*_span(op))])

    def is_number(self, op: Op) -> bool:
        """Tell whether an operation is part of a new number and nothing more."""
        start, end = _span(op)
        numbers = self._numbers[op.kind is OpKind.INSERT]
        return start in numbers and end - 1 in numbers

    def changes(self, ops: Sequence[Op]) -> Iterator[Change]:
        """Yield changes; those on one line with equal words between are one."""
        at = (0, 0)
        parts: list[tuple[Op, Words]] = []
        begin = at
        for op in ops:
            words = self.words(op)
            if op.kind is OpKind.EQUAL:
                if parts and "\n" in words.text:
                    yield from self._named(_ended(parts, op, words), begin)
                    parts = []
                if not parts:
                    words = Words(OpKind.EQUAL, words.text.rpartition("\n")[2])
            elif op.move is not None:
                if parts:
                    yield from self._named(parts, begin)
                    parts = []
                yield from self._moved(op, at)
                at = _after(op, at)
                continue
            begin = begin if parts else at
            parts.append((op, words))
            at = _after(op, at)
        yield from self._named(parts, begin)

    def _moved(self, op: Op, at: Span) -> Iterator[Change]:
        """Yield a move where the text stands now."""
        if op.kind is OpKind.INSERT and op.move is not None:
            move = self._moves[op.move]
            words = tuple(self.words(one) for one in move.inner)
            yield Change(ChangeKind.MOVED, at[0], at[1], words, move)

    def _named(self, parts: list[tuple[Op, Words]], at: Span) -> Iterator[Change]:
        """Yield a change unless all that was changed is white space."""
        marked = [
            op
            for op, words in parts
            if op.kind is not OpKind.EQUAL and not words.text.isspace()
        ]
        if not marked:
            return
        first = parts[0][0]
        if first.kind is OpKind.EQUAL and first.old and first.new:
            at = first.old[1], first.new[1]
        yield Change(self._kind(marked), *at, tuple(words for _, words in parts))

    def _kind(self, marked: Sequence[Op]) -> ChangeKind:
        if all(map(self.is_number, marked)):
            return ChangeKind.RENUMBERED
        kinds = {op.kind for op in marked}
        if kinds == {OpKind.INSERT}:
            return ChangeKind.ADDED
        return ChangeKind.REWRITTEN if len(kinds) > 1 else ChangeKind.REMOVED


def _ended(
    parts: list[tuple[Op, Words]], op: Op, after: Words
) -> list[tuple[Op, Words]]:
    """Return a change with the rest of its line; whole lines have nothing round them."""
    first, last = parts[0], parts[-1][1]
    rest = parts[1:]
    if rest and first[1].kind is OpKind.EQUAL and rest[0][1].text.startswith("\n"):
        parts = [(first[0], Words(OpKind.EQUAL, "")), *rest]
    if last.text.endswith("\n"):
        return parts
    return [*parts, (op, Words(OpKind.EQUAL, after.text.partition("\n")[0]))]


def _span(op: Op) -> Span:
    span = op.old if op.kind is OpKind.DELETE else op.new
    assert span is not None, "an operation has its own side"
    return span


def _after(op: Op, at: Span) -> Span:
    return op.old[1] if op.old else at[0], op.new[1] if op.new else at[1]
