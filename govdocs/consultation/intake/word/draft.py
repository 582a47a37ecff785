"""A comment as it comes out of a word processor's file, on its way to the fields of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdocs.consultation.intake.field_words import STANCES
from govdocs.consultation.intake.understood import Field
from govdocs.consultation.intake.word.stretches import Mark, Stretch
from govdocs.text.words import beginning

_NUMBER = re.compile(r"synpunkter\.(\d+)\.")
# More comments than a file can hold.
_MOST = 1_000_000
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """One comment. `order` is where in the file it stands; `place` None is nowhere known.

    `quote` is words of the text as it was asked about, with some before and after.
    """

    order: int
    place: Mark | None
    text: str
    proposal: str = ""
    kind: str = ""
    quote: tuple[str, str, str] | None = None
    stance: str = ""

    @property
    def says_more(self) -> bool:
        """Tell whether it says more than how one stands to a text."""
        return bool(self.text or self.proposal or self.kind)


def draft_fields(drafts: Iterable[Draft]) -> Iterator[Field]:
    """Yield the fields of comments, numbered in the order of the file, each once."""
    ordered = sorted(drafts, key=lambda one: one.order)
    for number, one in enumerate(dict.fromkeys(ordered), 1):
        if one.stance and one.place:
            yield f"{STANCES}.{one.place[0]}", one.stance
            if not one.says_more:
                continue
        key = f"synpunkter.{number}."
        if one.place:
            yield f"{key}ankare.dokument", one.place[0]
            yield f"{key}ankare.block", one.place[1] or ""
        yield f"{key}sort", one.kind
        yield f"{key}inställning", "" if one.place else one.stance
        yield f"{key}text", one.text
        yield f"{key}förslag", one.proposal
        for name, words in zip(
            ("exakt", "före", "efter"), one.quote or (), strict=False
        ):
            yield f"{key}ankare.citat.{name}", words


def is_numbered(key: str) -> bool:
    """Tell whether a field is of a comment, of which there can be many."""
    return _NUMBER.match(key) is not None


def renumbered(fields: Iterable[Field], file: int) -> Iterator[Field]:
    """Yield fields of one file of many, with numbers that no other file has."""
    for key, words in fields:
        found = _NUMBER.match(key)
        if found:
            key = f"synpunkter.{file * _MOST + int(found[1])}.{key[found.end() :]}"
        yield key, words


def short(words: str) -> str:
    """Return the beginning of words, enough to find them by."""
    return beginning(words, _SHOWN)


def joined(found: Iterable[tuple[Stretch, str]]) -> str:
    """Return the words of stretches together: cells side by side, else on lines of their own."""
    parts: list[str] = []
    before: Stretch | None = None
    for one, words in found:
        if before is not None:
            parts.append(_between(before, one))
        parts.append(words)
        before = one
    return "".join(parts).strip()


def _between(before: Stretch, one: Stretch) -> str:
    if before.order == one.order:
        return " "
    here, there = before.paragraph.cell, one.paragraph.cell
    if here and there and (here.tables, here.row) == (there.tables, there.row):
        return "\n" if here.column == there.column else " | "
    return "\n"
