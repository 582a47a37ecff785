"""Count words: those in the file, part by part, against those in the text made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from govdocs.model.document import (
    Block,
    BlockKind,
    Part,
    plain,
    walk_sections,
)
from govdocs.text.word.markdown_report import Share
from govdocs.text.word.markdown_roles import Line, Role

# The parts of a file whose words stand in the text.
KEPT = (Role.HEADING, Role.TEXT, Role.ITEM, Role.CELL, Role.NOTE)
_LISTS = frozenset({BlockKind.BULLETS, BlockKind.NUMBERS})

Counts = dict[Role, Counter[str]]


def counted(
    lines: Sequence[Line], part: Part, spread: Iterable[Line] = ()
) -> tuple[list[Share], Counter[str]]:
    """Return the words per part, and those of the whole text that are not in both.

    A word that is missing counts up, one that has come to counts down. `spread` are
    headings of tables that are to stand there once more.
    """
    in_file: Counts = {role: Counter() for role in Role}
    for one in lines:
        in_file[one.role].update(one.text.split())
    in_text: Counts = {role: Counter() for role in Role}
    for role, text in _texts(part):
        in_text[role].update(text.split())
    again = Counter(word for one in spread for word in one.text.split())
    in_text[Role.CELL].subtract(again)
    shares = [
        Share(role.value, in_file[role].total(), in_text[role].total())
        for role in Role
        if in_file[role] or in_text[role]
    ]
    if again:
        shares.append(Share("rubriker som står över flera kolumner", 0, again.total()))
    typed = sum(bool(one.typed) and not one.is_counted for one in lines)
    if typed:
        shares.append(Share("skrivna nummer och punkter", typed, 0))
    return shares, _less(_all(in_file), _all(in_text))


def _all(counts: Counts) -> Counter[str]:
    return sum((counts[role] for role in KEPT), Counter[str]())


def _less(one: Counter[str], other: Counter[str]) -> Counter[str]:
    found = Counter(one)
    found.subtract(other)
    return Counter({word: count for word, count in found.items() if count})


def _texts(part: Part) -> Iterator[tuple[Role, str]]:
    """Yield every text of a part with the kind of place it stands in."""
    for block in part.preamble:
        yield from _of(block, Role.TEXT)
    for section in walk_sections(part.sections):
        yield Role.HEADING, section.title
        for block in section.blocks:
            yield from _of(block, Role.TEXT)
    for note in part.notes:
        yield from _of(note, Role.NOTE)


def _of(block: Block, role: Role) -> Iterator[tuple[Role, str]]:
    if role is not Role.NOTE:
        role = Role.ITEM if block.kind in _LISTS else role
        role = Role.CELL if block.kind is BlockKind.TABLE else role
    yield role, block.source if block.kind is BlockKind.CODE else plain(block.inlines)
    for child in block.children:
        yield from _of(child, role)
