"""Find locked texts by their content: no tag, branch or hash of a commit is relied on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from govdocs.errors import GitMissing, NothingSaved, RecordBroken, ShallowClone
from govdocs.model.document import Document, Part
from govdocs.model.metadata import Metadata
from govdocs.model.record import Record
from govdocs.model.version import Dated, Pin, Register, Version
from govdocs.store.corpus import TreeFiles, load_revision
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.store.proofs import Proofs
from govdocs.text.archive import Archive
from govdocs.text.canonical import words_digest
from govdocs.text.compose import compose
from govdocs.text.load import Loaded
from govdocs.text.memory import Memory
from govdocs.text.names import printable
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
    return gateway, newest(gateway)


def newest(gateway: Gateway) -> str:
    """Return the newest commit of a repository that has its whole history.

    Raises NothingSaved or ShallowClone.
    """
    head = gateway.head()
    if head is None:
        raise NothingSaved(has_repository=True)
    if gateway.is_shallow():
        raise ShallowClone
    return head


def locked_texts(root: Path) -> Iterator[bytes]:
    """Yield the files of every version that was ever registered, as far as they are here.

    Nothing outside git, or when git cannot be run.
    """
    try:
        gateway = open_gateway(root)
    except GitMissing:
        return
    head = gateway.head() if gateway else None
    if gateway is None or head is None:
        return
    versions = Versions(gateway, root, head).recorded.values()
    for blob in {pin.blob for one in versions for pin in one.pins}:
        if gateway.has(blob):
            yield gateway.blob(blob)


@dataclass
class Versions:
    """The locked texts of a workspace: where each was locked, and what it says.

    What was read of a file before is taken from `memory`.
    """

    gateway: Gateway
    root: Path
    head: str
    proofs: Proofs = field(default_factory=Proofs)
    memory: Memory = field(default_factory=Archive)
    _trees: dict[str, TreeFiles] = field(default_factory=dict)
    _read: dict[str, Register] = field(default_factory=dict)
    _loaded: dict[str, Loaded] = field(default_factory=dict)

    def metadata(self, version: Version) -> Metadata:
        """Return the front matter of a version, from its own bytes.

        Raises ObjectMissing or RecordBroken.
        """
        found = read_front(f"{version.name}", self.gateway.blob(version.pins[0].blob))
        if found is None:
            raise _broken(version, "den låsta filen går inte att läsa")
        return found

    def is_proved(self, version: Version) -> bool:
        """Tell whether a version was held against its bytes before, in the same commit."""
        commits = (tree.commit for tree in self._registering(version))
        return any(
            self.proofs.holds("text", commit, _anywhere(version))
            for commit in (self.head, *commits)
        )

    def note_proved(self, version: Version) -> None:
        """Remember that a version's digests are those of its bytes."""
        tree = self.tree(version)
        is_here = tree.gateway.folder == self.gateway.folder
        commit = tree.commit if is_here else self.head
        self.proofs.note("text", commit, _anywhere(version))

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
        found = self.found(version)
        verify(version, found)
        return found

    def found(self, version: Version) -> Ready:
        """Return the same as `ready`, parsed by nobody yet and not held against its digest.

        Raises RecordBroken when its files are not those that were registered.
        """
        loaded = self.loaded(version)
        outline = loaded.workspace.by_id.get(version.document)
        if outline is None:
            raise _broken(version, "den låsta filen går inte att läsa")
        found = Ready(outline, loaded)
        if len(found.sources) <= len(outline.metadata.part_ids):
            raise _broken(version, "en av textens delar går inte att läsa")
        if _pins(found) != version.pins:
            raise _broken(version, "raden pekar på andra filer än dem texten består av")
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
        for tree in chain(self._registering(version), self._elsewhere(version)):
            if blobs <= {entry.blob for entry in tree.entries.values()}:
                return tree
        raise _broken(version, "ingen sparad ändring innehåller både raden och filerna")

    def loaded(self, version: Version) -> Loaded:
        """Return the whole workspace as it stood when the version was locked."""
        tree = self.tree(version)
        if tree.commit not in self._loaded:
            self._loaded[tree.commit] = load_revision(
                tree.gateway, self.root, tree.commit, lambda reading: (), self.memory
            )
        return self._loaded[tree.commit]

    @cached_property
    def recorded(self) -> Mapping[tuple[str, str], Version]:
        """Return each version as the oldest commit that has it registers it."""
        found: dict[tuple[str, str], Version] = {}
        for _, register in self._registers:
            for versions in register.values():
                for one in versions:
                    found.setdefault((one.document, one.number), one)
        return found

    def is_kept(self, version: Version) -> bool:
        """Tell whether a version stands in the newest commit as it is read here.

        Looks through the whole history only for a register that has no such file there.
        """
        path = version.place[0]
        blob = self.gateway.id_at(self.head, path) if path else None
        if blob is None:
            return self.recorded.get((version.document, version.number)) == version
        known = self._joined([(path, blob)]).get(version.document, ())
        return version in known

    def _registering(self, version: Version) -> Iterator[TreeFiles]:
        """Yield the commits in whose register a version stands, the oldest first."""
        for commit, register in self._registers:
            if _registers(register, version):
                if commit not in self._trees:
                    self._trees[commit] = TreeFiles(self.gateway, commit)
                yield self._trees[commit]

    @cached_property
    def _registers(self) -> tuple[tuple[str, Register], ...]:
        """Return the whole register after each commit that changed it, the oldest first."""
        touching = self.gateway.commits_touching(self.head, VERSIONS_FILE)
        named = {path for paths in touching.values() for path in paths}
        places = sorted(one for one in named if printable(one) == one)
        found = []
        for commit in reversed(touching):
            blobs = ((path, self.gateway.id_at(commit, path)) for path in places)
            files = ((path, blob) for path, blob in blobs if blob)
            found.append((commit, self._joined(files)))
        return tuple(found)

    def _elsewhere(self, version: Version) -> Iterator[TreeFiles]:
        """Yield those under other names of the workspace, for it can have been moved."""
        whole = replace(self.gateway, folder="")
        for commit in reversed(whole.commits_touching(self.head, VERSIONS_FILE)):
            for path in TreeFiles(whole, commit).entries:
                folder, _, name = path.rpartition("/")
                if name != SETTINGS_FILE or folder == self.gateway.folder:
                    continue
                tree = TreeFiles(replace(self.gateway, folder=folder), commit)
                rows = ((path, entry.blob) for path, entry in tree.entries.items())
                if _registers(self._joined(filter(_is_register, rows)), version):
                    yield tree

    def _joined(self, files: Iterable[tuple[str, str]]) -> Register:
        """Return the register in files, given by path and id; the same bytes are read once."""
        found: dict[str, tuple[Version, ...]] = {}
        for path, blob in files:
            if blob not in self._read:
                self._read[blob] = read_register(path, self.gateway.blob(blob))
            for document, rows in self._read[blob].items():
                found[document] = (*found.get(document, ()), *rows)
        return found


def verify(version: Version, ready: Ready) -> None:
    """Hold a text against the digest it was registered with.

    Raises RecordBroken when it is another text, or was meant for other parties.
    """
    if ready.digests.full != version.full:
        raise _broken(version, "texten har en annan kontrollsumma än registret")
    if ready.party_ids != version.parties:
        raise _broken(version, "raden har andra parter än texten")


def _is_register(file: tuple[str, str]) -> bool:
    return file[0].rpartition("/")[2] == VERSIONS_FILE


def _registers(register: Mapping[str, tuple[Version, ...]], version: Version) -> bool:
    return any(
        one.number == version.number and one.full == version.full
        for one in register.get(version.document, ())
    )


def _pins(ready: Ready) -> tuple[Pin, ...]:
    """Return the files of a text in a commit, as a row of the register pins them."""
    files = ready.loaded.files
    assert isinstance(files, TreeFiles), "a version is read from a commit"
    return tuple(
        Pin(one.metadata.id, files.entries[one.path].blob) for one in ready.sources
    )


def _anywhere(version: Version) -> Version:
    """Return a version without its place, which changes when rows above it do."""
    return replace(version, place=("", 1))


def _broken(version: Version, why: str) -> RecordBroken:
    file, line = version.place
    return RecordBroken(
        f"version {version.name} går inte att hitta: {why}",
        "hämta hela förrådet på nytt, eller återställ det från en kopia",
        file=file,
        line=line,
    )
