"""What a commit, the index and the work tree have at given paths."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from govdocs.store.plumbing import Plumbing

FILE_MODES = frozenset({"100644", "100755"})
NO_FILE = "-"
_FORMATS = {40: "sha1", 64: "sha256"}


class Entry(NamedTuple):
    """The mode and the id of what lies at a path."""

    mode: str
    id: str


def committed(
    git: Plumbing, head: str | None, paths: Iterable[str]
) -> dict[str, Entry]:
    """Return what a commit has at exactly these paths."""
    if head is None:
        return {}
    listed = git.run("ls-tree", "-t", "-z", "--full-tree", head, "--", *paths)
    found = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        facts, path = line.split("\t", 1)
        mode, _, name = facts.split(" ")
        found[path] = Entry(mode, name)
    return found


def staged(git: Plumbing, paths: Iterable[str]) -> dict[str, Entry]:
    """Return what the index has at these paths; a path in conflict has mode 0."""
    listed = git.run("ls-files", "-s", "-z", "--full-name", "--", *paths)
    found = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        facts, path = line.split("\t", 1)
        mode, name, stage = facts.split(" ")
        found[path] = Entry(mode if stage == "0" else "0", name)
    return found


def in_work_tree(path: Path, like: str) -> str | None:
    """Return the id a file has as it stands; None when there is none.

    What is not a file of its own has the id NO_FILE. `like` is an id of the repository.
    """
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    return id_of(path.read_bytes(), like) if stat.S_ISREG(mode) else NO_FILE


def id_of(content: bytes, like: str) -> str:
    """Return the id that git gives to the content of a file."""
    digest = hashlib.new(_FORMATS[len(like)], usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content))
    digest.update(content)
    return digest.hexdigest()
