"""A text as plain data and back, so that one process can hand it to another.

Values stand in the order of their fields, so both must be the same program. Most text looks
as some other text does; each look is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
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


def _values(kind: type, without: str = "") -> attrgetter[tuple[Any, ...]]:
    return attrgetter(*(one.name for one in fields(kind) if one.name != without))


_look_of = _values(Piece, "text")
_paragraph_of = _values(WordParagraph, "pieces")
_item_of, _cell_of = _values(ListPlace), _values(CellPlace)

# A look as it is handed over: its place among those that have been told.
_Looks = dict[tuple[Any, ...], int]


def as_json(text: WordText) -> dict[str, Any]:
    """Return a text that was read as values that JSON can hold."""
    looks: _Looks = {}
    return {
        "paragraphs": [_told(one, looks) for one in text.paragraphs],
        "notes": {
            label: [_told(one, looks) for one in note]
            for label, note in text.notes.items()
        },
        "looks": list(looks),
        "remarks": [[one.id, one.text, one.answers] for one in text.remarks],
        "properties": dict(text.properties),
        "left": list(text.left),
    }


def _told(one: WordParagraph, looks: _Looks) -> list[Any]:
    pieces = [
        [piece.text, looks.setdefault(_look_of(piece), len(looks))]
        for piece in one.pieces
    ]
    style, level, item, cell, *rest = _paragraph_of(one)
    places = item and _item_of(item), cell and _cell_of(cell)
    return [pieces, style, level, *places, *rest]


def from_json(plain: Mapping[str, Any]) -> WordText:
    """Return the text that `as_json` was given."""
    looks = [_look(*one) for one in plain["looks"]]
    notes = plain["notes"].items()
    return WordText(
        paragraphs=_paragraphs(plain["paragraphs"], looks),
        notes={label: _paragraphs(note, looks) for label, note in notes},
        remarks=tuple(Remark(*one) for one in plain["remarks"]),
        properties=plain["properties"],
        left=tuple(plain["left"]),
    )


def _paragraphs(
    plain: Iterable[list[Any]], looks: list[tuple[Any, ...]]
) -> tuple[WordParagraph, ...]:
    return tuple(_paragraph(looks, *one) for one in plain)


def _paragraph(
    looks: list[tuple[Any, ...]],
    pieces: list[Any],
    style: str,
    level: int,
    item: list[Any] | None,
    cell: list[Any] | None,
    place: str,
    anchors: list[str],
    controls: list[str],
    *changes: str | None,
) -> WordParagraph:
    return WordParagraph(
        tuple([Piece(text, *looks[at]) for text, at in pieces]),
        style,
        level,
        ListPlace(*item) if item else None,
        CellPlace(tuple(cell[0]), *cell[1:]) if cell else None,
        place,
        tuple(anchors),
        tuple(controls),
        *map(_change, changes),
    )


def _look(*values: Any) -> tuple[Any, ...]:
    *said, tracked, controls, anchors, remarks = values
    return (*said, _change(tracked), tuple(controls), tuple(anchors), tuple(remarks))


def _change(said: str | None) -> Tracked | None:
    return None if said is None else Tracked(said)
