"""The files of the work tree: never written over when somebody has changed them."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from govdocs.errors import CannotWrite, RecordRefused
from govdocs.store.change import folders_of
from govdocs.store.durable import sync_files
from govdocs.store.entries import FILE_MODES, Entry, in_work_tree, staged
from govdocs.store.plumbing import Plumbing
from govdocs.text.files import error_words, replace_file

_EFFECTIVE = os.access in os.supports_effective_ids


def refuse_crossings(
    git: Plumbing, found: Mapping[str, Entry], paths: Iterable[str]
) -> None:
    """Raise RecordRefused for a path that is no plain file, or leads out of the tree."""
    for path in paths:
        here = found.get(path)
        if here and here.mode not in FILE_MODES:
            raise RecordRefused(f"{path} är ingen vanlig fil", "välj en annan plats")
        for folder in folders_of(path):
            mode = found[folder].mode if folder in found else "040000"
            if mode == "160000" or _is_other_repository(git, folder):
                raise RecordRefused(
                    f"{folder} är en undermodul", "spara i undermodulens eget förråd"
                )
            if mode != "040000" or _is_no_folder(git, folder):
                raise RecordRefused(f"{folder} är ingen mapp", "välj en annan plats")


def _is_other_repository(git: Plumbing, folder: str) -> bool:
    return git.place.top is not None and (git.place.top / folder / ".git").exists()


def _is_no_folder(git: Plumbing, folder: str) -> bool:
    if git.place.top is None:
        return False
    place = git.place.top / folder
    return place.is_symlink() or (place.exists() and not place.is_dir())


def refuse_dirty(
    git: Plumbing,
    before: Mapping[str, Entry],
    after: Mapping[str, str | None],
    like: str,
) -> None:
    """Raise RecordRefused when a file or its staged form has changes that are not saved.

    A file that already is as it is to be written has nothing to lose.
    """
    if git.place.top is None:
        return
    index = staged(git, after)
    for path, new in after.items():
        old = before[path].id if path in before else None
        entry = index.get(path)
        in_index = None if entry is None else entry.id if entry.mode != "0" else "0"
        on_disk = in_work_tree(git.place.top / path, like)
        if in_index not in {old, new} or on_disk not in {old, new}:
            raise RecordRefused(
                f"{path} har ändringar som inte är sparade",
                "spara dem med git commit eller ta bort dem med git restore",
            )


def stage_files(git: Plumbing, contents: Iterable[bytes | None]) -> None:
    """Write contents to the folder for work, synced, so that a rename is all that is left."""
    try:
        for count, content in enumerate(contents):
            if content is not None:
                (git.place.work / str(count)).write_bytes(content)
        sync_files(git.place.work.iterdir())
    except OSError as error:
        raise CannotWrite(git.place.work, error_words(error)) from error


def make_folders(top: Path, after: Mapping[str, str | None]) -> None:
    """Make the folders that new files will lie in.

    Raises CannotWrite when a file could not be given a new content there.
    """
    for path, new in after.items():
        folder = (top / path).parent
        try:
            if new is not None:
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(folder, error_words(error)) from error
        if folder.exists() and not os.access(folder, os.W_OK, effective_ids=_EFFECTIVE):
            raise CannotWrite(folder, error_words(OSError(errno.EACCES, "")))


def clear_folders(git: Plumbing, paths: Iterable[str]) -> None:
    """Remove folders that have become empty, as git does."""
    for path in paths:
        for folder in reversed(folders_of(path)):
            with suppress(OSError):
                if git.place.top is not None:
                    (git.place.top / folder).rmdir()


def place_file(git: Plumbing, count: int, path: Path, new: str | None) -> None:
    """Give a file its new content, or take it away."""
    prepared = git.place.work / str(count)
    if new is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if path.exists():
            prepared.chmod(path.stat().st_mode & 0o666)
        prepared.replace(path)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.ENOENT}:
            raise
        replace_file(path, git.run("cat-file", "blob", new))
