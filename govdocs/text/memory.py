"""What was learnt of files read before, kept in the user's cache folder.

An entry counts only for the same bytes and the same program; a cache that is missing,
broken or not writable costs time and nothing else. It is a file of lines: the mark of
the program, the shape of a workspace where no rule found anything, and then one line for
each file, with tabs between its parts. An unchanged line is written back as it was read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from govdocs.errors import CannotWrite
from govdocs.model.finding import Finding
from govdocs.text.entry import Entry, Remembered, decode, encode
from govdocs.text.files import replace_file
from govdocs.text.registers import YamlFile
from govdocs.text.schema import schema_folder

# Each file of YAML that was read, by name and bytes, with what was wrong with it.
KnownYaml = dict[tuple[str, bytes], tuple[YamlFile, tuple[Finding, ...]]]


@dataclass
class Memory:
    """Entries by path; `place` is None for a memory that lives for one run.

    `faultless` is the shape of a workspace in which no rule about the whole found a fault;
    `registers` is what was read of YAML files in this run.
    """

    place: Path | None = None
    faultless: str = ""
    registers: KnownYaml = field(default_factory=dict)
    _old: dict[str, Entry] = field(default_factory=dict)
    _new: dict[str, Entry] = field(default_factory=dict)
    _saved: bytes = b""
    _decoded: dict[str, tuple[str, Remembered]] = field(default_factory=dict)

    def recall(self, path: str, digest: str) -> Remembered | None:
        """Return what is known of these bytes at this path; None when nothing is."""
        entry = self._old.get(path)
        if entry is None or entry.digest != digest:
            return None
        seen, known = self._decoded.get(path, ("", None))
        if known is None or seen != digest:
            try:
                known = decode(path, entry)
            except (KeyError, TypeError, ValueError, IndexError):
                return None
            self._decoded[path] = digest, known
        self._new[path] = entry
        return known

    def note(self, path: str, digest: str, known: Remembered) -> None:
        """Remember what was learnt of a file."""
        if self.place is not None:
            self._new[path] = encode(digest, known)
            self._decoded[path] = digest, known

    def recall_entry(self, path: str, digest: str) -> Entry | None:
        """Return the entry of these bytes at this path, as it was kept; None for none."""
        entry = self._old.get(path)
        if entry is None or entry.digest != digest:
            return None
        self._new[path] = entry
        return entry

    def note_entry(self, path: str, entry: Entry) -> None:
        """Keep an entry that is not of a document."""
        if self.place is not None:
            self._new[path] = entry

    @property
    def is_mostly_new(self) -> bool:
        """Tell whether most documents that this run met were not known from earlier ones."""
        met = {path: one for path, one in self._new.items() if one.shape}
        known = sum(self._old.get(path) is one for path, one in met.items())
        return 2 * known < len(met)

    def beside(self) -> Memory:
        """Return a memory for another state of the workspace, which knows what this does.

        What is learnt of that state is not to be saved.
        """
        return Memory(
            self.place,
            registers=self.registers,
            _old=self._old | self._new,
            _decoded=self._decoded,
        )

    @property
    def shape(self) -> str:
        """Return the digest of the shapes of this run's files; '' when none are kept."""
        if self.place is None:
            return ""
        covered = sha256(program_salt().encode())
        for path, entry in sorted(self._new.items()):
            covered.update(f"{path}:{len(entry.shape)}:".encode() + entry.shape)
        return covered.hexdigest()

    def save(self) -> None:
        """Write the entries of this run; a folder that cannot be written is no fault."""
        if self.place is None:
            return
        lines = [program_salt().encode(), self.faultless.encode()]
        lines += [_line(path, entry) for path, entry in self._new.items()]
        whole = b"\n".join(lines)
        if whole != self._saved:
            with suppress(CannotWrite):
                replace_file(self.place, whole)


Kind = TypeVar("Kind", bound=Memory)


def open_memory(root: Path) -> Memory:
    """Return the memory of a workspace, empty if it is from another program version."""
    return filled(Memory(place_of(root, "lines")))


def place_of(root: Path, ending: str) -> Path:
    """Return where something is kept about a workspace, in the user's cache folder."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return base / "govdocs" / f"{name}.{ending}"


def filled(memory: Kind) -> Kind:
    """Return a memory with what was saved at its place by the same program."""
    try:
        saved = memory.place.read_bytes() if memory.place else b""
        salt, faultless, *lines = saved.split(b"\n")
        if salt == program_salt().encode():
            entries = dict(map(_entry, lines))
            memory.faultless, memory._old, memory._saved = (
                faultless.decode(),
                entries,
                saved,
            )
    except (OSError, ValueError):
        pass
    return memory


def _line(path: str, entry: Entry) -> bytes:
    # No path that is read and no JSON text has a tab or a line feed in it.
    return b"\t".join((path.encode(), entry.digest.encode(), entry.shape, entry.rest))


def _entry(line: bytes) -> tuple[str, Entry]:
    path, digest, shape, rest = line.split(b"\t")
    return path.decode(), Entry(digest.decode(), shape, rest)


@cache
def program_salt() -> str:
    """Return a mark that changes whenever a file of the program or a schema does."""
    package = Path(__file__).resolve().parent.parent
    marks = []
    for folder in (package, schema_folder()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".json", ".html", ".css", ".js"}:
                stat = path.stat()
                marks.append(f"{path.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return sha256("\n".join(marks).encode()).hexdigest()
