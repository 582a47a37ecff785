"""The files of a workspace as they stood in one commit, read from the object store."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from govdocs.model.finding import Finding
from govdocs.store.gateway import Entry, Gateway
from govdocs.text.faults import Faults
from govdocs.text.folder import Listing
from govdocs.text.load import Inspect, Loaded, load
from govdocs.text.memory import Memory
from govdocs.text.names import (
    collisions,
    judge_attributes,
    judge_ending,
    judge_git_name,
    judge_name,
    leads_out,
    printable,
)

_PLAIN, _EXECUTABLE, _SYMLINK, _SUBMODULE = "100644", "100755", "120000", "160000"


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
            hidden, faults = self._judge(path, entry, folders)
            found += faults
            if not hidden and printable(path) == path and entry.mode != _SYMLINK:
                files.append(path)
        found += collisions(sorted([*(one.path for one in self._rows), *folders]))
        usable = (path for path in files if self.entries[path].mode != _SUBMODULE)
        return Listing(tuple(sorted(usable)), tuple(found))

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the tree."""
        name = self.entries[path].blob
        if self.kept is None:
            return self.gateway.blob(name)
        if name not in self.kept:
            self.kept[name] = self.gateway.blob(name)
        return self.kept[name]

    def _judge(
        self, path: str, entry: Entry, folders: set[str]
    ) -> tuple[bool, list[Finding]]:
        """Judge the name and kind of a file, and of folders not seen before."""
        found: list[Finding] = []
        steps = path.split("/")
        for count in range(1, len(steps)):
            folder = "/".join(steps[:count])
            if folder not in folders:
                folders.add(folder)
                found += _judge_folder(folder, path)
        hidden = any(step.startswith(".") or not step for step in steps)
        faults = Faults(printable(path))
        _judge_mode(entry.mode, faults)
        if leads_out(steps[-1]):
            _add_way_out(steps[-1], "fil", faults)
        else:
            judge_git_name(steps[-1], faults)
        if steps[-1] == ".gitattributes" and entry.mode == _PLAIN:
            judge_attributes(self.read(path).decode("utf-8", "replace"), faults)
        if not hidden:
            judge_name(steps[-1], faults, is_folder=False)
            judge_ending(path, faults)
        return hidden, found + faults.found


def load_revision(
    gateway: Gateway, root: Path, commit: str, inspect: Inspect, memory: Memory
) -> Loaded:
    """Load a workspace as it stood in a commit; `root` is where it lies on disk."""
    return load(root, inspect, memory, TreeFiles(gateway, commit))


def _judge_folder(folder: str, path: str) -> list[Finding]:
    """Judge the name of a folder, found above a file of this path."""
    name = folder.rpartition("/")[2]
    faults = Faults(printable(folder if name else path))
    if leads_out(name):
        _add_way_out(name, "mapp", faults)
    elif not name.startswith("."):
        judge_name(name, faults, is_folder=True)
    return faults.found


def _add_way_out(name: str, kind: str, faults: Faults) -> None:
    shown = printable(name) or "/"
    words = f'{kind}namnet "{shown}" kan få git att skriva utanför arbetsytan'
    faults.add("GD013", 1, 1, words, f"ta bort {kind}en ur den sparade ändringen")


def _judge_mode(mode: str, faults: Faults) -> None:
    if mode == _SYMLINK:
        words = "filen är en symbolisk länk"
        faults.add("GD012", 1, 1, words, "ersätt den med en vanlig fil")
    elif mode == _SUBMODULE:
        faults.add(
            "GD017",
            1,
            1,
            "mappen är ett eget git-förråd (undermodul)",
            "flytta ut det, eller lägg filerna direkt i arbetsytan",
        )
    elif mode == _EXECUTABLE:
        faults.add("GD015", 1, 1, "filen är körbar", f"kör chmod 644 {faults.file}")
