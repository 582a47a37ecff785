"""A block of a document with a new wording: the whole file as it would then be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
from govdocs.overview.wording import Worded, Wording
from govdocs.text.format import Mint, format_document
from govdocs.text.front_matter import FENCE
from govdocs.text.reading import Reading, read_document
from govdocs.text.write import write_part

_SINGLE = frozenset({BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.NOTE})


def judge_wording(
    reading: Reading, wording: Wording, worded: Worded
) -> Iterator[CannotPropose]:
    """Yield why a text cannot stand in the place of a block of the file."""
    assert reading.part is not None, "the file is read"
    name, several = wording.block, len(worded.blocks) > 1
    old = next((one for one in blocks_of(reading.part) if one.id == name), None)
    if old is None:
        if several or "\n" in worded.text:
            what = "en rubrik kan bara vara en rad"
            yield wording.refused(1, what, "skriv rubriken på en rad")
    elif old.kind is not BlockKind.PARAGRAPH and old.kind not in _SINGLE:
        what = f"{name} är en tabellrad eller ett annat block som inte är ett stycke"
        file, line = reading.path, old.line
        yield CannotPropose(what, "ändra det i filen", file=file, line=line)
    elif old.kind in _SINGLE and several:
        what = f"{name} är en punkt eller en not, och kan bara vara ett stycke"
        yield wording.refused(1, what, "skriv ett enda stycke")
    yield from _notes(reading, wording, worded)


def _notes(
    reading: Reading, wording: Wording, worded: Worded
) -> Iterator[CannotPropose]:
    """Yield marks of notes that neither the text nor the file has."""
    assert reading.source is not None, "the file is read"
    if worded.unknown:
        both = f"{reading.source.text}\n\n{worded.text}\n"
        missing = {one.message for one in read_document("", both.encode()).faults}
        for line, what, remedy in worded.unknown:
            if what in missing:
                yield wording.refused(line, what, remedy)


def reworded(reading: Reading, wording: Wording, worded: Worded, mint: Mint) -> str:
    """Return a file with a block in a new wording; further paragraphs get ids of their own.

    The text is one that nothing was found wrong with. Raises CannotPropose.
    """
    assert reading.source is not None, "the file is read"
    old = reading.source.text
    if format_document(reading.path, old, mint) != old:
        what = "filen är inte i enhetlig form, så mer än stycket skulle ändras"
        remedy = "kör govdocs fmt och spara, och föreslå sedan igen"
        raise CannotPropose(what, remedy, file=reading.path)
    whole = _whole(reading, wording, worded)
    new = format_document(reading.path, whole, mint)
    if new is None:
        raise _told(read_document(reading.path, whole.encode()).faults, wording)
    if new == old:
        what = "texten är densamma som den som redan står där"
        raise CannotPropose(what, "ändra något i den", file=wording.file)
    _prove(reading, new, wording)
    return new


def _whole(reading: Reading, wording: Wording, worded: Worded) -> str:
    """Return the file with the text in the place of the block, not in its form yet."""
    assert reading.part is not None, "the file is read"
    assert reading.source is not None, "the file is read"
    old = reading.source.text
    front = old[: old.index(f"\n{FENCE}", 3) + 1]
    return f"{front}{FENCE}\n\n{write_part(_with(reading.part, wording, worded))}"


def _with(part: Part, wording: Wording, worded: Worded) -> Part:
    """Return the part with the block or the words of the heading replaced."""
    name, (first, *more) = wording.block, worded.blocks
    old = next((one for one in blocks_of(part) if one.id == name), None)
    if old is None:
        words = worded.text.strip()
        return replace(part, sections=_in_sections(part.sections, name, (), words))
    new = (replace(old, source=first.source), *more)
    return replace(
        part,
        preamble=_in_blocks(part.preamble, name, new),
        sections=_in_sections(part.sections, name, new, None),
        notes=_in_blocks(part.notes, name, new),
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


def _told(found: Iterable[Finding], wording: Wording) -> CannotPropose:
    """Return what the whole file would be found to lack, that the text alone does not."""
    for one in found:
        at = one.location
        return CannotPropose(one.message, one.remedy, file=at.file, line=at.line)
    what = "texten går inte att läsa som Markdown"
    return CannotPropose(what, "förenkla den", file=wording.file)


def _prove(reading: Reading, new: str, wording: Wording) -> None:
    """Refuse a text that would change more than its own block."""
    assert reading.part is not None, "the file is read"
    again = read_document(reading.path, new.encode("utf-8"))
    known = {(one.code, one.message) for one in _errors(reading)}
    worse = [one for one in _errors(again) if (one.code, one.message) not in known]
    if worse or again.part is None:
        raise _told(worse, wording)
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
