"""The texts of a round as they were frozen, wherever they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from govdocs.errors import GovdocsError
from govdocs.model.consultation import Consultation, Frozen
from govdocs.overview.at_revision import files_at
from govdocs.store.versions import Versions, open_history
from govdocs.text.archive import Archive, open_archive
from govdocs.text.folder import Files, Folder
from govdocs.text.load import Loaded, load, load_record
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready, find_ready


def frozen_texts(root: Path, asked: Consultation) -> Iterator[Ready]:
    """Yield the texts of a round that can be found as they were frozen.

    One that cannot is left out: what is asked about it can then not be told in detail.
    """
    texts = _Texts(root)
    for one in asked.texts:
        try:
            ready = texts.read(one)
        except GovdocsError:
            continue
        if ready is not None:
            yield ready


def loaded_from(root: Path, files: Files, memory: Memory | None = None) -> Loaded:
    """Return a workspace as those files have it, judged by no rule.

    What was read before comes from `memory`; what is new to it is not saved.
    """
    return load(root, lambda reading: (), memory or Memory(), files)


@dataclass
class _Texts:
    """The texts of one workspace: each commit, and what is the same in many, read once."""

    root: Path
    _loaded: dict[str | None, Loaded] = field(default_factory=dict)

    def read(self, one: Frozen) -> Ready | None:
        """Return a text by its version, its revision or else the files here.

        None when what is found has another digest. Raises what stops it from being read.
        """
        if one.version:
            ready = self._version(one.document, one.version)
        else:
            ready = find_ready(self._at(one.revision), one.document)
        if ready is None or ready.digests.full != one.digest:
            return None
        return ready

    @cached_property
    def _archive(self) -> Archive:
        return open_archive(self.root)

    def _at(self, revision: str | None) -> Loaded:
        """Return the workspace in a commit, or the files here without one."""
        if revision not in self._loaded:
            files = files_at(self.root, revision) if revision else Folder(self.root)
            self._loaded[revision] = loaded_from(self.root, files, self._archive)
        return self._loaded[revision]

    def _version(self, document: str, number: str) -> Ready | None:
        found = load_record(Folder(self.root), self._archive).record
        version = found.find(document, number)
        return self._versions.ready(version) if version else None

    @cached_property
    def _versions(self) -> Versions:
        gateway, head = open_history(self.root)
        return Versions(gateway, self.root, head, memory=self._archive)
