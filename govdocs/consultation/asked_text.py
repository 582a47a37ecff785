"""A text that is asked about, so that a place in it can be found, named and quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from govdocs.diff.homes import Home, Homes
from govdocs.diff.places import Place, find_places
from govdocs.model.document import walk_sections
from govdocs.model.sheet import ShapeKind
from govdocs.text.passages import Passage, read_passages
from govdocs.text.publication import Ready


class Spot(NamedTuple):
    """A block: the place of its section among all, that section's name, how it is cited.

    `section` is -1 for what stands above the first heading; `words` are as they are read.
    """

    section: int
    heading: str
    cited: str
    words: str


@dataclass(frozen=True)
class AskedText:
    """The canonical text of a publication; `body` is where its front matter ends.

    `numbers` are those of its headings, by id; `files` the ids of the files it is made of,
    and `short_title` what it is called where there is little room.
    """

    document: str
    title: str
    text: str
    body: int = 0
    numbers: Mapping[str, str] | None = None
    files: tuple[str, ...] = ()
    short_title: str | None = None

    @property
    def name(self) -> str:
        """Return what it is called where many texts are named."""
        return self.short_title or self.title

    @cached_property
    def homes(self) -> Homes:
        """Return its blocks with ids."""
        return Homes(self.text, self.body)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Return the names of its sections, in reading order."""
        return tuple(
            place.section
            for passage, place in zip(self._passages, self._places, strict=True)
            if passage.shape.kind is ShapeKind.HEADING
        )

    def spot(self, block: str) -> Spot | None:
        """Return where a block or a heading stands; None when no such id is in the text."""
        if block not in self._spots:
            self._spots[block] = self._find(block)
        return self._spots[block]

    def _find(self, block: str) -> Spot | None:
        home = self.homes.by_id.get(block)
        if home is None:
            return None
        at = self._passage_at(home.whole[0])
        place = self._places[at]
        return Spot(
            self._sections[at], place.section, place.cited, self._words(home, at)
        )

    def _words(self, home: Home, at: int) -> str:
        """Return a block as it is read, its rows and items on lines of their own."""
        last = bisect_left(self._starts, home.words[1])
        rows = self._passages[at : max(last, at + 1)]
        told = (
            " | ".join("".join(one.text for one in cell).strip() for cell in row.cells)
            for row in rows
        )
        return "\n".join(told).strip()

    def cited_at(self, at: int) -> str:
        """Return how the block that a place in the text is in is cited."""
        return self._places[self._passage_at(at)].cited

    def _passage_at(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    @cached_property
    def _spots(self) -> dict[str, Spot | None]:
        return {}

    @cached_property
    def _passages(self) -> list[Passage]:
        return read_passages(self.text, self.body)

    @cached_property
    def _places(self) -> list[Place]:
        return find_places(self._passages, self.numbers or {})

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._passages]

    @cached_property
    def _sections(self) -> list[int]:
        """Return for each passage which section it is in, -1 above the first."""
        found: list[int] = []
        section = -1
        for one in self._passages:
            section += one.shape.kind is ShapeKind.HEADING
            found.append(section)
        return found


def asked_text(ready: Ready) -> AskedText:
    """Return a publication as a text that comments can be found in."""
    text = ready.canonical.decode("utf-8")
    numbers = {
        section.id: section.number
        for part in ready.document.parts
        for section in walk_sections(part.sections)
        if section.id and section.number
    }
    about = ready.outline.metadata
    files = tuple(one.metadata.id for one in ready.sources)
    body = text.find("\n\n") + 2
    return AskedText(
        ready.id, about.title, text, body, numbers, files, about.short_title
    )
