"""The levels of headings, so that none is skipped and the title is not one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.text.word.markdown_roles import Line, Role, is_ours

# Markdown has six levels, and the first is the title's own.
_DEEPEST = 5
# A letterhead is a table.
_ABOVE = frozenset({Role.TITLE, Role.COVER, Role.CONTENTS, Role.MARGIN, Role.CELL})


def with_levels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines whose headings begin at 1 and go one level down at a time.

    A lone heading of the first level on top, with several below it, is the title. So
    is one without a number over several that all have one.
    """
    return tuple(_stepped(list(_titled(lines))))


def _titled(lines: Sequence[Line]) -> Iterator[Line]:
    first = next((one for one in lines if one.role not in _ABOVE), None)
    headings = [one for one in lines if one.role is Role.HEADING]
    levels = [one.level for one in headings]
    is_lone = levels.count(1) == 1 and levels.count(2) > 1
    others = [one for one in headings[1:] if one.level == 1]
    is_lone = is_lone or (len(others) > 1 and all(map(_is_counted, others)))
    is_titled = any(one.role is Role.TITLE for one in lines)
    for one in lines:
        is_top = one is first and one.role is Role.HEADING and one.level == 1
        is_plain = not (is_titled or one.typed or is_ours(one.paragraph))
        if is_top and is_lone and is_plain:
            yield replace(one, role=Role.TITLE, level=0)
        else:
            yield one


def _is_counted(line: Line) -> bool:
    return bool(line.typed) or line.is_section or line.is_after_chapters


def _stepped(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with each heading one level below the nearest above that it is in."""
    above: list[int] = []
    for one in lines:
        if one.role is Role.HEADING:
            above = [level for level in above if level < one.level]
            above.append(one.level)
            yield replace(one, level=min(len(above), _DEEPEST))
        else:
            yield one
