"""A file from a word processor as fields: boxes, changes in the text, remarks, and the rest.

Whatever the template does not hold becomes a comment or an answer, or is kept as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import FormBox
from govdocs.consultation.intake.understood import Field
from govdocs.consultation.intake.word.boxes import Value, box_drafts, box_fields, values
from govdocs.consultation.intake.word.breaks import inheriting_places, joined_places
from govdocs.consultation.intake.word.changes import Block
from govdocs.consultation.intake.word.draft import Draft, draft_fields, joined, short
from govdocs.consultation.intake.word.heads import Heads
from govdocs.consultation.intake.word.looks import is_reshaped, marked_words
from govdocs.consultation.intake.word.marks import folded
from govdocs.consultation.intake.word.match import Settled, is_contents, settle
from govdocs.consultation.intake.word.moves import moved_drafts
from govdocs.consultation.intake.word.notes import note_drafts, unmarked_notes
from govdocs.consultation.intake.word.origin import (
    named_instance,
    origin_fields,
    other_texts,
)
from govdocs.consultation.intake.word.places import Places
from govdocs.consultation.intake.word.proof import lost_words
from govdocs.consultation.intake.word.questions import other_answers
from govdocs.consultation.intake.word.remarks import remark_drafts
from govdocs.consultation.intake.word.stretches import Mark, Stretch, stretches
from govdocs.model.period import MONTHS
from govdocs.model.word_frame import digest_of, frame_digests
from govdocs.model.word_text import WordText

_LEFT = "Se originalet: i filen finns {what}."
_DIFFERS = "Text i filen som inte är som i remissen: {words}"
_MISSING = "Det här av texten finns inte kvar i filen: {words}"
_REMOVED = "Före spårade ändringar stod utanför texten: {words}"
_MARKED = "Framhävt i texten utan ord om varför, vid {place}: {words}"
_RESHAPED = "Rubrik eller listpunkt är ändrad utan ord om varför, vid {place}"
_PARTED = "Stycket är delat i flera utan ord om varför, vid {place}"
_JOINED = "Stycket är hopslaget med nästa utan ord om varför, vid {place}"
_LOST = "Ord i filen som inte kom med: {words}"
_MARGINS = frozenset({"sidhuvud", "sidfot"})
# What numbers and dates the sheets, besides figures.
_NUMBERING = frozenset({"sida", "av", *MONTHS})


def word_fields(
    found: WordText, template: WordText, form: Form, asked: WordText | None = None
) -> list[Field]:
    """Return the fields of a file; `template` is what was sent out, before it was filled in.

    `asked` is what was sent out in the round of the form, when the file is of another.
    """
    return list(_File(found, template, form, asked or template).fields())


class _File:
    """One file, held against the template of its round."""

    def __init__(
        self, found: WordText, template: WordText, form: Form, asked: WordText
    ) -> None:
        self._found = found
        self._template = template
        self._form = form
        self._rows = stretches(template)
        self._settled = settle(self._rows, stretches(found))
        own = [one.stretch for one in self._settled]
        self._asked = self._rows if asked is template else stretches(asked)
        self._places = Places(form, self._asked, own)
        self._other = set(other_texts(found.properties, form))

    def fields(self) -> Iterator[Field]:
        """Yield all fields; those without a name are words that somebody must read."""
        written, removed = values(self._rows, self._settled)
        found = list(self._read(written, removed))
        yield from found
        kept = [*(words for _, words in found), *(one.words for one in written)]
        own = [
            one.stretch
            for one in self._settled
            if not (self._is_margin(one) or self._is_frame(one))
        ]
        lost = lost_words(self._found, own, self._template, kept)
        if lost:
            yield "", _LOST.format(words=" ".join(lost))

    def _read(self, written: list[Value], removed: list[str]) -> Iterator[Field]:
        yield from origin_fields(self._found.properties, self._form)
        questions = {one.id: one.id for one in self._form.questions}
        kept, others = other_answers(written, self._rows, self._asked)
        for key, words in box_fields(kept, questions):
            is_instance = key == "instans"
            yield key, named_instance(words, self._form) if is_instance else words
        yield from draft_fields(
            [*box_drafts(written, self._places.of), *self._drafts(), *self._outside()]
        )
        yield from (("", words) for words in (*others, *removed, *self._kept()))

    def _drafts(self) -> Iterator[Draft]:
        for block in self._blocks.values():
            yield from block.changes()
        yield from self._heads.changes()
        yield from moved_drafts(self._rows, self._settled, self._places.of)
        words = {
            mark: joined((one, one.whole) for one in block.rows)
            for mark, block in self._blocks.items()
        }
        yield from remark_drafts(
            self._found.remarks,
            self._template.remarks,
            self._settled,
            words,
            self._places.of,
        )
        yield from note_drafts(
            self._template, self._found, self._settled, self._places.of
        )

    @cached_property
    def _heads(self) -> Heads:
        own = [one for one in self._rows if not self._is_of_other(one)]
        return Heads(own, self._settled, self._places.of)

    def _is_of_other(self, row: Stretch) -> bool:
        place = self._places.of(row.home)
        return bool(place and place[0] in self._other)

    @cached_property
    def _blocks(self) -> dict[Mark, Block]:
        """Return the blocks that the file has anything of, by their place."""
        rows: dict[Mark, list[Stretch]] = {}
        for row in self._rows:
            if isinstance(row.home, tuple) and (place := self._places.of(row.home)):
                rows.setdefault(place, []).append(row)
        found: dict[Mark, list[Settled]] = {}
        for one in self._settled:
            if isinstance(one.home, tuple) and (place := self._places.of(one.home)):
                found.setdefault(place, []).append(one)
        return {
            place: Block(
                place, (*rows.get(place, ()),), (*own,), place[0] in self._other
            )
            for place, own in found.items()
        }

    def _outside(self) -> Iterator[Draft]:
        """Yield what stands in no box and no block, what follows each other together.

        It is about what it stands below, but after our text one writes of the whole.
        """
        run: list[Stretch] = []
        above: Mark | None = None
        places = [self._places.of(one.home) for one in self._settled]
        last = max((at for at, one in enumerate(places) if one), default=0)
        for at, one in enumerate(self._settled):
            if self._is_outside(one):
                run.append(one.stretch)
                continue
            yield from _as_one(run, above if at <= last else None)
            run, above = [], places[at]
        yield from _as_one(run, None)

    def _is_outside(self, one: Settled) -> bool:
        if one.row is not None and not _is_written_in(one.stretch):
            return False
        if self._heads.has(one.stretch):
            return False
        if isinstance(one.home, FormBox) or self._places.of(one.home):
            return False
        if self._is_margin(one) or self._is_frame(one):
            return False
        return not (is_contents(one.stretch) and self._is_heading(one.stretch))

    def _is_frame(self, one: Settled) -> bool:
        """Tell whether it is what our export says round a text, word for word."""
        if one.home or not self._frame:
            return False
        return digest_of(one.stretch.text) in self._frame

    @cached_property
    def _frame(self) -> frozenset[str]:
        return frame_digests(self._found.properties)

    def _is_margin(self, one: Settled) -> bool:
        """Tell whether it says no more than our sheets say at the top and the bottom."""
        has_picture = any(piece.picture for piece in one.stretch.pieces)
        if has_picture or one.stretch.paragraph.place not in _MARGINS:
            return False
        return self._margin_words.issuperset(_margin_words(one.stretch))

    @cached_property
    def _margin_words(self) -> set[str]:
        """Return the words that stand at the top and the bottom of our sheets."""
        own = (one for one in self._rows if one.paragraph.place in _MARGINS)
        return {word for one in own for word in _margin_words(one)} | _NUMBERING

    def _is_heading(self, line: Stretch) -> bool:
        """Tell whether a line of contents says no more than a heading in the file."""
        words = line.text.rstrip("0123456789 \t.")
        return any(words in one for one in self._headings)

    @cached_property
    def _headings(self) -> tuple[str, ...]:
        every = (one.stretch for one in self._settled)
        return tuple(one.text for one in every if one.paragraph.level)

    def _kept(self) -> Iterator[str]:
        """Yield what is no comment but that a person must know of."""
        yield from self._differing()
        yield from self._missing()
        yield from self._silent()
        removed = [one.stretch.before for one in self._settled if self._is_outside(one)]
        if any(removed):
            yield _REMOVED.format(words=" ".join(filter(None, removed)))
        yield from unmarked_notes(self._template, self._found)
        yield from (_LEFT.format(what=one) for one in self._found.left)

    def _differing(self) -> Iterator[str]:
        """Yield the words of another text that are neither ours nor tracked."""
        words = [
            one.stretch.original
            for place, block in self._blocks.items()
            if place[0] in self._other or not block.rows
            for one in block.found
            if one.row is None and one.stretch.original
        ]
        if words:
            yield _DIFFERS.format(words=" / ".join(words))

    def _silent(self) -> Iterator[str]:
        """Yield where somebody has changed how the text looks, which says no words."""
        # What now stands last in another paragraph has the looks of that one, and what
        # follows a struck one those of that.
        seconds = {second for _, second in self._joined}
        seconds.update(inheriting_places(self._settled, self._places.of))
        for place, block in self._blocks.items():
            if block.is_other or not block.rows:
                continue
            name = _named(place)
            if words := marked_words(block.rows, block.found):
                told = ", ".join(f"”{short(one)}”" for one in words)
                yield _MARKED.format(place=name, words=told)
            if place not in seconds and is_reshaped(block.rows, block.found):
                yield _RESHAPED.format(place=name)
        for place, block in self._blocks.items():
            if block.is_parted():
                yield _PARTED.format(place=_named(place))
        for place, _ in self._joined:
            if place[0] not in self._other:
                yield _JOINED.format(place=_named(place))

    @cached_property
    def _joined(self) -> tuple[tuple[Mark, Mark | None], ...]:
        return tuple(joined_places(self._settled, self._places.of))

    def _missing(self) -> Iterator[str]:
        """Yield the paragraphs that are gone untracked; a file cut down tells nothing."""
        every: dict[Mark, list[Stretch]] = {}
        for row in self._rows:
            place = self._places.of(row.home) if isinstance(row.home, tuple) else None
            if place and place[1] and place[0] not in self._other:
                every.setdefault(place, []).append(row)
        gone = [rows for place, rows in every.items() if place not in self._blocks]
        if gone and 2 * len(gone) <= len(every):
            told = (short(joined((one, one.whole) for one in rows)) for rows in gone)
            yield _MISSING.format(words=" / ".join(told))


def _is_written_in(one: Stretch) -> bool:
    return any(
        piece.tracked and piece.tracked.is_new and piece.text.strip()
        for piece in one.pieces
        if not one.is_gone(piece)
    )


def _named(place: Mark) -> str:
    return "#".join(filter(None, place))


def _margin_words(one: Stretch) -> Iterator[str]:
    every = folded(f"{one.text} {one.before}")
    return (word.lower() for word in every if not word.isdecimal())


def _as_one(run: list[Stretch], place: Mark | None) -> Iterable[Draft]:
    words = joined((one, one.told) for one in run)
    return [Draft(run[0].order, place, words)] if words else []
