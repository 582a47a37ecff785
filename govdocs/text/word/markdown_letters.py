"""Items with letters become paragraphs that say the letter, for others refer to it.

Lists in Markdown have digits alone, and 'punkt b' must lead to b.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.model.word_text import ListPlace, Piece
from govdocs.text.word.markdown_roles import Line, Role, is_ours


def with_letters(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, items with letters as text: within the item above, when they were."""
    for one in lines:
        place = one.paragraph.item
        is_item = one.role is Role.ITEM and not is_ours(one.paragraph)
        if is_item and place and place.mark:
            yield _lettered(one, place)
        else:
            yield one


def _lettered(line: Line, place: ListPlace) -> Line:
    pieces = (Piece(f"{place.mark} "), *line.paragraph.pieces)
    is_outer = place.level == 1
    above = None if is_outer else ListPlace(place.level - 1, place.group, goes_on=True)
    paragraph = line.paragraph._replace(pieces=pieces, item=above)
    return replace(
        line,
        paragraph=paragraph,
        role=Role.TEXT if is_outer else Role.ITEM,
        letter=place.mark,
    )
