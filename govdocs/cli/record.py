"""What the commands about versions know of a workspace: its record, and the way to texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from govdocs import clock
from govdocs.decision.matters import matters_of
from govdocs.errors import BadArgument, RecordBroken
from govdocs.lint import rules
from govdocs.lint.rules.record_reference import judge_record
from govdocs.lint.run import as_findings, inspect
from govdocs.model.document import Document
from govdocs.model.finding import Finding
from govdocs.model.record import Record
from govdocs.model.version import Dated, Version
from govdocs.model.workspace import is_broken
from govdocs.overview.in_force import Force
from govdocs.overview.status import Status, find_status
from govdocs.store.corpus import TreeFiles
from govdocs.store.versions import Versions, open_history
from govdocs.text.folder import Files, Folder
from govdocs.text.load import Loaded, RecordRead, load, load_record
from govdocs.text.memory import open_memory
from govdocs.text.records import VERSIONS_FILE


@dataclass(frozen=True)
class Known:
    """The record as it was known at one moment, with the texts it registers."""

    read: RecordRead
    versions: Versions
    document_id: str | None = None

    @property
    def record(self) -> Record:
        """Return the versions and events."""
        return self.read.record

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return what is wrong with the record: no answer can be given from it."""
        parties = frozenset(one.id for one in self.read.registers.parties)
        has_versions = not is_broken(self.read.unread, VERSIONS_FILE)
        hits = judge_record(self.record, parties, frozenset(), has_versions)
        rule = next(one for one in rules.RULES if one.code == "GD704")
        return (*self.read.faults, *as_findings(rule, hits))

    def refuse_altered(self, document: str | None = None) -> None:
        """Refuse a register that is not as it is saved; `check` holds it to all of history.

        Raises RecordBroken.
        """
        for name, entries in self.record.versions.items():
            for one in entries if document in (None, name) else ():
                if not self.versions.is_kept(one):
                    file, line = one.place
                    raise RecordBroken(
                        f"raden om {one.name} är inte den som sparades vid låsningen",
                        "återställ raden ur historiken (git log -p)",
                        file=file,
                        line=line,
                    )

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the names of the parties by id."""
        return {party.id: party.name for party in self.read.registers.parties}

    @cached_property
    def force(self) -> Force:
        """Return what binds whom, of the document asked about or of all."""
        dated = self.versions.dated(self.record, self.document_id)
        matters = matters_of(self.record, self.read.registers)
        return Force(dated, self.record.events, matters)

    def dated(self, version: Version) -> Dated:
        """Return a version with its own terms."""
        known = self.force.dated[version.document]
        return next(one for one in known if one.version.number == version.number)

    def status(self, version: Version, day: date) -> Status:
        """Return the standing of a version on a day."""
        return find_status(self.force, self.dated(version), day, self.names)

    def document(self, version: Version) -> Document:
        """Return the composed text of a version, from its own bytes."""
        return self.versions.document(version)


def read_workspace(root: Path) -> Loaded:
    """Read a workspace with what its rules find, and remember both to the next time."""
    memory = open_memory(root)
    loaded = load(root, inspect, memory)
    memory.save()
    return loaded


def open_known(root: Path, document: str | None, known_on: date | None = None) -> Known:
    """Read the record of a workspace, as it lies there or as it was saved on a day.

    Raises NothingSaved, ShallowClone, GitMissing or BadArgument.
    """
    gateway, head = open_history(root)
    files: Files = Folder(root)
    if known_on:
        commit = gateway.commit_known_on(head, clock.end_of(known_on))
        if commit is None:
            words = f"inget var sparat den {known_on}"
            raise BadArgument(words, "välj en senare dag med --known-on")
        files, head = TreeFiles(gateway, commit), commit
    return Known(
        load_record(files, open_memory(root)), Versions(gateway, root, head), document
    )
