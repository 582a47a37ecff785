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
    looks, names = _Told(), _Told()
    return {
        "paragraphs": [_told(one, looks, names) for one in text.paragraphs],
        "notes": {
            label: [_told(one, looks, names) for one in note]
            for label, note in text.notes.items()
        },
        "looks": list(looks),
        "names": list(names),
        "remarks": list(text.remarks),
        "properties": dict(text.properties),
        "left": list(text.left),
    }


def _told(one: WordParagraph, looks: _Told, names: _Told) -> list[Any]:
    pieces: list[Any] = []
    for piece in one.pieces:
        pieces += piece.text, looks[piece[1:10]]
        pieces += map(names.__getitem__, piece[10:])
    anchors, controls = names[one.anchors], names[one.controls]
    return [pieces, *one[1:6], anchors, controls, *one[8:]]


def from_json(plain: Mapping[str, Any]) -> WordText:
    """Return the text that `as_json` was given."""
    looks = [(*said, _change(tracked)) for *said, tracked in plain["looks"]]
    names = [tuple(one) for one in plain["names"]]
    notes = plain["notes"].items()
    return WordText(
        paragraphs=_paragraphs(plain["paragraphs"], looks, names),
        notes={label: _paragraphs(note, looks, names) for label, note in notes},
        remarks=tuple(Remark(*one) for one in plain["remarks"]),
        properties=plain["properties"],
        left=tuple(plain["left"]),
    )


def _paragraphs(
    plain: Iterable[list[Any]], looks: list[_Values], names: _Names
) -> tuple[WordParagraph, ...]:
    return tuple([_paragraph(looks, names, *one) for one in plain])


def _paragraph(
    looks: list[_Values],
    names: _Names,
    pieces: list[Any],
    style: str,
    level: int,
    item: list[Any] | None,
    cell: list[Any] | None,
    place: str,
    anchors: int,
    controls: int,
    mark: str | None,
    row_mark: str | None,
    align: str,
    size: int,
    stress: int,
) -> WordParagraph:
    values = iter(pieces)
    return WordParagraph(
        tuple(
            [
                Piece._make((text, *looks[look], names[one], names[other], names[last]))
                for text, look, one, other, last in zip(*[values] * _PIECE, strict=True)
            ]
        ),
        style,
        level,
        ListPlace(*item) if item else None,
        CellPlace(tuple(cell[0]), *cell[1:]) if cell else None,
        place,
        names[anchors],
        names[controls],
        _change(mark),
        _change(row_mark),
        align,
        size,
        stress,
    )


def _change(said: str | None) -> Tracked | None:
    return None if said is None else Tracked(said)
