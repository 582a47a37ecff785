"""A redline as JSON, by the contract in docs/json.md."""

from __future__ import annotations

from typing import Any

from govdocs.cli.compared import Compared, TextFile
from govdocs.model.redline import Move, Op, Redline


def redline_data(compared: Compared) -> dict[str, Any]:
    """Return a comparison as plain data."""
    redline: Redline = compared.redline
    return {
        "document": compared.document or None,
        "status": _status(compared),
        "old": _file(compared.old),
        "new": _file(compared.new),
        "ops": [_op(op) for op in redline.ops],
        "moves": [_move(move) for move in redline.moves],
        "renumbered": [
            {"old": list(one.old), "new": list(one.new)} for one in redline.renumbered
        ],
        "metadata": [
            {
                "key": one.key,
                "old": one.old,
                "new": one.new,
                "text": one.text,
                "consequence": one.consequence,
            }
            for one in redline.metadata
        ],
        "exact": redline.exact,
    }


def _status(compared: Compared) -> str:
    if not compared.old.is_there:
        return "nytt"
    if not compared.new.is_there:
        return "borta"
    return "ändrat" if compared.differs else "lika"


def _file(file: TextFile) -> dict[str, Any]:
    return {"path": file.path, "sha256": file.sha256, "length": len(file.text)}


def _op(op: Op) -> dict[str, Any]:
    shown: dict[str, Any] = {"op": op.kind.value}
    if op.old is not None:
        shown["old"] = list(op.old)
    if op.new is not None:
        shown["new"] = list(op.new)
    if op.move is not None:
        shown["move"] = op.move
    return shown


def _move(move: Move) -> dict[str, Any]:
    return {
        "id": move.id,
        "old": list(move.old),
        "new": list(move.new),
        "edited": move.edited,
        "renumbered": move.renumbered,
        "inner": [_op(op) for op in move.inner],
    }
