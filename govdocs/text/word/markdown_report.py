"""What an import found, changed and set aside, for a person to read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from govdocs.model.amount import counted
from govdocs.model.word_frame import digest_of
from govdocs.model.word_text import (
    PROPOSED_DELETION,
    TEXT_BOX,
    Remark,
    WordParagraph,
)
from govdocs.text.word.markdown_escape import clean
from govdocs.text.word.markdown_inline import written_reason
from govdocs.text.word.markdown_pictures import Kept
from govdocs.text.word.markdown_roles import (
    CONTENTS_WORD,
    TABLE_TOP,
    Line,
    Role,
    is_ours,
)
from govdocs.text.word.markdown_settled import Change
from govdocs.text.word.markdown_tables import Grid

_LONGEST = 160
_LONG_HEADING = 5
_ASIDE = {
    Role.TITLE: "blev titel överst",
    Role.COVER: "skrivs av govdocs",
    Role.CONTENTS: "rader utan rubrik i texten",
    Role.PART: "skrivs av govdocs",
    Role.MARGIN: "står inte i texten",
}


@dataclass(slots=True)
class Told:
    """What is noted while blocks are made. `plain` are texts that lost bold or links."""

    tables: list[Grid] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    dead_links: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Share:
    """Words of one kind in the file, and in the text that was made of it."""

    name: str
    in_file: int
    in_text: int


@dataclass(frozen=True, slots=True)
class Found:
    """Something to look at: what it is about, and one line for each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The words per part, and what a person should look at.

    `missing` and `added` are words that the count does not account for; both are empty
    unless the import itself is wrong.
    """

    shares: tuple[Share, ...]
    found: tuple[Found, ...]
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether every word in the file is in the text or told of."""
        return not (self.missing or self.added)

    def told(self) -> Iterator[str]:
        """Yield the report as lines of Markdown."""
        yield "| del | ord i filen | ord i texten |"
        yield "|---|---|---|"
        for one in self.shares:
            yield f"| {one.name} | {one.in_file} | {one.in_text} |"
        yield ""
        if self.is_whole:
            yield "Alla ord i filen står i texten eller är listade här."
        else:
            for name, words in (("saknas", self.missing), ("är nya", self.added)):
                if words:
                    yield f"FEL I IMPORTEN: {len(words)} ord {name}: {' '.join(words)}"
        for about in self.found:
            yield from ("", f"## {about.title}", "")
            yield from (f"- {line}" for line in about.lines)


def whole_line(text: str) -> str:
    """Return all words on one line."""
    return " ".join(clean(text).split())


def short(text: str) -> str:
    """Return words on one line, cut where they are many and stand in the text too."""
    whole = whole_line(text)
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1].rstrip()}…"


def found_in_lines(lines: Sequence[Line], own: Container[str]) -> Iterator[Found]:
    """Yield what was guessed about paragraphs, and what was set aside.

    `own` has digests of what an export has said round its text; what people have
    written there is listed.
    """
    faked = [one for one in lines if one.role is Role.HEADING and one.is_faked]
    yield Found(
        "Rubriker utan rubrikformat",
        tuple(f"nivå {one.level}: {short(one.text)}" for one in faked),
    )
    yield Found(
        "Rubriker som är hela meningar; ta bort # före dem som ska vara stycken",
        tuple(short(one.text) for one in lines if _is_long_heading(one)),
    )
    numbered = [one for one in lines if one.role is Role.HEADING and one.typed]
    yield Found(
        "Skrivna nummer som är borttagna ur rubriker; govdocs räknar själv",
        tuple(f"{one.typed} {short(one.text)}" for one in numbered),
    )
    items = [one for one in lines if one.role is Role.ITEM and one.is_faked]
    yield Found(
        "Skrivna punkter och nummer som är gjorda till listor",
        tuple(f"{one.typed} {short(one.text)}" for one in items),
    )
    yield Found(
        "Listor med bokstäver; bokstaven står nu som text",
        tuple(short(one.text) for one in lines if _has_letter(one)),
    )
    yield Found(
        "Numrerade listor i tabeller; numret står nu som text",
        tuple(short(one.text) for one in lines if _is_number(one)),
    )
    yield Found(
        "Stycken som börjar med ett nummer; numret står kvar som text",
        tuple(short(one.text) for one in lines if _is_clause(one)),
    )
    yield from _aside(lines, own)
    yield Found(
        "Rader över hela tabellen; de står nu som stycken ovanför den",
        tuple(short(one.text) for one in lines if one.paragraph.place == TABLE_TOP),
    )
    boxed = [one for one in lines if one.paragraph.place == TEXT_BOX]
    yield Found(
        "Textrutor; orden står nu i löpande text",
        tuple(
            short(one.text)
            for one in boxed
            if one.text.strip() and _is_first_cell(one.paragraph)
        ),
    )


def _aside(lines: Sequence[Line], own: Container[str]) -> Iterator[Found]:
    """Yield what does not come to stand in the text; what govdocs writes itself is summed."""
    headings = "".join(one.text for one in lines if one.role is Role.HEADING)
    for role, words in _ASIDE.items():
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
    whole = re.sub(r"[\s.…]*\d*\s*$", "", line.text.strip())
    words = re.sub(r"^(?:[\d.]+|(?:\d+\.)*\w{1,3}[.)])\s+", "", whole)
    is_heading = words in headings or whole in headings
    return is_heading or bool(CONTENTS_WORD.fullmatch(words))


def found_in_prompts(paragraphs: Iterable[WordParagraph]) -> Iterator[Found]:
    """Yield what boxes that nobody has written in say of what to write there."""
    yield Found(
        "Tomma rutor att skriva i; uppmaningen i dem står inte i texten",
        tuple(
            f'"{whole_line(piece.text)}", vid "{short(one.text)}"'
            for one in paragraphs
            for piece in one.pieces
            if piece.is_placeholder and piece.text.strip()
        ),
    )


def found_in_looks(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield words that somebody has made stand out in a way that the text cannot."""
    kept = (one for one in lines if one.role not in _ASIDE)
    yield Found(
        "Överstrykningspenna, färg, ram, understrykning eller dold text; orden står kvar",
        tuple(
            short(words)
            for one in kept
            for is_marked, run in groupby(one.paragraph.pieces, lambda x: x.marked)
            if is_marked and (words := "".join(piece.text for piece in run)).strip()
        ),
    )


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
    return bool(line.letter) and not any(map(str.isdigit, line.letter))


def _is_number(line: Line) -> bool:
    is_digits = bool(line.letter) and not _has_letter(line)
    return line.role is Role.CELL and is_digits


def _is_clause(line: Line) -> bool:
    start = line.text.split(" ", 1)[0].strip("().")
    parts = start.split(".")
    is_number = len(parts) > 1 and all(one.isdigit() for one in parts)
    is_counted = is_number or "§" in line.letter
    return line.role in (Role.TEXT, Role.ITEM) and is_counted


def found_in_pictures(said: Mapping[str, str], kept: Kept) -> Iterator[Found]:
    """Yield the pictures that have become files, and those that a person must save."""
    held = set(kept.names.values())
    yield Found(
        "Bilder sparade bredvid texten, utan uppgifter om kamera, plats och person",
        tuple(f"{one}: {_said(words)}" for one, words in said.items() if one in held),
    )
    yield Found(
        "Bilder att spara i arbetsytan",
        tuple(
            f"{one}: {_said(words)}{_refused(kept.refused.get(one))}"
            for one, words in said.items()
            if one not in held
        ),
    )


def _said(words: str) -> str:
    return f'"{words}"' if words else "utan beskrivning, skriv en mellan ![ och ]"


def _refused(why: str | None) -> str:
    remedy = "spara den på nytt som PNG, JPEG eller WebP"
    return f"; den {why}, {remedy}" if why else ""


def found_in_tables(grids: Sequence[Grid]) -> Iterator[Found]:
    """Yield what tables had that a table in Markdown has not."""
    yield Found(
        "Tabeller att se över",
        tuple(
            f"tabell {number} ({one.name} …): {', '.join(what)}"
            for number, one in enumerate(grids, 1)
            if (what := list(_odd(one)))
        ),
    )


def _odd(grid: Grid) -> Iterator[str]:
    if not grid.has_header:
        yield "saknade rubrikrad, första raden blev det"
    if grid.tops > 1:
        yield f"{grid.tops} rubrikrader, bara den första är det nu"
    for words in dict.fromkeys(short(one.text) for one in grid.spread):
        if words:
            yield f"”{words}” gällde flera kolumner och står nu över var och en"
    if grid.merged:
        cells = counted(grid.merged, "sammanslagen cell", "sammanslagna celler")
        yield f"{cells}, texten står i den första"
    if grid.nested:
        inner = ("tabell inne i en cell", "tabeller inne i celler")
        yield f"{counted(grid.nested, *inner)}, nu löpande text"
    if grid.crowded:
        cells = counted(grid.crowded, "cell", "celler")
        yield f"{cells} med flera stycken, nu efter varandra"


def found_in_changes(changes: Sequence[Change]) -> Iterator[Found]:
    """Yield the tracked changes, one line for each."""
    lines = []
    for one in changes:
        words = f'"{whole_line(one.words)}"' if one.words.strip() else "styckebrytning"
        where = "står i texten" if one.is_kept else "står inte i texten"
        lines.append(f"{one.what.value}: {words}, {where}{_place_of(one)}")
    yield Found("Spårade ändringar", tuple(lines))


def _place_of(change: Change) -> str:
    """Return where a change stands, in the words of the text as it now reads."""
    if change.near.strip():
        return f', vid "{short(change.near)}"'
    return f', efter "{short(change.after)}"' if change.after.strip() else ""


def found_in_remarks(
    remarks: Sequence[Remark], quoted: Mapping[str, str], text: str
) -> Iterator[Found]:
    """Yield comments with the words they are about, but for reasons that are in the text."""
    bare = "".join(text.split())
    yield Found(
        "Kommentarer",
        tuple(
            f"{_quote(quoted.get(one.id, ''))}{_told(one)}"
            for one in remarks
            if not _is_reason(one, bare)
        ),
    )


def _quote(words: str) -> str:
    return f'vid "{short(words)}": ' if words.strip() else ""


def _is_reason(remark: Remark, bare: str) -> bool:
    """Tell whether a comment is why some text is to go, and stands beside that text."""
    if not remark.text.startswith(PROPOSED_DELETION):
        return False
    reason = written_reason(remark.text.removeprefix(PROPOSED_DELETION))
    return f"{{>>{''.join(reason.split())}<<}}" in bare or not reason


def _told(remark: Remark) -> str:
    """Return a whole comment on one line."""
    start = "svar: " if remark.answers else ""
    end = " (markerad som löst)" if remark.is_settled else ""
    return f"{start}{whole_line(remark.text) or '(utan ord)'}{end}"
