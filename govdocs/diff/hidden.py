"""Changes that no reader sees: ids, the targets of links, marks of Markdown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from govdocs.diff.rows import Side
from govdocs.model.redline import OpKind, Redline, Span
from govdocs.model.sheet import Hidden, Row
from govdocs.text.passages import Passage
from govdocs.text.source import place

_Starts = tuple[Sequence[int], Sequence[int]]


def find_hidden(
    old: Side,
    new: Side,
    redline: Redline,
    blocks: tuple[Sequence[Passage], Sequence[Passage]],
    rows: Sequence[Row],
) -> Iterator[Hidden]:
    """Yield what was changed in rows that look the same, and outside all rows."""
    seen = _seen(rows, 0), _seen(rows, 1)
    starts = [one.start for one in blocks[0]], [one.start for one in blocks[1]]
    waiting: tuple[Span, str] | None = None
    for op in redline.ops:
        side = 1 if op.kind is OpKind.INSERT else 0
        span = op.new if side else op.old
        text = (old, new)[side].text
        is_shown = (
            op.move is not None
            or span is None
            or not _is_hidden(
                (old, new)[side], span, blocks[side], starts[side], seen[side]
            )
        )
        if op.kind is OpKind.EQUAL or is_shown or span is None:
            if waiting:
                yield _told(old, waiting, "")
            waiting = None
        elif side == 0:
            waiting = span, text[slice(*span)]
        else:
            before = waiting[1] if waiting else ""
            after = text[slice(*span)].strip()
            if before.strip() != after:
                line, _ = place(new.text, span[0])
                yield Hidden(line, True, before.strip(), after)
            waiting = None
    if waiting:
        yield _told(old, waiting, "")


def _told(old: Side, waiting: tuple[Span, str], come: str) -> Hidden:
    line, _ = place(old.text, waiting[0][0])
    return Hidden(line, False, waiting[1].strip(), come)


def _seen(rows: Sequence[Row], side: int) -> dict[int, bool]:
    """Return for each block, by its start, whether readers are told of its change."""
    seen: dict[int, bool] = {}
    for row in rows:
        start = row.at[side]
        if start is not None:
            seen[start] = seen.get(start, False) or row.kind is not None
    return seen


def _is_hidden(
    side: Side,
    span: Span,
    blocks: Sequence[Passage],
    starts: Sequence[int],
    seen: dict[int, bool],
) -> bool:
    """Tell whether a changed stretch has words in it and is shown in no row."""
    if span[1] <= side.body or side.text[slice(*span)].isspace():
        return False
    at = max(bisect_right(starts, span[0]) - 1, 0)
    touched = [one for one in blocks[at : at + 1] if one.end > span[0]]
    while (at := at + 1) < len(blocks) and blocks[at].start < span[1]:
        touched.append(blocks[at])
    return not any(seen.get(one.start, False) for one in touched)
