"""What the rest of a workspace needs to know about one file: small, quick to store.

Rules about the whole workspace, links and relations work on outlines alone, so that a
file whose bytes are unchanged never has to be parsed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from govdocs.model.kinds import ROWS
from govdocs.model.metadata import Metadata

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading: its id if it has one, its level in the file, its number within the file."""

    id: str | None
    level: int
    number: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block that carries an id, and the index of the heading it stands under (-1: none)."""

    id: str
    line: int
    heading: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture in the text, as written; `heading` as in BlockLine."""

    target: str
    label: str
    line: int
    column: int
    heading: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A statute named in the text: by number, name or abbreviation; `heading` as above."""

    words: str
    sfs: str | None
    name: str | None
    has_chapter: bool
    has_section: bool
    heading: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Outline:
    """One file that could be read; `digest` is SHA-256 of its bytes.

    `places` maps a dotted path in the front matter, such as 'belyser.0', to its place.
    `has_body` tells whether the file has text of its own below it, with a heading or not.
    """

    path: str
    digest: str
    metadata: Metadata
    places: Mapping[str, Place]
    headings: tuple[HeadingLine, ...]
    blocks: tuple[BlockLine, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    has_body: bool

    def place(self, key: str) -> Place:
        """Return where a key stands, or the nearest key above it, or the first line."""
        while key:
            if key in self.places:
                return self.places[key]
            key = key.rpartition(".")[0]
        return (1, 1)

    @property
    def name(self) -> str:
        """Return the name to use in a link."""
        return self.metadata.name

    @property
    def composition(self) -> tuple[str, ...]:
        """Return the ids of the files its publication shows, its own body last."""
        named = self.metadata.part_ids
        return (*named, self.metadata.id) if self.has_body or not named else named

    def prefix(self, part: str) -> str:
        """Return what stands first in the numbers of one of these files: '2.' or ''."""
        parts = self.composition
        is_counted = len(parts) > 1 and ROWS[self.metadata.kind].numbered
        return f"{parts.index(part) + 1}." if is_counted and part in parts else ""


def applies_on(outline: Outline, by_id: Mapping[str, Outline]) -> date | None:
    """Return the day from which a text applies, own or inherited; None when it has none.

    A text without days of its own is judged on the day of what it follows, applies,
    builds on, illustrates or supplements, in that order.
    """
    seen: set[str] = set()
    waiting = [outline]
    while waiting:
        current = waiting.pop(0)
        meta = current.metadata
        if meta.id in seen:
            continue
        seen.add(meta.id)
        if meta.applies_from:
            return meta.applies_from
        if meta.term:
            return meta.term.start
        waiting += [by_id[one] for one in leaned_on(outline=current) if one in by_id]
    return None


def sources(outline: Outline, by_id: Mapping[str, Outline]) -> tuple[Outline, ...]:
    """Return the files a document is read from: its own first, then its parts."""
    parts = (by_id.get(one) for one in outline.metadata.part_ids)
    return (outline, *(part for part in parts if part))


def lacks_part(outline: Outline, by_id: Mapping[str, Outline]) -> bool:
    """Tell whether a part that a publication names is not there to be looked into."""
    return any(one not in by_id for one in outline.metadata.part_ids)


def anchors_of(outline: Outline, by_id: Mapping[str, Outline]) -> set[str]:
    """Return every id that can be linked to in a document, its parts counted in."""
    found: set[str] = set()
    for one in sources(outline, by_id):
        found |= {heading.id for heading in one.headings if heading.id}
        found |= {block.id for block in one.blocks}
    return found


def file_of(outline: Outline, anchor: str, by_id: Mapping[str, Outline]) -> Outline:
    """Return the file that holds a place in a document: its own, or a part of it."""
    if not anchor or not outline.metadata.part_ids:
        return outline
    files = sources(outline, by_id)
    return next((one for one in files if anchor in anchors_of(one, {})), outline)


def leaned_on(outline: Outline) -> tuple[str, ...]:
    """Return the ids of the documents a text takes its meaning from, nearest first."""
    meta = outline.metadata
    found = [meta.follows.document] if meta.follows else []
    found += [one.document for one in meta.applies]
    found += [meta.builds_on.document] if meta.builds_on else []
    found += [one.document for one in meta.illustrates]
    found += meta.supplements
    found += [meta.subordinate_to] if meta.subordinate_to else []
    return tuple(dict.fromkeys(found))
