"""The levels of headings, so that none is skipped and the title is not one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.model.word_text import Piece
from govdocs.text.number import own_number
from govdocs.text.word.markdown_looks import LARGER
from govdocs.text.word.markdown_roles import Line, Role, is_ours

# Markdown has six levels, and the first is the title's own.
_DEEPEST = 5
# A letterhead is a table.
_ABOVE = frozenset({Role.TITLE, Role.COVER, Role.CONTENTS, Role.MARGIN, Role.CELL})


def with_levels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines whose headings begin at 1 and go one level down at a time.

    A lone heading of the first level on top, with several below it, is the title. So
    is one without a number over several that all have one. What is counted from 1 anew
    after the heading of an annex is below it, with the numbers that it has there.
    """
    titled = list(_titled(list(_subtitled(lines))))
    stepped = _stepped(list(_annexed(titled)))
    return tuple(_numbered(list(stepped)))


def _subtitled(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, a lone heading by its look straight below the title as text.

    All headings below it are further down, and go a level up without it.
    """
    at = _place_of_subtitle(lines)
    for number, one in enumerate(lines):
        if at and number == at:
            yield replace(one, role=Role.TEXT, level=0, is_faked=False)
        elif at and one.role is Role.HEADING and one.level > 1:
            yield replace(one, level=one.level - 1)
        else:
            yield one


def _place_of_subtitle(lines: Sequence[Line]) -> int:
    """Return the place of the only heading of the second level, or 0."""
    headings = [one for one in lines if one.role is Role.HEADING]
    levels = [one.level for one in headings]
    if levels[:3] != [1, 2, 3] or levels.count(1) + levels.count(2) > 2:
        return 0
    top, own = headings[:2]
    at = next(number for number, one in enumerate(lines) if one is own)
    is_below = lines[at - 1] is top
    return at if is_below and own.is_faked and not own.typed else 0


def _titled(lines: Sequence[Line]) -> Iterator[Line]:
    first = next((one for one in lines if one.role not in _ABOVE), None)
    headings = [one for one in lines if one.role is Role.HEADING]
    levels = [one.level for one in headings]
    is_lone = levels.count(1) == 1 and levels.count(2) > 1
    others = [one for one in headings[1:] if one.level == 1]
    is_lone = is_lone or (len(others) > 1 and all(map(_is_counted, others)))
    is_titled = any(one.role is Role.TITLE for one in lines)
    is_lone = is_lone or _is_foremost(headings)
    for one in lines:
        is_top = one is first and one.role is Role.HEADING and one.level == 1
        is_plain = not (is_titled or one.typed or is_ours(one.paragraph))
        if is_top and is_lone and is_plain:
            yield replace(one, role=Role.TITLE, level=0)
        else:
            yield one


def _is_foremost(headings: Sequence[Line]) -> bool:
    """Tell whether the first heading, by its look alone, is larger than all the others.

    The only one is the title when it is in capitals.
    """
    if not headings or not headings[0].is_faked:
        return False
    first, *others = headings
    largest = max((one.paragraph.size for one in others), default=0)
    is_larger = 0 < largest < first.paragraph.size - LARGER
    return is_larger or (not others and first.text.isupper())


def _is_counted(line: Line) -> bool:
    return bool(line.typed) or line.is_section or line.is_after_chapters


def _annexed(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, headings counted from 1 after that of an annex moved below it.

    So is the title of an annex that stands below its name, on a line of its own.
    """
    home = down = 0
    for before, one in zip((None, *lines), lines, strict=False):
        if one.role is not Role.HEADING:
            yield one
            continue
        if one.is_appendix:
            home, down = one.level, 0
        elif one.level <= home and not down:
            is_in = one.typed.strip(".") == "1" or _is_title_of(before, one)
            home, down = (home, home + 1 - one.level) if is_in else (0, 0)
        elif one.level <= home and not one.typed:
            home = down = 0
        yield replace(one, level=one.level + down)


def _is_title_of(name: Line | None, line: Line) -> bool:
    if name is None or name.role is not Role.HEADING or is_ours(line.paragraph):
        return False
    words = name.text.strip(" .:–-")
    return name.is_appendix and own_number(words) == words


def _numbered(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, headings with the number typed in them where none is counted for them."""
    home = 0
    for one in lines:
        if one.role is Role.HEADING:
            home = home if one.level > home else 0
            if home and one.typed:
                pieces = (Piece(f"{one.typed.strip('.')} "), *one.paragraph.pieces)
                paragraph = one.paragraph._replace(pieces=pieces)
                one = replace(one, paragraph=paragraph, typed="")
            elif not home and own_number(one.text):
                home = one.level
        yield one


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
