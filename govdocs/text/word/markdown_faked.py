"""Find headings that only look so or have typed numbers, and lists of typed marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.model.word_text import BOLD, ListPlace
from govdocs.text.word.list_marks import is_name
from govdocs.text.word.markdown_joined import unjoined, without_start
from govdocs.text.word.markdown_looks import Looks, is_bold, ranks
from govdocs.text.word.markdown_quiet import quiet_headings
from govdocs.text.word.markdown_roles import Line, Role, is_ours

_NUMBER = re.compile(
    r"(?P<deep>\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=\S)"
    r"|\d{1,2}\.\s+(?=\S)|\d{1,2}(?=\s+[A-ZÅÄÖ])\s+"
)
_BULLET = re.compile(
    r"\s*(?:(?:[•·▪●◦‣■□➢►*\uf0b7\uf0a7\uf0d8\uf02d–-]|o(?=\t))\s+(?=\S)"
    r"|[•▪●◦‣➢►\uf0b7\uf0a7\uf0d8](?=\w)|[–-](?=[^\W\d_]))"
)
_COUNTED = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_LONGEST_HEADING = 14
_BELOW = frozenset({Role.TEXT, Role.ITEM, Role.CELL, Role.HEADING})
_ENDS_TEXT = (".", ":", ";", ",")


def unfaked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with such headings and lists found, typed numbers taken away.

    Nothing is guessed about paragraphs that an export of ours has written.
    """
    return tuple(_headings(list(_typed_lists(list(unjoined(lines))))))


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
                item=place, pieces=without_start(one.paragraph, found.end())
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


def _looks_like_heading(line: Line) -> bool:
    """Tell whether a line is short, ends as a heading does and is bold after its number."""
    return _is_short(line) and is_bold(_counted_off(line))


def _is_short(line: Line) -> bool:
    text = line.text.strip()
    if text.endswith(":") and _heading_number(line) and is_bold(_counted_off(line)):
        text = text.rstrip(":")
    return 0 < len(text.split()) <= _LONGEST_HEADING and not text.endswith(_ENDS_TEXT)


def _headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with headings found and their typed numbers taken away."""
    finder = _Finder(lines)
    for at, one in enumerate(lines):
        yield _unnumbered(finder.found(at, one))


class _Finder:
    """Goes through lines and finds headings; `_firm` is the level of the last sure one.

    `_last` is the place of the last line that can stand below a heading.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._looks = Looks(lines)
        below = (at for at, one in enumerate(lines) if one.role in _BELOW)
        self._last = max(below, default=-1)
        self._firm = 0
        self._found: Counter[int] = Counter()
        plain = [one for at, one in enumerate(lines) if self._is_unnumbered(at)]
        self._ranks = ranks([one.paragraph.size for one in plain])
        self._quiet = quiet_headings(lines)
        # Those that stand out quietly are below those that do so loudly.
        self._loud = max(self._ranks.values(), default=-1) + 1

    def found(self, at: int, line: Line) -> Line:
        """Return a line, as a heading when it is one."""
        if line.role is Role.HEADING:
            self._firm = line.level
            self._found[line.level] += 1
            return line
        level = self._level(at)
        if not level:
            return line
        has_number = _heading_number(line) is not None
        if has_number or line.paragraph.item:
            self._firm = level
        self._found[level] += 1
        line = _upright(line) if at in self._quiet else line
        return replace(line, role=Role.HEADING, level=level, is_faked=True)

    def _level(self, at: int) -> int:
        """Return the level of a heading that has no heading's style; 0 when it is none."""
        line = self._lines[at]
        if not self._may_be_heading(at):
            return 0
        found = _heading_number(line)
        deep = found["deep"].count(".") + 1 if found and found["deep"] else 1
        if line.role is Role.ITEM:
            place = line.paragraph.item
            is_numbered = place is not None and place.number is not None
            stands_out = self._is_bold(line) or self._is_section(at)
            return place.level if place and is_numbered and stands_out else 0
        if found:
            is_heading = found["deep"] or _is_alone(self._lines, at)
            is_heading = is_heading or self._looks.stands_out(_counted_off(line))
            return deep if is_heading else 0
        is_loud = self._is_unnumbered(at)
        if not (is_loud or at in self._quiet):
            return 0
        if line.is_after_chapters and (chapters := self._chapters()):
            self._firm = chapters if self._firm else 0
            return chapters
        rank = self._ranks.get(line.paragraph.size, 0)
        return self._firm + 1 + (rank if is_loud else self._loud + self._quiet[at])

    @staticmethod
    def _is_bold(line: Line) -> bool:
        """Tell whether an item is bold, by hand or by its style."""
        return is_bold(line) or bool(line.paragraph.stress & BOLD)

    def _is_section(self, at: int) -> bool:
        """Tell whether an item that is counted as '§ 1' is over text, in no list."""
        beside = self._beside(at)
        is_listed = any(_is_named(one) and _is_short(one) for one in beside)
        return _is_named(self._lines[at]) and not is_listed

    def _beside(self, at: int) -> list[Line]:
        return [*self._lines[max(at - 1, 0) : at], self._lines[at + 1]]

    def _chapters(self) -> int:
        """Return the highest level that several headings have; 0 when none has."""
        return min((one for one, many in self._found.items() if many > 1), default=0)

    def _is_unnumbered(self, at: int) -> bool:
        """Tell whether a line is a heading by its look, or by a section sign."""
        line = self._lines[at]
        if line.role is not Role.TEXT or not self._may_be_heading(at):
            return False
        if _heading_number(line):
            return False
        beside = self._beside(at)
        is_listed = any(one.has_section_sign and _is_short(one) for one in beside)
        is_section = line.is_section and not is_listed
        return is_section or is_bold(line) or self._looks.is_over_text(self._lines, at)

    def _may_be_heading(self, at: int) -> bool:
        line = self._lines[at]
        if is_ours(line.paragraph) or line.role not in (Role.TEXT, Role.ITEM):
            return False
        return not line.is_faked and _is_short(line) and at < self._last


def _is_named(line: Line) -> bool:
    place = line.paragraph.item
    return place is not None and is_name(place.mark)


def _upright(line: Line) -> Line:
    """Return a heading without the italics that made it one."""
    pieces = tuple(one._replace(italic=False) for one in line.paragraph.pieces)
    return replace(line, paragraph=line.paragraph._replace(pieces=pieces))


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a numbered line stands over text that is no numbered line.

    One over its own first part, as 2 over 2.1, is a heading too.
    """
    after = lines[at + 1]
    own, part = _heading_number(lines[at]), _heading_number(after)
    if own and part and part["deep"]:
        return part["deep"].rpartition(".")[0] == own[0].strip(". \t\xa0")
    return after.role in (Role.TEXT, Role.CELL, Role.ITEM) and not (
        after.role is Role.TEXT and (_heading_number(after) or not after.text.strip())
    )


def _heading_number(line: Line) -> re.Match[str] | None:
    raw = "".join(piece.text for piece in line.paragraph.pieces)
    return _NUMBER.match(raw)


def _unnumbered(line: Line) -> Line:
    """Return a heading without the number typed into it."""
    is_free = line.role is Role.HEADING and not is_ours(line.paragraph)
    return _counted_off(line) if is_free else line


def _counted_off(line: Line) -> Line:
    """Return a line without the number typed before its words."""
    found = _heading_number(line)
    if not found:
        return line
    pieces = without_start(line.paragraph, found.end())
    return replace(
        line, paragraph=line.paragraph._replace(pieces=pieces), typed=found[0].strip()
    )
