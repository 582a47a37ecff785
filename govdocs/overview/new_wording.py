"""A block of a document with a new wording: the whole file as it would then be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govdocs.errors import CannotPropose
from govdocs.lint.run import inspect
from govdocs.model.document import (
    Block,
    BlockKind,
    Part,
    Section,
    blocks_of,
    walk_sections,
)
from govdocs.model.finding import Finding
from govdocs.text.faults import Faults
from govdocs.text.format import Mint, format_document
from govdocs.text.front_matter import FENCE
from govdocs.text.parse import parse_body
from govdocs.text.reading import Reading, read_document
from govdocs.text.source import is_mendable, mend, place, read_source
from govdocs.text.write import write_part

_SINGLE = frozenset({BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.NOTE})
_NOTES = "GD110"
_MARKED = re.compile(r"(?<!\\)\{#")


@dataclass(frozen=True, slots=True)
class Wording:
    """A proposed text of a block, and the name of the file it came from."""

    block: str
    text: str
    file: str


def reworded(reading: Reading, wording: Wording, mint: Mint) -> str:
    """Return a file with a block in a new wording; further paragraphs get ids of their own.

    Raises CannotPropose with the file, the line and the remedy.
    """
    assert reading.part is not None, "the file is read"
    assert reading.source is not None, "the file is read"
    old = reading.source.text
    if format_document(reading.path, old, mint) != old:
        what = "filen är inte i enhetlig form, så mer än stycket skulle ändras"
        remedy = "kör govdocs fmt och spara, och föreslå sedan igen"
        raise CannotPropose(what, remedy, file=reading.path)
    text = _sound(wording)
    blocks = _read(wording, text)
    part = _with(reading.part, wording, blocks, text)
    front = old[: old.index(f"\n{FENCE}", 3) + 1]
    whole = f"{front}{FENCE}\n\n{write_part(part)}"
    new = format_document(reading.path, whole, mint)
    if new is None:
        raise _fault(reading, wording, text, whole)
    if new == old:
        what = "texten är densamma som den som redan står där"
        raise CannotPropose(what, "ändra något i den", file=wording.file)
    _prove(reading, new, wording)
    return new


def _sound(wording: Wording) -> str:
    """Return the text with what fmt mends mended; refuses what only a person can mend."""
    text = wording.text
    if not is_mendable(text):
        faults = Faults(wording.file)
        read_source(wording.file, text.encode("utf-8"), faults)
        raise _told(faults.found, wording.file)
    mended = mend(text).strip("\n")
    if not mended.strip():
        what = "texten är tom"
        remedy = "föreslå en strykning med {--texten--}{>>skäl<<} i stället"
        raise CannotPropose(what, remedy, file=wording.file)
    if found := _MARKED.search(text):
        line, _ = place(text, found.start())
        remedy = "ta bort det: stycket behåller sitt id, och nya stycken får egna"
        raise CannotPropose("texten har ett id", remedy, file=wording.file, line=line)
    return mended


def _read(wording: Wording, text: str) -> tuple[Block, ...]:
    faults = Faults(wording.file)
    part = parse_body(wording.file, "", "", text, 1, faults)
    # Whether a footnote is there is judged in the whole file, which may have it.
    if told := [one for one in faults.found if one.code != _NOTES]:
        raise _told(told, wording.file)
    if part.sections:
        line = part.sections[0].line
        what = "texten har en rubrik"
        remedy = "lägg till rubriken i filen, eller skriv bara dess ord"
        raise CannotPropose(what, remedy, file=wording.file, line=line)
    if part.notes:
        line = part.notes[0].line
        what = "texten har en fotnot"
        remedy = "lägg till fotnoten i filen"
        raise CannotPropose(what, remedy, file=wording.file, line=line)
    return part.preamble


def _with(part: Part, wording: Wording, blocks: tuple[Block, ...], text: str) -> Part:
    """Return the part with the block replaced."""
    heading = next(
        (one for one in walk_sections(part.sections) if one.id == wording.block), None
    )
    old = next((one for one in blocks_of(part) if one.id == wording.block), None)
    first = blocks[0] if blocks else None
    if first is None or first.kind is not BlockKind.PARAGRAPH:
        what = "texten börjar inte med ett stycke"
        raise CannotPropose(what, "skriv ett stycke först", file=wording.file)
    if heading and not old:
        if len(blocks) > 1 or "\n" in text.strip():
            what = "en rubrik kan bara vara en rad"
            raise CannotPropose(what, "skriv rubriken på en rad", file=wording.file)
        return replace(
            part, sections=_in_sections(part.sections, wording.block, (), text.strip())
        )
    assert old is not None, "the block is in the file"
    if old.kind is not BlockKind.PARAGRAPH and old.kind not in _SINGLE:
        what = f"{wording.block} är en tabellrad eller ett annat block som inte är ett stycke"
        raise CannotPropose(what, "ändra det i filen", file=part.path, line=old.line)
    if old.kind in _SINGLE and len(blocks) > 1:
        what = f"{wording.block} är en punkt eller en not, och kan bara vara ett stycke"
        raise CannotPropose(what, "skriv ett enda stycke", file=wording.file)
    new = (replace(old, source=first.source), *blocks[1:])
    return replace(
        part,
        preamble=_in_blocks(part.preamble, wording.block, new),
        sections=_in_sections(part.sections, wording.block, new, None),
        notes=_in_blocks(part.notes, wording.block, new),
    )


def _in_blocks(
    blocks: tuple[Block, ...], name: str, new: tuple[Block, ...]
) -> tuple[Block, ...]:
    found: list[Block] = []
    for one in blocks:
        if one.id == name:
            found += new
        else:
            found.append(replace(one, children=_in_blocks(one.children, name, new)))
    return tuple(found)


def _in_sections(
    sections: tuple[Section, ...],
    name: str,
    new: tuple[Block, ...],
    heading: str | None,
) -> tuple[Section, ...]:
    """Return sections with a block replaced, or with other words in a heading."""
    return tuple(
        replace(
            one,
            source=heading if heading and one.id == name else one.source,
            blocks=_in_blocks(one.blocks, name, new) if new else one.blocks,
            sections=_in_sections(one.sections, name, new, heading),
        )
        for one in sections
    )


def _fault(reading: Reading, wording: Wording, text: str, whole: str) -> CannotPropose:
    """Return what is wrong with a text, at its line in the file it came from if known."""
    faults = Faults(wording.file)
    parse_body(wording.file, "", "", text, 1, faults)
    found = read_document(reading.path, whole.encode("utf-8")).faults
    known = {one.code for one in found}
    return _told(
        [one for one in faults.found if one.code in known] or list(found), wording.file
    )


def _told(found: Iterable[Finding], file: str) -> CannotPropose:
    for one in found:
        at = one.location
        return CannotPropose(one.message, one.remedy, file=at.file, line=at.line)
    what = "texten går inte att läsa som Markdown"
    return CannotPropose(what, "förenkla den", file=file)


def _prove(reading: Reading, new: str, wording: Wording) -> None:
    """Refuse a text that would change more than its own block."""
    assert reading.part is not None, "the file is read"
    again = read_document(reading.path, new.encode("utf-8"))
    known = {(one.code, one.message) for one in _errors(reading)}
    worse = [one for one in _errors(again) if (one.code, one.message) not in known]
    if worse or again.part is None:
        raise _told(worse, wording.file)
    before, after = dict(_sources(reading.part)), dict(_sources(again.part))
    if any(
        after.get(name) != text
        for name, text in before.items()
        if name != wording.block
    ):
        what = "texten ändrar andra stycken än sitt eget"
        raise CannotPropose(what, "skriv den som ett vanligt stycke", file=wording.file)


def _errors(reading: Reading) -> Iterator[Finding]:
    yield from (one for one in reading.faults if one.is_error)
    yield from (one for one in inspect(reading) if one.is_error)


def _sources(part: Part) -> Iterator[tuple[str, str]]:
    for block in blocks_of(part):
        if block.id:
            yield block.id, block.source
    for section in walk_sections(part.sections):
        if section.id:
            yield section.id, section.source
