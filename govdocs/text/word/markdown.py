"""An existing text from a word processor as a document: canonical Markdown, and a report.

What the text says is never changed: the words are counted part by part, and what does
not come to stand in the text is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govdocs.model.document import Block, Part, Section, walk_sections
from govdocs.model.ids import DOCUMENT_ID, slug
from govdocs.model.kinds import DocumentKind
from govdocs.model.word_frame import EXPORTED_PROPERTY, frame_digests
from govdocs.model.word_text import PROPOSED_DELETION, WordParagraph, WordText
from govdocs.text.faults import Faults
from govdocs.text.format import Mint, format_document
from govdocs.text.front_matter import split
from govdocs.text.number import numbered
from govdocs.text.parse import parse_body
from govdocs.text.source import Source, is_mendable
from govdocs.text.word.markdown_blocks import Builder, in_order
from govdocs.text.word.markdown_count import counted
from govdocs.text.word.markdown_escape import clean
from govdocs.text.word.markdown_faked import unfaked
from govdocs.text.word.markdown_front import front_matter
from govdocs.text.word.markdown_ids import Ids, ids_for
from govdocs.text.word.markdown_inline import Style
from govdocs.text.word.markdown_letters import with_letters
from govdocs.text.word.markdown_levels import with_levels
from govdocs.text.word.markdown_links import Home, Links
from govdocs.text.word.markdown_numbers import with_numbers
from govdocs.text.word.markdown_pictures import Kept
from govdocs.text.word.markdown_refused import CannotImport
from govdocs.text.word.markdown_report import (
    Found,
    Report,
    Told,
    found_in_changes,
    found_in_looks,
    found_in_pictures,
    found_in_prompts,
    found_in_remarks,
    found_in_tables,
    short,
)
from govdocs.text.word.markdown_report_lines import found_in_lines
from govdocs.text.word.markdown_roles import (
    Line,
    Role,
    lines_of,
    note_lines,
    said,
    within_part,
)
from govdocs.text.word.markdown_sections import missing_sections
from govdocs.text.word.markdown_settled import settled
from govdocs.text.word.markdown_tabbed import with_terms
from govdocs.text.write import write_part


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a text is to come in.

    `id` and `kind` of the new document, '' and None when not said. `front` is front
    matter with its fences that the text is to stand under instead of a new one.
    `is_refused` takes the text as it was before its tracked changes. `homes` are the
    documents that links may lead to, by id, each with its parts. `part` names the one
    part of a publication that is to come in. `pictures` have been given the names of
    their files. `ways` has how a text that is replaced wrote its links (`ways_of`).
    """

    id: str = ""
    kind: DocumentKind | None = None
    front: str = ""
    is_refused: bool = False
    homes: Mapping[str, Sequence[Home]] = field(default_factory=dict)
    part: str = ""
    pictures: Kept = field(default_factory=Kept)
    ways: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """A document in canonical form; `id` is its own unless front matter was given."""

    text: str
    id: str
    report: Report


def import_word(word: WordText, wanted: Wanted, mint: Mint, name: str) -> Imported:
    """Return the document that a file from a word processor holds.

    `mint` knows the ids of all other documents; `name` is that of the file, for messages.
    Raises CannotImport when the file lacks the part that is asked for.
    """
    whole = _Whole(word, wanted, mint)
    if wanted.part and not whole.has_text:
        raise CannotImport(
            f"filen har ingen del {wanted.part}", "rätta --part", file=name
        )
    text = whole.document()
    written = format_document("dokument.md", text, mint)
    if not written:
        raise CannotImport("texten går inte att skriva som Markdown", _HELP, file=name)
    return Imported(written, whole.id, whole.report(written))


class _Whole:
    """One file on its way in."""

    def __init__(self, word: WordText, wanted: Wanted, mint: Mint) -> None:
        self._word = word
        body = settled(word.paragraphs, is_refused=wanted.is_refused)
        changes = list(body.changes)
        lines = lines_of(body.paragraphs)
        if wanted.part:
            lines = within_part(lines, wanted.part, word.properties)
        found = with_letters(with_numbers(with_terms(unfaked(lines))))
        self._lines = with_levels(tuple(found))
        self._notes: dict[str, tuple[Line, ...]] = {}
        for label, those in word.notes.items():
            note = settled(those, is_refused=wanted.is_refused)
            changes += note.changes
            self._notes[label] = (*with_letters(note_lines(note.paragraphs)),)
        self._changes = changes
        self._wanted = wanted
        self._told = Told()
        self._labels = self._labelled()
        self._ids = self._named(mint)
        self.title = self._title()
        own = word.properties.get(EXPORTED_PROPERTY, "")
        known = own if DOCUMENT_ID.fullmatch(own) else slug(self.title or "importerad")
        self.id = wanted.id or known

    @property
    def has_text(self) -> bool:
        """Tell whether there is anything to take in."""
        return bool(self._lines)

    def _named(self, mint: Mint) -> Ids:
        notes = [one for label in self._labels for one in self._notes[label]]
        return ids_for(self._lines, notes, self._word.properties, mint)

    def _labelled(self) -> dict[str, str]:
        """Return a label for each footnote that has a mark, in the order of the marks."""
        found: dict[str, str] = {}
        for one in self._lines:
            for piece in one.paragraph.pieces if one.role not in _ASIDE else ():
                if piece.note and self._notes.get(piece.note):
                    found.setdefault(piece.note, str(len(found) + 1))
        return found

    def _title(self) -> str:
        named = [one.text for one in self._lines if _is_title(one)]
        words = named[0] if named else self._word.properties.get("title", "")
        return " ".join(clean(words).split())

    def document(self) -> str:
        """Return front matter and text, not yet in canonical form."""
        own = self._word.properties.get(EXPORTED_PROPERTY, "")
        links = Links(
            self._ids.by_bookmark,
            self._wanted.homes,
            self._told.dead_links,
            own,
            bool(self._wanted.part),
            self._wanted.ways,
        )
        reasons = {
            one.id: one.text.removeprefix(PROPOSED_DELETION).strip()
            for one in self._word.remarks
            if one.text.startswith(PROPOSED_DELETION)
        }
        builder = Builder(
            self._ids, Style(links.address, self._labels, reasons), self._told
        )
        kept = [one for one in self._lines if one.role not in _ASIDE]
        part = Part("", "", "", (), (), tuple(self._note_blocks(builder)))
        (_, first), *rest = in_order(kept)
        part = replace(
            part,
            preamble=tuple(builder.blocks(first)),
            sections=tuple(self._sections(rest, builder)),
        )
        front = self._wanted.front or front_matter(
            self.id, self._wanted.kind, self.title
        )
        return f"{front}\n{write_part(part)}"

    def _sections(
        self, rest: Sequence[tuple[Line | None, list[Line]]], builder: Builder
    ) -> Iterator[Section]:
        for heading, below in rest:
            assert heading is not None
            yield Section(
                id=self._ids.of(heading.paragraph),
                level=heading.level + 1,
                line=0,
                source=builder.heading(heading),
                heading=(),
                blocks=tuple(builder.blocks(below)),
                sections=(),
                lineage=self._ids.earlier(heading.paragraph),
            )

    def _note_blocks(self, builder: Builder) -> Iterator[Block]:
        for label, shown in self._labels.items():
            yield builder.note(shown, self._notes[label])

    def report(self, text: str) -> Report:
        """Return what became of everything, held against the text as it was written."""
        faults = Faults("")
        halves = split(Source("", text, ""), faults)
        assert halves is not None, "fmt has read it"
        part = parse_body("", "", "", halves.body, halves.body_line, faults)
        notes = [one for label in self._labels for one in self._notes[label]]
        spread = [line for grid in self._told.tables for line in grid.spread]
        shares, wrong = counted([*self._lines, *notes], part, spread)
        missing = [*(+wrong).elements()]
        added = [*(-wrong).elements()]
        found = tuple(
            one
            for one in (*self._found(text, part), self._sections_to_find(part))
            if one.lines
        )
        return Report(tuple(shares), found, tuple(missing), tuple(added))

    def _sections_to_find(self, part: Part) -> Found:
        """Return what `check` will miss in a text that comes in as a new document."""
        kind = None if self._wanted.front else self._wanted.kind
        lines = missing_sections(kind, part.sections) if kind else ()
        return Found("Avsnitt som govdocs check letar efter i typen", tuple(lines))

    def _found(self, text: str, part: Part) -> Iterator[Found]:
        yield from found_in_changes(self._changes)
        yield from found_in_remarks(self._word.remarks, self._quoted(), text)
        own = frame_digests(self._word.properties)
        numbers = [one.number for one in walk_sections(numbered(part.sections))]
        yield from found_in_lines(self._lines, own, numbers)
        yield from found_in_prompts(self._word.everything())
        yield from found_in_looks(self._lines)
        yield from found_in_tables(self._told.tables)
        yield from self._lost()

    def _lost(self) -> Iterator[Found]:
        """Yield what the text cannot hold."""
        told = self._told
        loose = [label for label in self._notes if label not in self._labels]
        yield Found(
            "Fotnoter utan märke i texten; de står inte i texten",
            tuple(_all_text(self._notes[one]) for one in loose if self._notes[one]),
        )
        yield Found(
            "Länkar som inte leder någonstans; orden står kvar",
            _unique(told.dead_links),
        )
        yield Found(
            "Fetstil, kursiv eller länk som inte gick att skriva; orden står kvar",
            tuple(map(short, told.plain)),
        )
        yield from found_in_pictures(self._pictures(), self._wanted.pictures)
        yield Found(
            "Stycken med tecken som ingen text får ha; tecknen är borttagna",
            tuple(short(one.text) for one in self._lines if _is_odd(one.paragraph)),
        )
        yield Found(
            "Id som andra dokument i arbetsytan har; styckena har fått nya",
            _unique(self._ids.refused),
        )
        yield Found("Annat i filen", self._word.left)

    def _pictures(self) -> dict[str, str]:
        """Return what is said of each picture, by its name in the text."""
        return {
            piece.picture: short(piece.text)
            for one in self._lines
            for piece in one.paragraph.pieces
            if piece.picture
        }

    def _quoted(self) -> dict[str, str]:
        """Return by comment the words that it is about."""
        found: dict[str, str] = {}
        for paragraph in self._word.everything():
            for piece in paragraph.pieces:
                for one in piece.remarks:
                    found[one] = found.get(one, "") + piece.text
        return found


_HELP = "skicka in filen till den som sköter govdocs"
_ASIDE = frozenset({Role.TITLE, Role.COVER, Role.CONTENTS, Role.PART, Role.MARGIN})


def _is_title(line: Line) -> bool:
    is_covers = line.role is Role.COVER and line.paragraph.style.lower() == "title"
    return line.role is Role.TITLE or is_covers


def _unique(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _all_text(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(said(one.paragraph.pieces) for one in lines).split())


def _is_odd(paragraph: WordParagraph) -> bool:
    """Tell whether a paragraph holds marks that may have stood for words."""
    raw = "".join(piece.text for piece in paragraph.pieces)
    return not is_mendable(raw.replace("\x0b", "\n").replace("\x0c", "\n"))
