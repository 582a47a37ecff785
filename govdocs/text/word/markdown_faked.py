"""Find headings that are only bold lines or typed numbers, and lists of typed marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.model.word_text import ListPlace, Piece, WordParagraph
from govdocs.text.word.markdown_roles import Line, Role, is_ours

_NUMBER = re.compile(
    r"(?P<deep>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=\S)"
    r"|\d{1,2}\.\s+(?=\S)|\d{1,2}(?=\s+[A-ZÅÄÖ])\s+"
)
_BULLET = re.compile(
    r"\s*(?P<mark>[•·▪●◦‣■□➢►*\uf0b7\uf0a7\uf0d8\uf02d–-]|o(?=\t))\s+(?=\S)"
)
_COUNTED = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_LONGEST_HEADING = 14
_BELOW = frozenset({Role.TEXT, Role.ITEM, Role.CELL, Role.HEADING})
_ENDS_TEXT = (".", ":", ";", ",")


def unfaked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with such headings and lists found, typed numbers taken away.

    Nothing is guessed about paragraphs that an export of ours has written.
    """
    return tuple(_headings(list(_typed_lists(lines))))


def _typed_lists(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with typed marks and numbers made into lists."""
    run: list[Line] = []
    group = -1
    for one in lines:
        if _mark_of(one):
            run.append(one)
            continue
        yield from _listed(run, group)
        group -= len(run)
        run = []
        yield one
    yield from _listed(run, group)


def _mark_of(line: Line) -> re.Match[str] | None:
    """Return the typed mark or number that a line of text begins with."""
    if line.role is not Role.TEXT or is_ours(line.paragraph):
        return None
    raw = "".join(piece.text for piece in line.paragraph.pieces)
    counted = _COUNTED.match(raw)
    if counted and _looks_like_heading(line):
        return None
    return _BULLET.match(raw) or counted


def _listed(run: Sequence[Line], group: int) -> Iterator[Line]:
    """Yield a run of marked lines as items; a lone one stays text unless it is a bullet."""
    kinds: list[str] = []
    number = 0
    for at, one in enumerate(run):
        found = _mark_of(one)
        assert found is not None
        typed = found[0].strip()
        counted = found.groupdict().get("number")
        if not _is_item(run, at, typed, counted):
            yield one
            continue
        kind = "1" if counted else typed
        if kind not in kinds:
            kinds.append(kind)
        del kinds[kinds.index(kind) + 1 :]
        value = int(counted) if counted else None
        if value is not None and value != number + 1 and len(kinds) == 1:
            group -= 1
        number = value or number
        place = ListPlace(len(kinds), group, value)
        yield Line(
            one.paragraph._replace(
                item=place, pieces=_without(one.paragraph, found.end())
            ),
            Role.ITEM,
            typed=typed,
            is_faked=True,
        )


def _is_item(run: Sequence[Line], at: int, typed: str, counted: str | None) -> bool:
    """Tell whether a marked line is an item: it has a neighbour, or a mark that says so."""
    if counted is None:
        return len(run) > 1 or typed not in ("-", "–", "*")
    value = int(counted)
    around = [run[n] for n in (at - 1, at + 1) if 0 <= n < len(run)]
    numbers = [found["number"] for one in around if (found := _number_of(one))]
    return any(abs(int(one) - value) == 1 for one in numbers)


def _number_of(line: Line) -> re.Match[str] | None:
    return _COUNTED.match("".join(piece.text for piece in line.paragraph.pieces))


def _without(paragraph: WordParagraph, count: int) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph without its first characters."""
    kept: list[Piece] = []
    for piece in paragraph.pieces:
        gone = min(count, len(piece.text)) if not piece.picture else 0
        count -= gone
        text = piece.text[gone:]
        if text or piece.note or piece.picture:
            kept.append(piece._replace(text=text))
    return tuple(kept)


def _looks_like_heading(line: Line) -> bool:
    """Tell whether a line is short, ends as a heading does and is bold throughout."""
    return _is_short(line) and _is_bold(line)


def _is_short(line: Line) -> bool:
    text = line.text.strip()
    if text.endswith(":") and _heading_number(line) and _is_bold(line):
        text = text.rstrip(":")
    return 0 < len(text.split()) <= _LONGEST_HEADING and not text.endswith(_ENDS_TEXT)


def _is_bold(line: Line) -> bool:
    pieces = [one for one in line.paragraph.pieces if one.text.strip()]
    return bool(pieces) and all(
        one.bold and not (one.picture or one.link or one.note) for one in pieces
    )


def _headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with headings found and their typed numbers taken away."""
    firm = 0
    for at, one in enumerate(lines):
        if one.role is Role.HEADING:
            firm = one.level
            yield _unnumbered(one)
            continue
        level = _faked_level(lines, at, firm)
        if not level:
            yield one
            continue
        numbered = _heading_number(one)
        firm = level if numbered or one.paragraph.item else firm
        heading = replace(one, role=Role.HEADING, level=level, is_faked=True)
        yield _unnumbered(heading)


def _faked_level(lines: Sequence[Line], at: int, firm: int) -> int:
    """Return the level of a heading that has no heading's style; 0 when it is none."""
    line = lines[at]
    if is_ours(line.paragraph) or line.role not in (Role.TEXT, Role.ITEM):
        return 0
    has_text_below = any(one.role in _BELOW for one in lines[at + 1 :])
    if line.is_faked or not _is_short(line) or not has_text_below:
        return 0
    found = _heading_number(line)
    deep = found["deep"].count(".") + 1 if found and found["deep"] else 1
    if line.role is Role.ITEM:
        place = line.paragraph.item
        is_numbered = place is not None and place.number is not None
        return place.level if place and is_numbered and _is_bold(line) else 0
    if _is_bold(line):
        return deep if found else firm + 1
    if found and (found["deep"] or _is_alone(lines, at)):
        return deep
    return 0


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a numbered line stands over text that is no numbered line.

    One over its own first part, as 2 over 2.1, is a heading too.
    """
    after = lines[at + 1]
    own, part = _heading_number(lines[at]), _heading_number(after)
    if own and part and part["deep"]:
        return part["deep"].rpartition(".")[0] == own[0].strip(". ")
    return after.role in (Role.TEXT, Role.CELL, Role.ITEM) and not (
        after.role is Role.TEXT and (_heading_number(after) or not after.text.strip())
    )


def _heading_number(line: Line) -> re.Match[str] | None:
    raw = "".join(piece.text for piece in line.paragraph.pieces)
    return _NUMBER.match(raw)


def _unnumbered(line: Line) -> Line:
    """Return a heading without the number typed into it."""
    found = None if is_ours(line.paragraph) else _heading_number(line)
    if not found:
        return line
    pieces = _without(line.paragraph, found.end())
    return replace(
        line, paragraph=line.paragraph._replace(pieces=pieces), typed=found[0].strip()
    )
