"""What an import found, changed and set aside, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from govdocs.model.amount import counted
from govdocs.model.word_text import (
    PROPOSED_DELETION,
    Remark,
    WordParagraph,
)
from govdocs.text.word.markdown_escape import clean
from govdocs.text.word.markdown_inline import written_reason
from govdocs.text.word.markdown_pictures import Kept
from govdocs.text.word.markdown_roles import (
    Line,
    Role,
)
from govdocs.text.word.markdown_settled import Change
from govdocs.text.word.markdown_tables import Grid

_LONGEST = 160
ASIDE = {
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
    kept = (one for one in lines if one.role not in ASIDE)
    yield Found(
        "Överstrykningspenna, färg, ram, understrykning eller dold text; orden står kvar",
        tuple(
            short(words)
            for one in kept
            for is_marked, run in groupby(one.paragraph.pieces, lambda x: x.marked)
            if is_marked and (words := "".join(piece.text for piece in run)).strip()
        ),
    )


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
    for at, head in enumerate(grid.heads, 1):
        is_corner = at == 1 and grid.has_names
        if not is_corner and not any(one.text.strip() for one in head):
            yield f"kolumn {at} saknar rubrik, skriv en"
    if grid.joined > 1:
        yield f"{grid.joined} rubrikrader, orden står nu i en, kolumn för kolumn"
    elif grid.tops > 1:
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
