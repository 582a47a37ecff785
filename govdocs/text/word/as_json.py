"""A text as plain data and back, so that one process can hand it to another."""

from __future__ import annotations

from dataclasses import fields
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

_PARTS = {
    kind: tuple((part.name, part.default) for part in fields(kind))
    for kind in (WordParagraph, Piece, ListPlace, CellPlace)
}


def as_json(text: WordText) -> dict[str, Any]:
    """Return a text that was read as values that JSON can hold."""
    return {
        "paragraphs": [_paragraph(one) for one in text.paragraphs],
        "notes": {
            label: [_paragraph(one) for one in note]
            for label, note in text.notes.items()
        },
        "remarks": [[one.id, one.text, one.answers] for one in text.remarks],
        "properties": dict(text.properties),
        "left": list(text.left),
    }


def _paragraph(one: WordParagraph) -> dict[str, Any]:
    found = _told(one)
    for name in ("item", "cell"):
        if name in found:
            found[name] = _told(found[name])
    if one.pieces:
        found["pieces"] = [_told(piece) for piece in one.pieces]
    return found


def _told(one: Any) -> dict[str, Any]:
    """Return what differs from the default, and what has none."""
    return {
        name: said
        for name, default in _PARTS[type(one)]
        if (said := getattr(one, name)) != default
    }


def from_json(plain: dict[str, Any]) -> WordText:
    """Return the text that `as_json` was given."""
    notes = plain["notes"].items()
    return WordText(
        paragraphs=_paragraphs(plain["paragraphs"]),
        notes={label: _paragraphs(note) for label, note in notes},
        remarks=tuple(Remark(*one) for one in plain["remarks"]),
        properties=plain["properties"],
        left=tuple(plain["left"]),
    )


def _paragraphs(plain: list[dict[str, Any]]) -> tuple[WordParagraph, ...]:
    return tuple(_read_paragraph(one) for one in plain)


def _read_paragraph(plain: dict[str, Any]) -> WordParagraph:
    found = _tuples(plain, "mark", "row_mark")
    found["pieces"] = tuple(
        Piece(**_tuples(one, "tracked")) for one in plain.get("pieces", ())
    )
    if "item" in plain:
        found["item"] = ListPlace(**plain["item"])
    if "cell" in plain:
        found["cell"] = CellPlace(**_tuples(plain["cell"]))
    return WordParagraph(**found)


def _tuples(plain: dict[str, Any], *changes: str) -> dict[str, Any]:
    found = {
        name: tuple(said) if isinstance(said, list) else said
        for name, said in plain.items()
    }
    return found | {one: Tracked(plain[one]) for one in changes if one in plain}
