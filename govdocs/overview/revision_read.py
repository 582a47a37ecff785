"""A workspace at any revision, and documents in it by their ids."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from govdocs.errors import CannotCompare
from govdocs.model.revision import (
    WORKTREE,
    Asked,
    DayAsked,
    VersionAsked,
    parse_revision,
)
from govdocs.model.version import Version
from govdocs.overview.at_revision import files_at, find_version
from govdocs.store.versions import Versions, open_history
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready


class RevisionRead:
    """A workspace at one revision, read once however many documents are asked for."""

    def __init__(self, root: Path, words: str, party: str | None) -> None:
        self.root = root
        self._party = party
        self.words = words
        self.asked: Asked | None = parse_revision(words)

    @property
    def document(self) -> str:
        """Return the document that words such as hsavtal@1.0 name; '' when they name none."""
        asked = self.asked
        return asked.document if isinstance(asked, DayAsked | VersionAsked) else ""

    @property
    def is_day(self) -> bool:
        """Tell whether it is the text in force on a day, which parties can differ on."""
        return isinstance(self.asked, DayAsked)

    @property
    def called(self) -> str:
        """Return what readers call the revision."""
        return "filerna här" if self.words == WORKTREE else self.words

    @cached_property
    def loaded(self) -> Loaded:
        """Return the whole workspace; for a version as it was when that was locked."""
        files = files_at(self.root, self.words, self._party)
        return load(self.root, lambda reading: (), Memory(), files)

    def find(self, document: str) -> Ready | None:
        """Return a document that can be written, by its id; None when it is not there.

        Raises CannotCompare, or what stops the revision from being read.
        """
        if document == self.document:
            return self._locked
        outline = self.loaded.workspace.by_id.get(document)
        if outline is None:
            self.refuse_unread()
            return None
        ready = Ready(outline, self.loaded)
        if len(ready.sources) <= len(outline.metadata.part_ids) or any(
            self.loaded.reading(one.path).part is None for one in ready.sources
        ):
            raise self._unread(outline.path)
        return ready

    def refuse_unread(self) -> None:
        """Refuse to say that something is missing when some file cannot be read.

        Raises CannotCompare.
        """
        for path in sorted(self.loaded.workspace.unreadable):
            raise self._unread(path)

    @cached_property
    def versions(self) -> Versions:
        """Return the locked versions of the record, as they are read."""
        gateway, head = open_history(self.root)
        return Versions(gateway, self.root, head)

    @cached_property
    def version(self) -> Version:
        """Return the version that the words name, where they name one."""
        assert isinstance(self.asked, DayAsked | VersionAsked), "a version is asked for"
        return find_version(self.versions, self.asked, self._party)

    @cached_property
    def _locked(self) -> Ready:
        return self.versions.ready(self.version)

    def _unread(self, path: str) -> CannotCompare:
        what = f"dokumentet går inte att läsa i {self.called}"
        return CannotCompare(what, "kör govdocs check och rätta felen", file=path)
