"""What an import has guessed about paragraphs and set aside, for a person to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from govdocs.model.word_frame import digest_of
from govdocs.model.word_text import TEXT_BOX, WordParagraph
from govdocs.text.word.markdown_report import ASIDE, Found, short, whole_line
from govdocs.text.word.markdown_roles import (
    CONTENTS_WORD,
    TABLE_TOP,
    Line,
    Role,
    is_ours,
)

_LONG_HEADING = 5
_ENTRY_NUMBER = re.compile(
    r"^(?:(?:kapitel|avsnitt|artikel|punkt)\s+\d+\.?"
    r"|[\d.]+|(?:\d+\.)*\w{1,3}[.)])\s+"
)
_PAGE = re.compile(
    r"(?:sida|sidan|sid\.?)?\s*\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|av \d{1,3})?",
    re.IGNORECASE,
)


def found_in_lines(
    lines: Sequence[Line], own: Container[str], numbers: Sequence[str]
) -> Iterator[Found]:
    """Yield what was guessed about paragraphs, and what was set aside.

    `numbers` are those that headings have now. `own` has digests of what an export has
    said round its text; what people have written there is listed.
    """
    yield from _rows(_OF_HEADINGS, lines)
    yield _without_numbers(lines, numbers)
    yield _with_other_numbers(lines, numbers)
    yield from _rows(_OF_PARAGRAPHS, lines)
    yield from _aside(lines, own)
    yield from _rows(_OF_TABLES, lines)


class _Row(NamedTuple):
    """What some paragraphs have in common, in words, and what is shown of each."""

    words: str
    is_one: Callable[[Line], bool]
    shown: Callable[[Line], str]


def _rows(rows: Iterable[_Row], lines: Sequence[Line]) -> Iterator[Found]:
    for row in rows:
        yield Found(
            row.words, tuple(row.shown(one) for one in lines if row.is_one(one))
        )


def _without_numbers(lines: Sequence[Line], numbers: Sequence[str]) -> Found:
    headings = [one for one in lines if one.role is Role.HEADING]
    return Found(
        "Skrivna nummer som är borttagna ur rubriker; govdocs räknar själv",
        tuple(
            f"{one.typed} {short(one.text)}{_renumbered(one.typed, now)}"
            for one, now in zip_longest(headings, numbers, fillvalue="")
            if isinstance(one, Line) and one.typed and not one.is_counted
        ),
    )


def _with_other_numbers(lines: Sequence[Line], numbers: Sequence[str]) -> Found:
    headings = [one for one in lines if one.role is Role.HEADING]
    return Found(
        "Rubriker som räknas av filen och får ett annat nummer av govdocs",
        tuple(
            f"{one.typed} {short(one.text)}, nu {now or 'utan nummer'}: "
            f"se över hänvisningar till {one.typed}"
            for one, now in zip_longest(headings, numbers, fillvalue="")
            if isinstance(one, Line) and one.is_counted and one.typed not in ("", now)
        ),
    )


def _aside(lines: Sequence[Line], own: Container[str]) -> Iterator[Found]:
    """Yield what does not come to stand in the text; what govdocs writes itself is summed."""
    headings = "".join(one.text for one in lines if one.role is Role.HEADING).lower()
    for role, words in ASIDE.items():
        those = [one for one in lines if one.role is role and one.text.strip()]
        if role is Role.CONTENTS:
            those = [one for one in those if not _is_named(one, headings)]
        others = [one for one in those if digest_of(one.paragraph.text) not in own]
        shown = list(dict.fromkeys(whole_line(one.text) for one in others))
        if len(others) < len(those):
            own_count = len(those) - len(others)
            noun = "stycke" if own_count == 1 else "stycken"
            shown.append(f"{own_count} {noun} som govdocs skrev")
        yield Found(f"{role.value[0].upper()}{role.value[1:]}: {words}", tuple(shown))


def _is_named(line: Line, headings: str) -> bool:
    """Tell whether a row of the contents is a heading in the text."""
    whole = re.sub(r"[\s.…_]*\d*\s*$", "", line.text.strip()).lower()
    words = _ENTRY_NUMBER.sub("", whole)
    is_heading = words in headings or whole in headings
    return is_heading or bool(CONTENTS_WORD.fullmatch(words))


def _is_boxed(line: Line) -> bool:
    is_box = line.paragraph.place == TEXT_BOX and bool(line.text.strip())
    return is_box and _is_first_cell(line.paragraph)


def _is_first_cell(paragraph: WordParagraph) -> bool:
    """Tell whether a paragraph is the first of its table, or in none."""
    cell = paragraph.cell
    return cell is None or (cell.row, cell.column) == (0, 0)


def _is_long_heading(line: Line) -> bool:
    is_styled = line.role is Role.HEADING and not (
        line.is_faked or is_ours(line.paragraph)
    )
    words = line.text.split()
    return is_styled and len(words) > _LONG_HEADING and words[-1].endswith(".")


def _has_letter(line: Line) -> bool:
    is_letter = bool(line.letter) and not any(map(str.isdigit, line.letter))
    return is_letter and line.role is not Role.HEADING


def _is_number(line: Line) -> bool:
    is_digits = bool(line.letter) and not _has_letter(line)
    return line.role is Role.CELL and is_digits


def _is_clause(line: Line) -> bool:
    start = line.text.split(" ", 1)[0].strip("().")
    parts = start.split(".")
    is_number = len(parts) > 1 and all(one.isdigit() for one in parts)
    is_counted = is_number or "§" in line.letter
    return line.role in (Role.TEXT, Role.ITEM) and is_counted


def _is_page(line: Line) -> bool:
    return line.role is Role.TEXT and bool(_PAGE.fullmatch(line.text.strip()))


def _renumbered(typed: str, now: str) -> str:
    """Return what to look over where a heading now has another number."""
    before = typed.strip(".")
    is_same = not now or now == before
    return "" if is_same else f", nu {now}: se över hänvisningar till {before}"


def _words(line: Line) -> str:
    return short(line.text)


_OF_HEADINGS = (
    _Row(
        "Rubriker utan rubrikformat",
        lambda one: one.role is Role.HEADING and one.is_faked,
        lambda one: f"nivå {one.level}: {short(one.text)}",
    ),
    _Row(
        "Rubriker som är hela meningar; ta bort # före dem som ska vara stycken",
        _is_long_heading,
        _words,
    ),
)
_OF_PARAGRAPHS = (
    _Row(
        "Skrivna punkter och nummer som är gjorda till listor",
        lambda one: one.role is Role.ITEM and one.is_faked,
        lambda one: f"{one.typed} {short(one.text)}",
    ),
    _Row(
        "Rader med tabb som är gjorda till begrepp och förklaring",
        lambda one: one.role is Role.TEXT and one.is_faked,
        _words,
    ),
    _Row(
        "Rubriker som räknades av filen; numret står nu som text",
        lambda one: one.role is Role.HEADING and bool(one.letter),
        _words,
    ),
    _Row("Listor med bokstäver; bokstaven står nu som text", _has_letter, _words),
    _Row("Numrerade listor i tabeller; numret står nu som text", _is_number, _words),
    _Row(
        "Stycken som börjar med ett nummer; numret står kvar som text",
        _is_clause,
        _words,
    ),
    _Row(
        "Stycken som ser ut som sidnummer; ta bort dem som är det",
        _is_page,
        lambda one: one.text.strip(),
    ),
)
_OF_TABLES = (
    _Row(
        "Rader över hela tabellen; de står nu som stycken ovanför den",
        lambda one: one.paragraph.place == TABLE_TOP,
        _words,
    ),
    _Row("Textrutor; orden står nu i löpande text", _is_boxed, _words),
)
