"""The exact texts that a round asks about, read back from git."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from govdocs.consultation.errors import CannotCompile
from govdocs.errors import GovdocsError, NothingSaved, UnknownRevision
from govdocs.model.consultation import Consultation, Frozen
from govdocs.model.version import Version
from govdocs.store.corpus import trees_at
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.store.versions import Versions, newest
from govdocs.text.folder import Folder
from govdocs.text.load import load, load_record
from govdocs.text.memory import Memory, open_memory
from govdocs.text.publication import Ready


def frozen_texts(root: Path, asked: Consultation) -> dict[str, Ready]:
    """Return every text of a round by its document's id, each held against its digest.

    Raises CannotCompile for a text that is not as it was asked about, and what stops
    the history from being read.
    """
    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    reader = FrozenTexts(root, gateway, open_memory(root))
    found = {}
    for one in asked.texts:
        ready = reader.read(one)
        if ready is None or ready.digests.full != one.digest:
            raise CannotCompile(
                f"texten {one.document} är inte den som remissen frågar om",
                "återställ remiss.yaml ur historiken, eller hämta hela förrådet",
                file=asked.place[0],
            )
        found[one.document] = ready
    return found


def asked_blocks(
    root: Path, asked: Consultation, today: Callable[[str], Ready | None]
) -> Mapping[str, frozenset[str]]:
    """Return the ids in each text of a round as it was asked about, by document.

    One that cannot be found as it was is left out. History is read only for a text that
    is another `today`, and when the form of the round is not kept.
    """
    from govdocs.consultation.form.form import form_of
    from govdocs.consultation.form.memory import form_memory

    kept = form_memory(root, asked).recall_form()
    if kept:
        return kept.blocks
    gateway = open_gateway(root)
    reader = FrozenTexts(root, gateway, open_memory(root)) if gateway else None
    found = (_as_asked(one, today(one.document), reader) for one in asked.texts)
    return form_of(asked, filter(None, found)).blocks


def _as_asked(
    asked: Frozen, today: Ready | None, reader: FrozenTexts | None
) -> Ready | None:
    if today and today.digests.full == asked.digest:
        return today
    try:
        then = reader.read(asked) if reader else None
    except GovdocsError:
        return None
    return then if then and then.digests.full == asked.digest else None


@dataclass
class FrozenTexts:
    """The texts of one repository, each commit read at most once."""

    root: Path
    gateway: Gateway
    memory: Memory = field(default_factory=Memory)
    _loaded: dict[str, dict[str, Ready]] = field(default_factory=dict)

    def read(self, frozen: Frozen) -> Ready | None:
        """Return a text as it was frozen; None when its document is not there.

        Raises UnknownRevision for a commit that is not there.
        """
        if frozen.revision:
            return self._at(frozen.revision).get(frozen.document)
        version = self._version(frozen)
        return self._versions.ready(version) if version else None

    def commit(self, frozen: Frozen) -> str | None:
        """Return the commit whose text is asked about; None when it is not there."""
        if frozen.revision:
            return self.gateway.resolve(frozen.revision)
        version = self._version(frozen)
        return self._versions.commit(version) if version else None

    @cached_property
    def _versions(self) -> Versions:
        return Versions(self.gateway, self.root, newest(self.gateway))

    def _version(self, frozen: Frozen) -> Version | None:
        record = load_record(Folder(self.root)).record
        rows = record.versions.get(frozen.document, ())
        return next((one for one in rows if one.number == frozen.version), None)

    def _at(self, revision: str) -> dict[str, Ready]:
        commit = self.gateway.resolve(revision)
        if commit is None:
            raise UnknownRevision(revision, "hämta hela förrådet med git fetch")
        if commit not in self._loaded:
            found: dict[str, Ready] = {}
            for tree in trees_at(self.gateway, commit):
                loaded = load(self.root, lambda reading: (), self.memory, tree)
                ready = (Ready(one, loaded) for one in loaded.workspace.outlines)
                found = {one.id: one for one in ready} | found
            self._loaded[commit] = found
        return self._loaded[commit]
