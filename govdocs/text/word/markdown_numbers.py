"""Numbers that the file counts headings by: those in digits go, as those typed do.

Others, as 'B.' and 'a)', stand as text: no number of ours is the same, and others refer
to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from govdocs.model.word_text import ListPlace, Piece
from govdocs.text.number import own_number
from govdocs.text.word.list_marks import is_name
from govdocs.text.word.markdown_roles import Line, Role, is_ours

_DIGITS = re.compile(r"[^\w§]*(?P<bare>\d+(?:\.\d+)*)[^\w§]*")


def with_numbers(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, headings with the number that the file counts them by."""
    for one in lines:
        is_free = one.role is Role.HEADING and not is_ours(one.paragraph)
        place = _place(one) if is_free and not one.typed else None
        mark = place.mark or str(place.number) if place else ""
        yield _counted(one, mark) if mark else one


def _place(line: Line) -> ListPlace | None:
    """Return where a heading is counted; an item has become one by its look."""
    item = line.paragraph.item
    # What an item is called by is put into its words with those of other items.
    own = line.paragraph.counted or (item if item and not is_name(item.mark) else None)
    return own if own and own.number is not None and not own.goes_on else None


def _counted(line: Line, mark: str) -> Line:
    own = line.paragraph._replace(item=None)
    if found := _DIGITS.fullmatch(mark):
        return replace(line, paragraph=own, typed=found["bare"], is_counted=True)
    own = own._replace(pieces=(Piece(f"{_known(mark)} "), *own.pieces))
    return replace(line, paragraph=own, letter=mark)


def _known(mark: str) -> str:
    """Return what a heading is counted by, with a point where it is no number without."""
    dotted = f"{mark}."
    is_bare = own_number(dotted) == dotted and own_number(f"{mark} Ord") != mark
    return dotted if is_bare else mark
