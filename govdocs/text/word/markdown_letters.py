"""Items with letters become paragraphs that say the letter, for others refer to it.

Lists in Markdown have digits alone, and 'punkt b' must lead to b, 'punkt 2.1' to 2.1. A
cell of a table holds no list at all, so there all that counts its items is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from govdocs.model.word_text import ListPlace, Piece
from govdocs.text.word.list_marks import is_name
from govdocs.text.word.markdown_roles import Line, Role, is_ours

_ITEMS = frozenset({Role.ITEM, Role.NOTE})
_CLAUSE = re.compile(r"\d\.\w|§")


def with_letters(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, items with letters as text: within the item above, when they were."""
    for one in lines:
        place = one.paragraph.item
        mark = "" if place is None or is_ours(one.paragraph) else _mark(one, place)
        yield _lettered(one, place, mark) if place and mark else one


def _mark(line: Line, place: ListPlace) -> str:
    """Return what is to stand as text before an item."""
    if line.role is Role.CELL and place.number is not None and not place.goes_on:
        return place.mark or f"{place.number}."
    # A heading by its style has a place only where others know it by that.
    is_known = bool(line.paragraph.level) or is_name(place.mark)
    is_named = line.role is Role.HEADING and is_known
    return place.mark if line.role in _ITEMS or is_named else ""


def _lettered(line: Line, place: ListPlace, mark: str) -> Line:
    pieces = (Piece(f"{mark} "), *line.paragraph.pieces)
    is_clause = bool(_CLAUSE.search(mark))
    is_outer = place.level == 1 or is_clause or line.role is Role.CELL
    above = None if is_outer else ListPlace(place.level - 1, place.group, goes_on=True)
    paragraph = line.paragraph._replace(pieces=pieces, item=above)
    is_text = is_outer and line.role is Role.ITEM
    role = Role.TEXT if is_text else line.role
    return replace(line, paragraph=paragraph, role=role, letter=mark)
