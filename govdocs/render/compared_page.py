"""The pages where two texts of a publication are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from govdocs.model.sheet import Caption
from govdocs.overview.comparison import Comparison, compare_texts
from govdocs.overview.editions import Edition, Editions, Library, covered
from govdocs.render.html.state import State, state_of
from govdocs.render.text_page import DRAFT
from govdocs.store.versions import verify
from govdocs.text.memory import program_salt

FOLDER = "skillnad"
SIDES = "sida"


@dataclass(frozen=True)
class ComparedPage:
    """Two texts of one publication, the older first, and how each of them stands."""

    editions: Editions
    old: Edition
    new: Edition
    states: tuple[State, State]

    @property
    def id(self) -> str:
        """Return the id of the publication."""
        return self.editions.id

    @property
    def folder(self) -> str:
        """Return the folder of the page; that of the texts side by side lies in it."""
        return f"{self.id}/{FOLDER}/{_slug(self.old)}/{_slug(self.new)}"

    @property
    def name(self) -> str:
        """Return the name of the comparison's files, without their ending."""
        return f"{self.id}-{_slug(self.old)}-{_slug(self.new)}"

    @property
    def is_draft(self) -> bool:
        """Tell whether one of the texts is a work text."""
        return not self.new.version

    @property
    def markings(self) -> tuple[str, ...]:
        """Return the words for events that are not real, which the standings rest on."""
        found = (one for state in self.states for one in state.markings)
        return tuple(dict.fromkeys(found))

    @cached_property
    def comparison(self) -> Comparison:
        """Return what differs.

        Raises RecordBroken when a text is not the one that was locked.
        """
        for edition in (self.old, self.new):
            if edition.version:
                verify(edition.version, edition.ready)
        return compare_texts(self.old.ready, self.new.ready)

    @cached_property
    def caption(self) -> Caption:
        """Return the names of both texts and what is known of them."""
        old, new = edition_words(self.old), edition_words(self.new)
        notes = [
            f"{name[:1].upper()}{name[1:]}: {state.sentence}"
            for name, state in zip((old, new), self.states, strict=True)
        ]
        notes += [f"{one}. Händelserna är påhittade." for one in self.markings]
        return Caption(
            self.new.outline.metadata.name,
            old,
            new,
            tuple(notes),
            (self.old.digests.full, self.new.digests.full),
        )

    def key(self, *more: object) -> str:
        """Return a digest of all that decides the bytes of the page, cheap to work out."""
        texts = [
            (one.number, one.workspace.digest, covered(one.ready))
            for one in (self.old, self.new)
        ]
        facts = (program_salt(), self.folder, texts, self.states, more)
        return sha256(repr(facts).encode("utf-8")).hexdigest()


def edition_words(edition: Edition) -> str:
    """Return what a text is called among the others: 'version 1.0' or 'utkastet'."""
    return f"version {edition.number}" if edition.number else "utkastet"


def _slug(edition: Edition) -> str:
    return edition.number or DRAFT


def compared_pages(library: Library, stage: str) -> Iterator[ComparedPage]:
    """Yield each version against the one before it, and the draft against what applies.

    A version that does not follow upon the text shown first is held against that too.
    """
    for editions in library.by_id.values():
        for old, new in _pairs(editions):
            states = state_of(old, editions, stage), state_of(new, editions, stage)
            yield ComparedPage(editions, old, new, states)


def compared_with(editions: Editions) -> dict[str, list[str]]:
    """Return the numbers that each text is compared with, by its own; 'utkast' too."""
    found: dict[str, list[str]] = {}
    for old, new in _pairs(editions):
        found.setdefault(_slug(new), []).append(old.number)
    return found


def _pairs(editions: Editions) -> Iterator[tuple[Edition, Edition]]:
    versions, current = editions.versions, editions.current
    for at, new in enumerate(versions):
        if at:
            yield versions[at - 1], new
        if current in versions[: max(at - 1, 0)]:
            yield current, new
    if editions.draft and versions:
        yield current, editions.draft
