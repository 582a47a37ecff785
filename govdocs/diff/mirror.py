"""What two texts share, read from the other side: what was put in is taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from govdocs.diff.script import Match
from govdocs.model.redline import Move, Op, OpKind, Renumbering

_OTHER = {
    OpKind.EQUAL: OpKind.EQUAL,
    OpKind.DELETE: OpKind.INSERT,
    OpKind.INSERT: OpKind.DELETE,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What is the same in both texts, in order, what was moved and which numbers differ."""

    matches: Sequence[Match]
    moves: tuple[Move, ...]
    renumbered: Sequence[Renumbering]


def mirrored(found: Found) -> Found:
    """Return what was found with old and new in each other's place."""
    return Found(
        [(j, i, size) for i, j, size in found.matches],
        tuple(map(_mirrored_move, found.moves)),
        [Renumbering(one.new, one.old) for one in found.renumbered],
    )


def _mirrored_move(move: Move) -> Move:
    return replace(move, old=move.new, new=move.old, inner=_mirrored_ops(move.inner))


def _mirrored_ops(ops: Sequence[Op]) -> tuple[Op, ...]:
    """Return operations turned round; at each place what is taken out comes first."""
    turned = [Op(_OTHER[op.kind], op.new, op.old, op.move) for op in ops]
    done: list[Op] = []
    for is_equal, group in groupby(turned, lambda op: op.kind is OpKind.EQUAL):
        together = list(group)
        if not is_equal:
            together.sort(key=lambda op: op.kind is OpKind.INSERT)
        done += together
    return tuple(done)
