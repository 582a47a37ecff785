"""Tell what each paragraph of a file is: heading, list item, contents, title or text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from govdocs.model.word_text import (
    ABOUT_MARK,
    BLOCK_MARK,
    CONTENTS_MARK,
    COVER_MARK,
    PART_MARK,
    Piece,
    WordParagraph,
    id_of,
)
from govdocs.text.appendix import APPENDIX
from govdocs.text.number import own_number
from govdocs.text.word.markdown_escape import clean


class Role(StrEnum):
    """What a paragraph is; the value is the word in the report."""

    HEADING = "rubriker"
    TEXT = "löpande text"
    ITEM = "listor"
    CELL = "tabeller"
    NOTE = "fotnoter"
    TITLE = "titel"
    COVER = "försättsblad"
    CONTENTS = "innehållsförteckning"
    PART = "delars namn"
    MARGIN = "sidhuvud och sidfot"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and what it is; `typed` is a number or mark taken from its start.

    `level` is that of a heading, from 1. `is_faked` says that only its look or its
    number made it a heading or an item. `letter` is what the file counts its items by,
    and stands in the words now. `is_counted` says that the file counted what is in
    `typed`, and that nobody typed it.
    """

    paragraph: WordParagraph
    role: Role
    level: int = 0
    typed: str = ""
    is_faked: bool = False
    letter: str = ""
    is_counted: bool = False

    @property
    def text(self) -> str:
        """Return its words, cleaned, without the marks of footnotes."""
        return said(self.paragraph.pieces)

    @property
    def has_section_sign(self) -> bool:
        """Tell whether it begins as a reference to a section of a law does: '3 § LSS'."""
        return bool(_SECTION.match(self.text.strip()))

    @property
    def is_section(self) -> bool:
        """Tell whether it begins as a section itself does: '§ 3 Arkiv', '3 §'."""
        return "§" in own_number(self.text)

    @property
    def is_after_chapters(self) -> bool:
        """Tell whether it begins as the heading of an annex or of signatures does."""
        return self.is_appendix or bool(_SIGNATURES.match(self.text.strip()))

    @property
    def is_appendix(self) -> bool:
        """Tell whether it begins as the heading of an annex does."""
        return bool(_APPENDIX.match(self.text.strip()))


_SECTION = re.compile(r"(?:§\s*\d+\s?[a-z]?|\d+\s?[a-z]?\s*§)(?:$|\.?\s+\w)")
_APPENDIX = re.compile(rf"{APPENDIX}\b", re.IGNORECASE)
_SIGNATURES = re.compile(r"underskrift(?:er)?\b", re.IGNORECASE)
_PAGE = re.compile(r"(?<!\d)\d{1,4}\s*\Z")
_LEADERS = ("\t", "...", "…", "___")
_CONTENTS_STYLE = re.compile(r"(?:toc|contents|innehåll\w*|table of contents)\b", re.I)
CONTENTS_WORD = re.compile(r"innehåll(?:sförteckning)?:?|contents", re.I)
_TITLES = frozenset({"title", "titel", "rubrik", "dokumenttitel", "dokumentrubrik"})
_ROUND = frozenset({COVER_MARK, CONTENTS_MARK, ABOUT_MARK})
_CONTENTS_HEADINGS = frozenset({"toc heading", "contents heading"})
_AROUND = frozenset({Role.COVER, Role.CONTENTS, Role.MARGIN})
# The place of what stood in a row that went over all of a table.
TABLE_TOP = "tabell"
_MARGINS = frozenset({"sidhuvud", "sidfot"})


def lines_of(paragraphs: Sequence[WordParagraph]) -> tuple[Line, ...]:
    """Return what each paragraph says that it is, those that say nothing left out."""
    marked = list(_spread(paragraphs))
    kept = [one for one in _unboxed(marked) if _says(one)]
    lines = [_plainly(one) for one in _parted(_attached(kept))]
    return tuple(_title(list(_contents(lines))))


def note_lines(paragraphs: Sequence[WordParagraph]) -> tuple[Line, ...]:
    """Return the paragraphs of a footnote, where nothing is guessed."""
    kept = [one for one in paragraphs if _says(one)]
    return tuple(Line(one._replace(level=0), Role.NOTE) for one in kept)


def _spread(paragraphs: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield paragraphs, those between two with the same mark of ours having it too.

    LibreOffice leaves such a mark on the first and the last of many paragraphs alone.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, one in enumerate(paragraphs):
        for name in {_bare(name) for name in one.anchors} & _ROUND:
            first.setdefault(name, at)
            last[name] = at
    if COVER_MARK in first and ABOUT_MARK not in first:
        first[ABOUT_MARK] = _after_text(paragraphs)
        last[ABOUT_MARK] = len(paragraphs)
    for at, one in enumerate(paragraphs):
        within = [name for name in first if first[name] <= at <= last[name]]
        yield one._replace(anchors=(*one.anchors, *within)) if within else one


def _after_text(paragraphs: Sequence[WordParagraph]) -> int:
    """Return where an export tells of itself once the text is over.

    LibreOffice drops a mark that ends in a table; the style of the heading is left.
    """
    ours = [at for at, one in enumerate(paragraphs) if is_ours(one)]
    after = range(max(ours, default=-1) + 1, len(paragraphs))
    styles = ((at, paragraphs[at].style.lower()) for at in after)
    starts = (at for at, style in styles if style in _CONTENTS_HEADINGS)
    return next(starts, len(paragraphs))


def _unboxed(paragraphs: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield paragraphs, those in a table of a single cell as if there were no table.

    A table without a word is only air between paragraphs. LibreOffice makes the first
    row of any table a header, so that tells only in an export of ours.
    """
    has_ours = any(map(is_ours, paragraphs))
    for _, group in groupby(paragraphs, lambda one: one.cell and one.cell.tables[0]):
        run = list(group)
        cells = {
            (one.cell.tables, one.cell.row, one.cell.column) for one in run if one.cell
        }
        is_kept = any(
            is_ours(one) or (has_ours and one.cell and one.cell.is_header)
            for one in run
        )
        if is_kept or not cells:
            yield from run
        elif len(cells) == 1:
            yield from (one._replace(cell=None) for one in run)
        elif any(map(_has_words, run)):
            yield from _untopped(run)


def _untopped(run: Sequence[WordParagraph]) -> list[WordParagraph]:
    """Return a table's paragraphs, first rows that go over all of it as plain ones above.

    Such a row is the name of the table: no column has it as a heading.
    """
    places = [one.cell for one in run if one.cell]
    columns: dict[int, set[int]] = {}
    for one in places:
        columns.setdefault(one.row, set()).add(one.column)
    first = next((row for row in sorted(columns) if len(columns[row]) > 1), 0)
    width = max(one.column + one.width for one in places)
    above = [one for one in places if one.row < first]
    is_whole = all(
        (one.column, one.width, one.height) == (0, width, 1) for one in above
    )
    if not is_whole or any(len(one.tables) > 1 for one in places):
        return [*run]
    return [
        one._replace(cell=None, place=TABLE_TOP)
        if one.cell and one.cell.row < first
        else one
        for one in run
    ]


def _attached(paragraphs: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield paragraphs, those that go on an item that is not there as plain ones."""
    before: WordParagraph | None = None
    for one in paragraphs:
        is_loose = one.item and one.item.goes_on and not (before and before.item)
        before = one._replace(item=None) if is_loose else one
        yield before


def _parted(paragraphs: Iterable[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield paragraphs, a picture that floats beside the first word as one of its own.

    LibreOffice and Word anchor it there, without a space to the word.
    """
    for one in paragraphs:
        pieces = one.pieces
        count = next((at for at, x in enumerate(pieces) if not x.picture), len(pieces))
        after = "".join(piece.text for piece in pieces[count:])
        is_beside = count and after and not after[0].isspace()
        if not is_beside or one.cell or one.item or is_ours(one):
            yield one
            continue
        yield WordParagraph(pieces[:count], place=one.place)
        yield one._replace(pieces=pieces[count:])


def within_part(
    lines: Sequence[Line], part: str, properties: Mapping[str, str]
) -> tuple[Line, ...]:
    """Return the text of one part of a publication; nothing when it is not there."""
    found: list[Line] = []
    is_within = False
    for one in lines:
        if one.role is Role.PART:
            names = (id_of(x, properties, PART_MARK) for x in one.paragraph.anchors)
            is_within = part in names
        elif is_within and one.role not in _AROUND:
            found.append(one)
    return tuple(found)


def said(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces as they come to stand in a text, notes' marks aside."""
    return clean("".join(one.text for one in pieces if not one.note))


def is_ours(paragraph: WordParagraph) -> bool:
    """Tell whether a paragraph was written by an export of ours."""
    return any(one.startswith(BLOCK_MARK) for one in paragraph.anchors)


def _says(one: WordParagraph) -> bool:
    is_kept = one.cell or one.style == "Horizontal Line"
    return bool(is_kept) or _has_words(one)


def _has_words(one: WordParagraph) -> bool:
    """Tell whether there is anything to read or to see in a paragraph."""
    return bool(said(one.pieces).strip()) or any(
        piece.note or piece.picture for piece in one.pieces
    )


def _plainly(one: WordParagraph) -> Line:
    """Return what a paragraph says itself that it is."""
    if one.place in _MARGINS:
        return Line(one, Role.MARGIN)
    marks = {_bare(name) for name in one.anchors}
    if marks & {COVER_MARK, ABOUT_MARK}:
        return Line(one, Role.COVER)
    if CONTENTS_MARK in marks:
        return Line(one, Role.CONTENTS)
    if any(name.startswith(PART_MARK) for name in marks):
        return Line(one, Role.PART)
    if one.cell:
        return Line(one, Role.CELL)
    if one.level:
        return Line(one, Role.HEADING, one.level)
    if one.item:
        return Line(one, Role.ITEM)
    return Line(one, Role.TEXT)


def _bare(name: str) -> str:
    return name.partition(" ")[0].partition("_Copy_")[0]


def _contents(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with those of a contents list found, and the heading above it."""
    found = {at for at, one in enumerate(lines) if _is_entry(one)}
    found |= set(_typed_contents(lines))
    for at, one in enumerate(lines):
        is_word = CONTENTS_WORD.fullmatch(one.text.strip()) and at + 1 in found
        yield replace(one, role=Role.CONTENTS) if at in found or is_word else one


def _is_entry(line: Line) -> bool:
    is_free = line.role in (Role.TEXT, Role.ITEM, Role.HEADING)
    is_ours_too = is_ours(line.paragraph)
    return (
        is_free
        and not is_ours_too
        and bool(_CONTENTS_STYLE.match(line.paragraph.style))
    )


def _typed_contents(lines: Sequence[Line]) -> Iterator[int]:
    """Yield places of at least three lines in a row that each end in a page's number."""
    run: list[int] = []
    for at, one in enumerate([*lines, None]):
        raw = "".join(piece.text for piece in one.paragraph.pieces) if one else ""
        is_free = one is not None and one.role is Role.TEXT
        if is_free and any(one in raw for one in _LEADERS) and _ends_in_page(raw):
            run.append(at)
            continue
        if len(run) > 2:
            yield from run
        run = []


def _ends_in_page(raw: str) -> bool:
    """Tell whether words end in the number of a page after a tab, or dots or strokes."""
    found = _PAGE.search(raw)
    before = raw[: found.start()] if found else ""
    words = before.rstrip()
    return bool(before[:1].strip()) and (
        "\t" in before[len(words) :] or words[1:].endswith((".", "…", "_"))
    )


def _title(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines with the title found: by its style, first in the text."""
    is_open = True
    for one in lines:
        is_free = one.role is Role.TEXT and not is_ours(one.paragraph)
        if is_open and is_free and one.paragraph.style.lower() in _TITLES:
            yield replace(one, role=Role.TITLE)
            is_open = False
            continue
        is_open = is_open and one.role is not Role.HEADING
        yield one
