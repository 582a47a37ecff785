"""Find locked texts by their content: no tag, branch or hash of a commit is relied on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from govdocs.errors import NothingSaved, RecordBroken, ShallowClone
from govdocs.model.document import Document, Part
from govdocs.model.metadata import Metadata
from govdocs.model.record import Record
from govdocs.model.version import Dated, Register, Version
from govdocs.store.corpus import TreeFiles, load_revision
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.store.proofs import Proofs
from govdocs.text.canonical import words_digest
from govdocs.text.compose import compose
from govdocs.text.load import Loaded
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready
from govdocs.text.reading import read_document, read_front
from govdocs.text.records import VERSIONS_FILE, read_register
from govdocs.text.registers import SETTINGS_FILE


def open_history(root: Path) -> tuple[Gateway, str]:
    """Return the way to the whole history of a workspace, and its newest commit.

    Raises NothingSaved, ShallowClone or GitMissing.
    """
    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    head = gateway.head()
    if head is None:
        raise NothingSaved(has_repository=True)
    if gateway.is_shallow():
        raise ShallowClone
    return gateway, head


@dataclass
class Versions:
    """The locked texts of a workspace: where each was locked, and what it says."""

    gateway: Gateway
    root: Path
    head: str
    proofs: Proofs = field(default_factory=Proofs)
    _registers: dict[str, Register] = field(default_factory=dict)
    _loaded: dict[str, Loaded] = field(default_factory=dict)
    _commits: tuple[str, ...] | None = None

    def metadata(self, version: Version) -> Metadata:
        """Return the front matter of a version, from its own bytes.

        Raises ObjectMissing or RecordBroken.
        """
        found = read_front(f"{version.name}", self.gateway.blob(version.pins[0].blob))
        if found is None:
            raise _broken(version, "den låsta filen går inte att läsa")
        return found

    def is_proved(self, version: Version) -> bool:
        """Tell whether a version has been held against its bytes in this same commit."""
        return self.proofs.holds("text", self.commit(version), version)

    def note_proved(self, version: Version) -> None:
        """Remember that a version's digests are those of its bytes."""
        self.proofs.note("text", self.commit(version), version)

    def has_bytes(self, version: Version) -> bool:
        """Tell whether every file of a version is in the repository."""
        return all(self.gateway.has(pin.blob) for pin in version.pins)

    def parts(self, version: Version) -> tuple[Part, ...]:
        """Return the parsed files of a version, without numbers and links resolved."""
        return tuple(
            part
            for pin in version.pins
            if (part := read_document(pin.document, self.gateway.blob(pin.blob)).part)
        )

    def document(self, version: Version) -> Document:
        """Return the composed text of a version, from its own bytes alone.

        Raises ObjectMissing, or RecordBroken when the words are not those registered.
        """
        readings = {
            pin.document: read_document(pin.document, self.gateway.blob(pin.blob))
            for pin in version.pins
        }
        found = compose(readings[version.pins[0].document], readings)
        if found is None:
            raise _broken(version, "den låsta texten går inte att läsa")
        if words_digest(found) != version.text:
            raise _broken(version, "texten har en annan kontrollsumma än registret")
        return found

    def ready(self, version: Version) -> Ready:
        """Return the version with links, terms and parties as when it was locked.

        Raises RecordBroken when its bytes are not those that were registered.
        """
        loaded = self.loaded(version)
        outline = loaded.workspace.by_id.get(version.document)
        if outline is None:
            raise _broken(version, "den låsta filen går inte att läsa")
        found = Ready(outline, loaded)
        if found.digests.full != version.full:
            raise _broken(version, "texten har en annan kontrollsumma än registret")
        return found

    def dated(
        self, record: Record, wanted: str | None = None
    ) -> dict[str, tuple[Dated, ...]]:
        """Return versions with their own terms: of all, or of one and those it follows."""
        found: dict[str, tuple[Dated, ...]] = {}
        waiting = list(record.versions) if wanted is None else [wanted]
        while waiting:
            document = waiting.pop()
            if document in found:
                continue
            found[document] = tuple(
                Dated(one, self.metadata(one))
                for one in record.versions.get(document, ())
            )
            waiting += [
                one.metadata.follows.document
                for one in found[document]
                if one.metadata.follows
            ]
        return {name: rows for name, rows in found.items() if rows}

    def commit(self, version: Version) -> str:
        """Return the oldest commit that registers a version and holds its bytes.

        Raises RecordBroken when there is none.
        """
        return self.tree(version).commit

    def tree(self, version: Version) -> TreeFiles:
        """Return the files of the workspace in that commit, whatever its folder was called.

        Raises RecordBroken.
        """
        blobs = {pin.blob for pin in version.pins}
        for tree in chain(self._trees(), self._trees_elsewhere()):
            if not _registers(self._register(tree), version):
                continue
            if blobs <= {entry.blob for entry in tree.entries.values()}:
                return tree
        raise _broken(version, "ingen sparad ändring innehåller både raden och filerna")

    def loaded(self, version: Version) -> Loaded:
        """Return the whole workspace as it stood when the version was locked."""
        tree = self.tree(version)
        if tree.commit not in self._loaded:
            self._loaded[tree.commit] = load_revision(
                tree.gateway, self.root, tree.commit, lambda reading: (), Memory()
            )
        return self._loaded[tree.commit]

    def recorded(self) -> dict[tuple[str, str], Version]:
        """Return each version as the oldest commit that has it registers it."""
        found: dict[tuple[str, str], Version] = {}
        for tree in self._trees():
            for versions in self._register(tree).values():
                for one in versions:
                    found.setdefault((one.document, one.number), one)
        return found

    def _trees(self) -> Iterator[TreeFiles]:
        """Yield the workspace in each commit that changed the register, oldest first."""
        for commit in reversed(self._touching()):
            yield TreeFiles(self.gateway, commit)

    def _trees_elsewhere(self) -> Iterator[TreeFiles]:
        """Yield it under other names of its folder, for a folder can have been moved."""
        whole = replace(self.gateway, folder="")
        for commit in reversed(whole.commits_touching(self.head, VERSIONS_FILE)):
            for path in TreeFiles(whole, commit).entries:
                folder, _, name = path.rpartition("/")
                if name == SETTINGS_FILE and folder != self.gateway.folder:
                    yield TreeFiles(replace(self.gateway, folder=folder), commit)

    def _touching(self) -> tuple[str, ...]:
        if self._commits is None:
            self._commits = self.gateway.commits_touching(self.head, VERSIONS_FILE)
        return self._commits

    def _register(self, tree: TreeFiles) -> Register:
        """Return the register in a tree; each of its files is read once."""
        found: dict[str, tuple[Version, ...]] = {}
        for path, entry in tree.entries.items():
            if path.rpartition("/")[2] != VERSIONS_FILE:
                continue
            if entry.blob not in self._registers:
                self._registers[entry.blob] = read_register(path, tree.read(path))
            for document, rows in self._registers[entry.blob].items():
                found[document] = (*found.get(document, ()), *rows)
        return found


def _registers(register: Mapping[str, tuple[Version, ...]], version: Version) -> bool:
    return any(
        one.number == version.number and one.full == version.full
        for one in register.get(version.document, ())
    )


def _broken(version: Version, why: str) -> RecordBroken:
    file, line = version.place
    return RecordBroken(
        f"version {version.name} går inte att hitta: {why}",
        "hämta hela förrådet på nytt, eller återställ det från en kopia",
        file=file,
        line=line,
    )
