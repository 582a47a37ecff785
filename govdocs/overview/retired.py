"""Places that other texts of a publication have, but not the one its address shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model.outline import Outline
from govdocs.overview.editions import Edition, Editions
from govdocs.overview.status import Word


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text; `label` is 'ställe 2', counted below its heading."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Under:
    """The places below one heading; `anchor` is the heading's own if that is gone too."""

    heading: str
    anchor: str | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A text, and what a reader finds there and not in the one shown."""

    edition: Edition
    headings: tuple[Under, ...]


def places_elsewhere(editions: Editions) -> tuple[Elsewhere, ...]:
    """Return what the text shown lacks, each place under the nearest text that has it."""
    missing = set(editions.ids - editions.current.ids)
    found = []
    for edition in sorted(editions.all, key=_nearness):
        headings = tuple(_headings(edition, missing)) if missing else ()
        if headings:
            found.append(Elsewhere(edition, headings))
            missing -= edition.ids
    return tuple(found)


def _nearness(edition: Edition) -> tuple[bool, bool, tuple[int, ...]]:
    """Sort texts that have applied first, then those that never did, drafts last."""
    never = bool(edition.status and edition.status.word is Word.LAPSED)
    figures = (int(one) for one in edition.number.split(".") if one)
    return edition.version is None, never, tuple(-one for one in figures)


def _headings(edition: Edition, missing: set[str]) -> Iterator[Under]:
    """Yield the headings with something missing, in reading order."""
    for source in (*edition.sources[1:], edition.outline):
        below = _below(source, missing)
        if -1 in below:
            yield Under("", None, tuple(below[-1]))
        for count, heading in enumerate(source.headings):
            anchor = heading.id if heading.id in missing else None
            if anchor or count in below:
                number = f"{edition.outline.prefix(source.metadata.id)}{heading.number}"
                words = f"{number if heading.number else ''} {heading.title}".strip()
                yield Under(words, anchor, tuple(below.get(count, ())))


def _below(source: Outline, missing: set[str]) -> dict[int, list[Place]]:
    """Return what is missing by the number of its heading; -1 for what comes before."""
    found: dict[int, list[Place]] = {}
    counts: dict[int, int] = {}
    for block in source.blocks:
        count = counts[block.heading] = counts.get(block.heading, 0) + 1
        if block.id in missing:
            place = Place(block.id, f"ställe {count}")
            found.setdefault(block.heading, []).append(place)
    return found
