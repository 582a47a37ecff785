"""Read the file of anchors that `place` is given."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

from govdocs.cli.compared import TextFile
from govdocs.errors import CannotCompare
from govdocs.model.anchor import Anchor

_SHAPE = 'skriv en lista som [{"id": "a1", "start": 10, "end": 80}]'


def read_anchors(file: TextFile, length: int) -> tuple[Anchor, ...]:
    """Return the anchors of a file, which must lie within a text of a length.

    Raises CannotCompare.
    """
    try:
        rows = json.loads(file.text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what = "filen är inte JSON"
        raise CannotCompare(what, _SHAPE, file=file.path, line=line) from error
    if not isinstance(rows, list):
        raise CannotCompare("filen är ingen lista", _SHAPE, file=file.path)
    return tuple(_anchor(row, n, length, file) for n, row in enumerate(rows, 1))


def _anchor(row: Any, number: int, length: int, file: TextFile) -> Anchor:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise CannotCompare(f"ankare {number} har inget id", _SHAPE, file=file.path)
    start, end = row.get("start"), row.get("end")
    if not _is_place(start) or not _is_place(end) or not start <= end <= length:
        what = f"ankare {row['id']} ligger inte i den gamla texten"
        remedy = f"ange start och end mellan 0 och {length}"
        raise CannotCompare(what, remedy, file=file.path)
    return Anchor(row["id"], (start, end))


def _is_place(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
