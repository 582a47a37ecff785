"""Make objects and refs last through a power cut: the files, and the folders they lie in.

git syncs a file and then renames it, and nobody syncs the folder; and it does not sync
at all what somebody else wrote before, which a commit of ours then builds upon.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from govdocs.store.plumbing import Plumbing

_MARK = "synced"
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def sync_objects(git: Plumbing, new: Iterable[str]) -> None:
    """Sync every loose object that the new ones lead to and that we have not synced."""
    objects = git.place.common / "objects"
    known = _read_mark(git.place.common)
    if known is None:
        _sync_frame(git)
    listed = git.line(
        "rev-list",
        "--objects",
        "--no-object-names",
        "--unpacked",
        "--ignore-missing",
        "--missing=allow-any",
        *new,
        *([f"^{known}"] if known else []),
    )
    files = [objects / name[:2] / name[2:] for name in listed.split("\n")]
    sync_files(files)
    sync_folders({objects, objects / "pack", *(file.parent for file in files)})


def _sync_frame(git: Plumbing) -> None:
    """Sync what makes a folder a repository, the first time that we write to it."""
    places = {git.place.git, git.place.common, git.place.common / "info"}
    sync_files(one for place in places for one in place.glob("*") if one.is_file())
    sync_folders(places)
    for folder in git.place.common.parents:
        with suppress(OSError):
            _sync(folder)


def mark_synced(git: Plumbing, head: str) -> None:
    """Note that a commit and all it builds upon are on disk; losing the note is no harm."""
    mark = git.place.common / "govdocs" / _MARK
    with suppress(OSError):
        mark.write_text(head, "utf-8")


def _read_mark(common: Path) -> str | None:
    try:
        mark = (common / "govdocs" / _MARK).read_text("utf-8")
    except (OSError, ValueError):
        return None
    return mark if _ID.fullmatch(mark) else None


def sync_refs(git: Plumbing, refs: Iterable[str]) -> None:
    """Sync refs, their logs, and the folders up to git's own."""
    common = git.place.common
    files = [common / "packed-refs", git.place.git / "logs" / "HEAD"]
    for ref in refs:
        files += [common / ref, common / "logs" / ref]
    sync_files(files)
    sync_folders({folder for file in files for folder in _up_to(common, file)})


def _up_to(top: Path, file: Path) -> Iterator[Path]:
    for folder in file.parents:
        yield folder
        if folder == top:
            return


def sync_files(files: Iterable[Path]) -> None:
    """Sync files; one that is not there has nothing to lose."""
    for file in files:
        with suppress(FileNotFoundError, NotADirectoryError):
            _sync(file)


def sync_folders(folders: Iterable[Path]) -> None:
    """Sync folders, so that the names in them last."""
    sync_files(sorted(folders))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
