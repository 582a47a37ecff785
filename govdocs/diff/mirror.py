"""The same redline read from the other side: what was put in is taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from govdocs.model.redline import Move, Op, OpKind, Redline, Renumbering

_OTHER = {
    OpKind.EQUAL: OpKind.EQUAL,
    OpKind.DELETE: OpKind.INSERT,
    OpKind.INSERT: OpKind.DELETE,
}


def mirrored(redline: Redline) -> Redline:
    """Return a redline with old and new in each other's place; metadata left as it is."""
    moves = [_mirrored_move(move) for move in redline.moves]
    numbers = [Renumbering(one.new, one.old) for one in redline.renumbered]
    return replace(
        redline,
        ops=_mirrored_ops(redline.ops),
        moves=tuple(moves),
        renumbered=tuple(sorted(numbers, key=lambda one: one.new)),
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
