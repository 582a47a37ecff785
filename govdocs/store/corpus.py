"""The files of a workspace as they stood in one commit, read from the object store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from govdocs.model.finding import Finding
from govdocs.store.gateway import Entry, Gateway
from govdocs.store.tree_names import SUBMODULE, SYMLINK, is_hidden, judge_entry
from govdocs.text.folder import Listing
from govdocs.text.load import Inspect, Loaded, load
from govdocs.text.memory import Memory
from govdocs.text.names import collisions, printable
from govdocs.text.registers import SETTINGS_FILE


@dataclass(frozen=True)
class TreeFiles:
    """The workspace's files in one commit; nothing is read from the work tree.

    `kept` holds bytes by their id, when several commits are read after each other.
    """

    gateway: Gateway
    commit: str
    kept: dict[str, bytes] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Return the tree's files by path."""
        return {entry.path: entry for entry in self._rows}

    @cached_property
    def _rows(self) -> tuple[Entry, ...]:
        """Return the tree's files; a broken tree can hold a name twice."""
        return self.gateway.tree(self.commit)

    def listing(self) -> Listing:
        """Return the usable files, sorted, and the faults of the rest."""
        files: list[str] = []
        found: list[Finding] = []
        folders: set[str] = set()
        for path, entry in self.entries.items():
            found += judge_entry(entry, folders, self.gateway)
            if (
                not is_hidden(path)
                and printable(path) == path
                and entry.mode != SYMLINK
            ):
                files.append(path)
        found += collisions(sorted([*(one.path for one in self._rows), *folders]))
        usable = (path for path in files if self.entries[path].mode != SUBMODULE)
        return Listing(tuple(sorted(usable)), tuple(found))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the tree."""
        name = self.entries[path].blob
        if self.kept is None:
            return self.gateway.blob(name)
        if name not in self.kept:
            self.kept[name] = self.gateway.blob(name)
        return self.kept[name]


def trees_at(gateway: Gateway, commit: str) -> Iterator[TreeFiles]:
    """Yield a workspace in a commit: in the folder it has now, or else wherever it lay."""
    here = TreeFiles(gateway, commit)
    if SETTINGS_FILE in here.entries:
        yield here
        return
    for entry in replace(gateway, folder="").tree(commit):
        folder, _, name = entry.path.rpartition("/")
        if name == SETTINGS_FILE:
            yield TreeFiles(replace(gateway, folder=folder), commit)


def load_revision(
    gateway: Gateway, root: Path, commit: str, inspect: Inspect, memory: Memory
) -> Loaded:
    """Load a workspace as it stood in a commit; `root` is where it lies on disk."""
    return load(root, inspect, memory, TreeFiles(gateway, commit))
