"""The text that somebody proposes for a block: what it says, and all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.errors import CannotPropose
from govdocs.lint.run import inspect
from govdocs.model.document import Block, BlockKind, Part, walk_sections
from govdocs.model.finding import Finding
from govdocs.text.faults import Faults
from govdocs.text.reading import read_document
from govdocs.text.source import is_mendable, mend, place, read_source

# What makes a document of a text, so that it can be judged as one; the paragraph keeps
# the first words of the text from being read as front matter.
_BEFORE = "---\nid: forslag\ntyp: bilaga\ntitel: Text\n---\n\nText.\n\n"
_LINES = _BEFORE.count("\n")
_NOTES = "GD110"
# Ids are told in other words here, and those that are missing will be given.
_IDS = frozenset({"GD201", "GD203", "GD204"})
_HEADINGS = frozenset({"GD101", "GD102", "GD109", "GD116"})
_MARKED = re.compile(r"(?<!\\)\{#")
_DEFINITION = re.compile(r"^[ >]*\[\^[^\]\n]*\]:", re.MULTILINE)
# A line of the text, what is wrong there, and the remedy.
_Fault = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A proposed text of a block, and the name of the file it came from.

    `file` is '' when the file could not be read; then there is no text to judge.
    """

    block: str
    text: str
    file: str

    def refused(self, line: int, what: str, remedy: str) -> CannotPropose:
        """Return why the text cannot be proposed, at a line of its file."""
        return CannotPropose(what, remedy, file=self.file, line=line)


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as blocks; `unknown` are marks of notes that it does not hold, by line."""

    text: str
    blocks: tuple[Block, ...] = ()
    unknown: tuple[_Fault, ...] = ()


def read_wording(wording: Wording) -> tuple[Worded, list[CannotPropose]]:
    """Return a text with what fmt mends mended, and all that only a person can mend.

    Whether a note is there is judged in the whole file, which may have it.
    """
    text = mend(wording.text)
    if not wording.file:
        return Worded(text), []
    if not text.strip():
        remedy = "föreslå en strykning med {--texten--}{>>skäl<<} i stället"
        return Worded(text), [wording.refused(1, "texten är tom", remedy)]
    reading = read_document(wording.file, f"{_BEFORE}{text}".encode())
    part = reading.part
    errors = [one for one in (*reading.faults, *inspect(reading)) if one.is_error]
    notes = [_fault(one) for one in errors if one.code == _NOTES]
    defined = _definitions(text, part, {line for line, *_ in notes})
    told = [*_doubtful(wording), *_ids(text), *_others(errors, part)]
    told += _shape(part, defined) if part else ()
    faults = [wording.refused(*one) for one in dict.fromkeys(sorted(told))]
    unknown = tuple(one for one in notes if one[0] not in defined)
    blocks = part.preamble[1:] if part else ()
    return Worded(text.strip("\n"), blocks, unknown), faults


def _fault(one: Finding) -> _Fault:
    return one.location.line - _LINES, one.message, one.remedy


def _definitions(text: str, part: Part | None, faulty: set[int]) -> set[int]:
    """Return the lines that define a note; what only looks so, as in code, does not."""
    alike = {place(text, one.start())[0] for one in _DEFINITION.finditer(text)}
    known = {one.line - _LINES for one in part.notes} if part else set()
    return alike if known or alike & faulty else set()


def _doubtful(wording: Wording) -> Iterator[_Fault]:
    """Yield characters that are not to be dropped unseen, and marks of a merge."""
    if not is_mendable(wording.text):
        faults = Faults(wording.file)
        read_source(wording.file, wording.text.encode("utf-8"), faults)
        for one in faults.found:
            yield one.location.line, one.message, one.remedy


def _ids(text: str) -> Iterator[_Fault]:
    remedy = "ta bort det: stycket behåller sitt id, och nya stycken får egna"
    for found in _MARKED.finditer(text):
        yield place(text, found.start())[0], "texten har ett id", remedy


def _others(errors: list[Finding], part: Part | None) -> Iterator[_Fault]:
    """Yield what check finds in any text, but for what is told of ids and headings."""
    headings = _headings(part)
    for one in errors:
        fault = _fault(one)
        is_told = one.code in _HEADINGS and fault[0] in headings
        if one.code not in {_NOTES, *_IDS} and not is_told:
            yield fault


def _headings(part: Part | None) -> list[int]:
    sections = walk_sections(part.sections) if part else ()
    return [one.line - _LINES for one in sections]


def _shape(part: Part, defined: set[int]) -> Iterator[_Fault]:
    """Yield what cannot be in the place of a paragraph: headings, notes, another start."""
    for line in (headings := _headings(part)):
        remedy = "lägg till rubriken i filen, eller skriv bara dess ord"
        yield line, "texten har en rubrik", remedy
    for line in defined:
        yield line, "texten har en fotnot", "lägg till fotnoten i filen"
    blocks = part.preamble[1:]
    is_paragraph = blocks and blocks[0].kind is BlockKind.PARAGRAPH
    if not is_paragraph and (blocks or not (headings or defined)):
        line = blocks[0].line - _LINES if blocks else 1
        yield line, "texten börjar inte med ett stycke", "skriv ett stycke först"
