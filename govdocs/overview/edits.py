"""What a proposal does to the files of a workspace, each known by what it was before."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass

from govdocs.store.gateway import Entry, Gateway

_ID = re.compile(rb"^id:\s*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_REGULAR = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True)
class File:
    """A file as a commit has it: where, its id in git, and how to get its bytes."""

    path: str
    blob: str
    read: Callable[[], bytes]
    is_regular: bool = True

    @property
    def is_data(self) -> bool:
        """Tell whether the file is a register."""
        return self.path.endswith((".yaml", ".yml"))

    @property
    def text(self) -> str | None:
        """Return the text of a document or a register; None for anything else."""
        if not self.is_regular or not (self.is_data or self.path.endswith(".md")):
            return None
        try:
            return self.read().decode("utf-8")
        except UnicodeDecodeError:
            return None


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; None where it is not there."""

    before: File | None
    after: File | None

    @property
    def name(self) -> str:
        """Return the path that the file is known by to all proposals on one base."""
        known = self.before or self.after
        assert known is not None, "an edit has a side"
        return known.path

    @property
    def label(self) -> str:
        """Return what people call the file: the id of its document, or its path."""
        known = self.before or self.after
        assert known is not None, "an edit has a side"
        return document_id(known) or known.path

    def is_same(self, other: Edit) -> bool:
        """Tell whether two proposals leave the file alike."""
        if self.after is None or other.after is None:
            return self.after is other.after
        one, two = self.after, other.after
        return (one.path, one.blob) == (two.path, two.blob)


def document_id(file: File) -> str | None:
    """Return the id in the front matter of a document; None for another file."""
    if not file.path.endswith(".md") or not file.is_regular:
        return None
    raw = file.read()
    found = _ID.search(raw, 0, max(raw.find(b"\n---", 3), 0))
    return found[1].decode() if found else None


def find_edits(gateway: Gateway, base: str, commit: str) -> dict[str, Edit]:
    """Return what a commit does to files of a base, by the path they had there.

    A document that has another path, and a file with the same bytes, is the same file.
    """
    edits = [
        Edit(_file(gateway, old) if old else None, _file(gateway, new) if new else None)
        for old, new in gateway.differing(base, commit)
    ]
    gone = {one.name: one.before for one in edits if one.before and not one.after}
    come = {one.name: one.after for one in edits if one.after and not one.before}
    names = _renamed(gone, come)
    moved = {*names, *names.values()}
    found = [one for one in edits if one.name not in moved]
    found += [Edit(gone[path], come[new]) for path, new in names.items()]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def _file(gateway: Gateway, entry: Entry) -> File:
    is_regular = entry.mode in _REGULAR

    def read() -> bytes:
        return gateway.blob(entry.blob)

    return File(entry.path, entry.blob, read, is_regular)


def _renamed(gone: Mapping[str, File], come: Mapping[str, File]) -> dict[str, str]:
    """Return new paths by old: the same document, or else the same bytes."""
    names: dict[str, str] = {}
    for key in (document_id, _blob):
        here, there = (
            _once(gone, names.keys(), key),
            _once(come, set(names.values()), key),
        )
        names |= {path: there[one] for one, path in here.items() if one in there}
    return names


def _blob(file: File) -> str | None:
    return file.blob


def _once(
    files: Mapping[str, File],
    taken: Container[str],
    key: Callable[[File], str | None],
) -> dict[str, str]:
    """Return paths by a key that only one of the files has."""
    found: dict[str, list[str]] = {}
    for path, file in files.items():
        name = None if path in taken else key(file)
        if name:
            found.setdefault(name, []).append(path)
    return {name: paths[0] for name, paths in found.items() if len(paths) == 1}
