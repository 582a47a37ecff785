"""Headings that stand out quietly: in italics, underlined, in small capitals, by a style.

Such lines are seldom headings, so one alone is none: the same look must be on several.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from govdocs.text.word.markdown_roles import Line, Role, is_ours
from govdocs.text.word.style_names import is_aside

_LONGEST = 10
# How many words the text below has at least, if it does not end as text does.
_RUNNING = 8
_LEADERS = re.compile(r"\.{4}|…{2}|_{3}")
_CAPTION = re.compile(
    r"(?:tabell|figur|bild|diagram|karta|foto|källa|not|exempel)\b[\s\d.]*(?:[:.]|\d|$)",
    re.IGNORECASE,
)
_Look = tuple[int, int]


def quiet_headings(lines: Sequence[Line]) -> dict[int, int]:
    """Return by place how many levels each stands below the highest of them.

    A look comes below those that are seen before it.
    """
    looks = {at: look for at in range(len(lines)) if (look := _look_at(lines, at))}
    count = Counter(looks.values())
    ranks: dict[_Look, int] = {}
    for look in looks.values():
        if count[look] > 1:
            ranks.setdefault(look, len(ranks))
    return {at: ranks[look] for at, look in looks.items() if look in ranks}


def _look_at(lines: Sequence[Line], at: int) -> _Look | None:
    """Return how a line looks that may be a heading; None when it cannot be one."""
    one, after = lines[at], lines[at + 1 : at + 2]
    before = lines[max(at - 1, 0) : at]
    if not (_may_head(one) and after and _is_running(after[0])):
        return None
    look = _look(one)
    if look in map(_look, [*before, *after]) or _is_within_list(before, after):
        return None
    return look


def _look(line: Line) -> _Look | None:
    own = line.paragraph
    return (own.stress, own.size) if own.stress and line.role is Role.TEXT else None


def _may_head(line: Line) -> bool:
    own, words = line.paragraph, line.text.strip()
    if line.role is not Role.TEXT or not own.stress or is_ours(own) or not words:
        return False
    is_bare = not any(
        one.link or one.note or one.picture or one.code for one in own.pieces
    )
    is_short = len(words.split()) <= _LONGEST and not words.endswith(
        (".", ",", ";", ":")
    )
    is_counted = words[0] in "§0123456789" and any(map(str.islower, words))
    is_named = words[0].isupper() or is_counted
    return (
        is_bare
        and is_short
        and is_named
        and not (is_aside(own.style) or _CAPTION.match(words) or _LEADERS.search(words))
    )


def _is_running(line: Line) -> bool:
    """Tell whether a line is what stands below a heading, and no row to write on."""
    words = line.text.strip()
    if line.role is not Role.TEXT:
        return line.role in (Role.ITEM, Role.CELL)
    is_ended = words.endswith((".", ":", ";", ",", "?", "!"))
    return not _LEADERS.search(words) and (is_ended or len(words.split()) >= _RUNNING)


def _is_within_list(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Tell whether the list above goes on below."""
    places = [one.paragraph.item for one in (*before, *after)]
    first, last = places[:1], places[1:]
    return any(
        a and b and a.group == b.group for a, b in zip(first, last, strict=False)
    )
