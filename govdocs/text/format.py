"""`govdocs fmt`: the canonical form of a file, with an id on every block.

Front matter keeps its order and comments. Running text gets one sentence a line, so
that a changed sentence is a changed line. Doing it twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from govdocs.model.document import Block, BlockKind, Part, Section, plain
from govdocs.model.ids import HeadingIds, free_block_id
from govdocs.text.faults import Faults
from govdocs.text.front_matter import FENCE, split
from govdocs.text.parse import needs_id, parse_body
from govdocs.text.same import is_too_deep, says_the_same, shape_of
from govdocs.text.source import Source, is_mendable, mend
from govdocs.text.words import sentences
from govdocs.text.write import (
    starts_block,
    without_break,
    without_lone_mark,
    write_part,
)

_FLOWING = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.NOTE}
)
_ID = re.compile(r"\{#([A-Za-z0-9][A-Za-z0-9_-]*)|\.ur-([A-Za-z0-9_-]+)")


@dataclass(slots=True)
class Mint:
    """Mints ids that are not in `taken`, and remembers those it gave.

    `earlier` gives ids that are no longer in the texts but must not come back; it is
    asked only if something is minted.
    """

    taken: set[str]
    choose: Callable[[str], str]
    earlier: Callable[[], Iterable[str]] = tuple

    def block_id(self) -> str:
        """Return a new id for a block."""
        self.taken.update(self.earlier())
        self.earlier = tuple
        minted = free_block_id(self.taken, len(self.taken), self.choose)
        self.taken.add(minted)
        return minted


def ids_in(text: str) -> set[str]:
    """Return every id a file holds or says it once had."""
    return {one or other for one, other in _ID.findall(mend(text))}


def format_document(path: str, text: str, mint: Mint) -> str | None:
    """Return the file in canonical form; None when it has faults fmt cannot mend.

    Raises nothing; faults are for `check` to tell.
    """
    faults = Faults(path)
    if not is_mendable(text):
        return None
    mended = mend(text)
    halves = split(Source(path, mended, ""), faults)
    if halves is None:
        return None
    part = parse_body(path, "", "", halves.body, halves.body_line, faults)
    if faults.found:
        return None
    marked = _with_ids(part, mint)
    body = write_part(_reflowed(marked))
    if is_too_deep(part) or not _reads_back(marked, body, faults):
        return None
    front = "\n".join(line.rstrip() for line in halves.front.split("\n"))
    whole = f"{FENCE}\n{front}\n{FENCE}\n"
    return f"{whole}\n{body}" if body else whole


def _reads_back(part: Part, body: str, faults: Faults) -> bool:
    """Tell whether what was written holds the same text: a guard, should we err."""
    again = parse_body(part.path, part.document_id, part.title, body, 1, faults)
    return not faults.found and shape_of(part) == shape_of(again)


def _reflowed(part: Part) -> Part:
    return replace(
        part,
        preamble=tuple(map(_reflow, part.preamble)),
        sections=tuple(map(_reflow_section, part.sections)),
        notes=tuple(map(_reflow, part.notes)),
    )


def _reflow_section(section: Section) -> Section:
    return replace(
        section,
        blocks=tuple(map(_reflow, section.blocks)),
        sections=tuple(map(_reflow_section, section.sections)),
    )


def _reflow(block: Block) -> Block:
    children = tuple(map(_reflow, block.children))
    source = block.source
    if block.kind in _FLOWING and source:
        source = without_lone_mark(source)
        flowed = one_sentence_a_line(source)
        source = flowed if says_the_same(source, flowed) else source
    return replace(block, source=source, children=children)


def one_sentence_a_line(source: str) -> str:
    """Return the text of a paragraph with a line for each sentence; hard breaks stay.

    A text where a line would then begin another block is returned as it is.
    """
    *above, last = source.split("\n")
    lines: list[str] = []
    waiting: list[str] = []
    for line in above:
        bare = without_break(line)
        waiting.append((line if bare is None else bare).strip())
        if bare is not None:
            lines += _sentence_lines(" ".join(waiting))
            lines[-1] += "\\"
            waiting = []
    lines += _sentence_lines(" ".join([*waiting, last.strip()]))
    begins_block = any(starts_block(line) for line in lines[1:])
    return source if begins_block else "\n".join(lines)


def _sentence_lines(text: str) -> list[str]:
    """Return the sentences; one that would begin another block stays on its line."""
    lines: list[str] = []
    for sentence in sentences(text):
        if lines and not sentence[0].isalpha() and sentence[0] not in '["”(':
            lines[-1] += f" {sentence}"
        else:
            lines.append(sentence)
    return lines or [""]


def _with_ids(part: Part, mint: Mint) -> Part:
    known = (one.id for one in _all_sections(part.sections))
    headings = HeadingIds(one for one in known if one)
    return replace(
        part,
        preamble=tuple(_with_id(block, mint) for block in part.preamble),
        sections=tuple(_section_ids(one, mint, headings) for one in part.sections),
        notes=tuple(_with_id(block, mint) for block in part.notes),
    )


def _all_sections(sections: tuple[Section, ...]) -> list[Section]:
    return [found for one in sections for found in (one, *_all_sections(one.sections))]


def _section_ids(section: Section, mint: Mint, headings: HeadingIds) -> Section:
    own = section.id or headings.add(plain(section.heading))
    return replace(
        section,
        id=own,
        blocks=tuple(_with_id(block, mint) for block in section.blocks),
        sections=tuple(_section_ids(one, mint, headings) for one in section.sections),
    )


def _with_id(block: Block, mint: Mint) -> Block:
    own = block.id
    if not own and needs_id(block):
        own = mint.block_id()
    children = tuple(_with_id(child, mint) for child in block.children)
    return replace(block, id=own, children=children)
