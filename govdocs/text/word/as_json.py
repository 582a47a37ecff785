"""A text as plain data and back, so that one process can hand it to another.

Values stand in the order of their fields, so both must be the same program. Most text looks
as some other text does, and stands within the same things; each of these is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from govdocs.model.word_text import (
    CellPlace,
    ListPlace,
    Piece,
    Remark,
    Tracked,
    WordParagraph,
    WordText,
)

_Values = tuple[Any, ...]
_Names = list[tuple[str, ...]]
# What stands in a paragraph, and the places of its frame, anchors and controls.
_Row = tuple[list[Any], int, int, int]
# How many values tell of a piece: its text, its look, and three places among the names.
_PIECE = 5


class _Told(dict[_Values, int]):
    """What has been told, and the place where each was."""

    def __missing__(self, values: _Values) -> int:
        """Tell of something new."""
        self[values] = place = len(self)
        return place


def as_json(text: WordText) -> dict[str, Any]:
    """Return a text that was read as values that JSON can hold."""
    told = _Told(), _Told(), _Told()
    paragraphs = [_row(one, *told) for one in text.paragraphs]
    notes = {
        label: [_row(one, *told) for one in note] for label, note in text.notes.items()
    }
    frames, looks, names = map(list, told)
    return {
        "paragraphs": paragraphs,
        "notes": notes,
        "frames": frames,
        "looks": looks,
        "names": names,
        "remarks": list(text.remarks),
        "properties": dict(text.properties),
        "left": list(text.left),
    }


def _row(one: WordParagraph, frames: _Told, looks: _Told, names: _Told) -> list[Any]:
    pieces: list[Any] = []
    for piece in one.pieces:
        around = names[piece[10]], names[piece[11]], names[piece[12]]
        pieces += (piece[0], looks[piece[1:10]], *around)
    frame = frames[one[1:6] + one[8:]]
    return [pieces, frame, names[one.anchors], names[one.controls]]


def from_json(plain: Mapping[str, Any]) -> WordText:
    """Return the text that `as_json` was given."""
    frames = [_frame(*said) for said in plain["frames"]]
    looks = [(*said, _change(tracked)) for *said, tracked in plain["looks"]]
    names = [tuple(one) for one in plain["names"]]

    def paragraphs(rows: Iterable[_Row]) -> tuple[WordParagraph, ...]:
        return tuple([_paragraph(frames, looks, names, *one) for one in rows])

    return WordText(
        paragraphs=paragraphs(plain["paragraphs"]),
        notes={label: paragraphs(rows) for label, rows in plain["notes"].items()},
        remarks=tuple(Remark(*one) for one in plain["remarks"]),
        properties=plain["properties"],
        left=tuple(plain["left"]),
    )


def _frame(
    style: str,
    level: int,
    item: list[Any] | None,
    cell: list[Any] | None,
    place: str,
    mark: str | None,
    row_mark: str | None,
    *others: Any,
) -> tuple[_Values, _Values]:
    """Return what a paragraph has before its anchors and controls, and after them."""
    list_place = ListPlace(*item) if item else None
    cell_place = CellPlace(tuple(cell[0]), *cell[1:]) if cell else None
    *looks, counted, begins_page = others
    after = *looks, ListPlace(*counted) if counted else None, begins_page
    before = style, level, list_place, cell_place, place
    return before, (_change(mark), _change(row_mark), *after)


def _paragraph(
    frames: list[tuple[_Values, _Values]],
    looks: list[_Values],
    names: _Names,
    pieces: list[Any],
    frame: int,
    anchors: int,
    controls: int,
) -> WordParagraph:
    values = iter(pieces)
    said = tuple(
        [
            Piece._make((text, *looks[look], names[one], names[other], names[last]))
            for text, look, one, other, last in zip(*[values] * _PIECE, strict=True)
        ]
    )
    before, after = frames[frame]
    return WordParagraph._make((said, *before, names[anchors], names[controls], *after))


def _change(said: str | None) -> Tracked | None:
    return None if said is None else Tracked(said)
