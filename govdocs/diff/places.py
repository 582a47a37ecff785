"""How readers cite each block of a text: its section, and which paragraph it is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govdocs.model.sheet import ShapeKind
from govdocs.text.passages import Passage

_WORDS = {
    ShapeKind.PARAGRAPH: "stycke",
    ShapeKind.CODE: "stycke",
    ShapeKind.ITEM: "punkt",
    ShapeKind.CELLS: "rad",
    ShapeKind.TERM: "term",
    ShapeKind.DEFINITION: "förklaring",
    ShapeKind.NOTE: "fotnot",
}


class Place(NamedTuple):
    """Where a block stands; `number` is that of a heading, where headings are numbered."""

    section: str
    cited: str
    number: str


def find_places(blocks: Sequence[Passage], numbers: Mapping[str, str]) -> list[Place]:
    """Return the place of every block; `numbers` are those of headings, by id."""
    places: list[Place] = []
    section = where = ""
    counts: Counter[str] = Counter()
    for block in blocks:
        if block.shape.kind is ShapeKind.HEADING:
            number = numbers.get(block.id, "")
            title = "".join(one.text for cell in block.cells for one in cell).strip()
            section, where = f"{number} {title}".strip(), number or title
            counts.clear()
            places.append(Place(section, section, number))
            continue
        word = _WORDS.get(block.shape.kind, "")
        if word and not block.shape.is_header:
            counts[word] += 1
            word = f"{word} {counts[word]}"
        places.append(Place(section, f"{where} {word}".strip(), ""))
    return places
