"""Each publication ready to be written: composed, with its digests and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from govdocs.model.document import Document
from govdocs.model.outline import Outline
from govdocs.text.canonical import (
    Digests,
    Publication,
    binding_front,
    canonical_bytes,
    digests,
)
from govdocs.text.compose import compose
from govdocs.text.links import destination
from govdocs.text.load import Loaded
from govdocs.text.yaml import Data


@dataclass(frozen=True)
class Ready:
    """One publication of a loaded workspace; parsed and composed only when asked for."""

    outline: Outline
    loaded: Loaded

    @property
    def id(self) -> str:
        """Return the publication's id."""
        return self.outline.metadata.id

    @property
    def sources(self) -> tuple[Outline, ...]:
        """Return the files it consists of: itself, then its parts."""
        by_id = self.loaded.workspace.by_id
        parts = (by_id.get(one) for one in self.outline.metadata.part_ids)
        return (self.outline, *(one for one in parts if one))

    @property
    def followed(self) -> tuple[Outline, ...]:
        """Return the documents it takes terms from, nearest first."""
        return tuple(_followed(self.outline, self.loaded.workspace.by_id))

    @property
    def picture_paths(self) -> tuple[str, ...]:
        """Return the paths of its pictures in the workspace."""
        return tuple(
            destination(source.path, one.target).path
            for source in self.sources
            for one in source.references
            if one.is_image
        )

    @cached_property
    def document(self) -> Document:
        """Return the whole text; the workspace has passed its check, so it can be read."""
        by_id = {one.metadata.id: self.loaded.reading(one.path) for one in self.sources}
        document = compose(self.loaded.reading(self.outline.path), by_id)
        assert document is not None, "a checked publication can be composed"
        return document

    @cached_property
    def front(self) -> Mapping[str, Data]:
        """Return the front matter that binds: inherited terms and all parties filled in."""
        return binding_front(
            _front(self.loaded, self.outline),
            [_front(self.loaded, one) for one in self.followed],
            self.loaded.workspace.registers.parties,
        )

    @property
    def party_ids(self) -> tuple[str, ...]:
        """Return the parties it is meant for by name; everyone when it does not say."""
        listed = self.front.get("parter")
        if isinstance(listed, list):
            return tuple(map(str, listed))
        return tuple(one.id for one in self.loaded.workspace.registers.parties)

    @cached_property
    def canonical(self) -> bytes:
        """Return the bytes that a decision binds to."""
        by_path = self.loaded.workspace.by_path
        return canonical_bytes(Publication(self.document, self.front), by_path)

    @cached_property
    def digests(self) -> Digests:
        """Return both digests of the text."""
        return digests(self.canonical, self.document)


def find_ready(loaded: Loaded, document: str) -> Ready | None:
    """Return a text of a workspace; None when it is not there or cannot be read."""
    outline = loaded.workspace.by_id.get(document)
    if outline is None:
        return None
    ready = Ready(outline, loaded)
    is_whole = len(ready.sources) == 1 + len(outline.metadata.part_ids)
    if not is_whole or any(
        loaded.reading(one.path).part is None for one in ready.sources
    ):
        return None
    return ready


def _front(loaded: Loaded, outline: Outline) -> Mapping[str, Data]:
    front = loaded.reading(outline.path).front
    return front if isinstance(front, dict) else {}


def _followed(outline: Outline, by_id: Mapping[str, Outline]) -> list[Outline]:
    """Return the documents a text takes terms from, nearest first."""
    found: list[Outline] = []
    follows = outline.metadata.follows
    while follows and (above := by_id.get(follows.document)) and above not in found:
        found.append(above)
        follows = above.metadata.follows
    return found
