"""List the files of a workspace, and judge their names and kinds before reading any.

Links are never followed, so nothing outside the folder can be read.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from govdocs.model.finding import Finding
from govdocs.text.faults import Faults
from govdocs.text.names import (
    collisions,
    judge_attributes,
    judge_ending,
    judge_folder,
    judge_git_name,
    judge_name,
    printable,
)

# The folder of a built site: the name of its link, and a digest.
_BUILT = re.compile(r"(.+)\.[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: paths of usable files, and the faults of the rest."""

    files: tuple[str, ...]
    faults: tuple[Finding, ...]


class Files(Protocol):
    """Where the bytes of a workspace come from: its folder, or a revision in git."""

    def listing(self) -> Listing:
        """Return the usable files, sorted, and the faults of the rest."""
        ...

    def read(self, path: str) -> bytes:
        """Return the bytes of a file that was listed."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a workspace as they lie on disk."""

    root: Path

    def listing(self) -> Listing:
        """Return the usable files, sorted, and the faults of the rest."""
        return list_files(self.root)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file that was listed."""
        return (self.root / path).read_bytes()


def list_files(root: Path) -> Listing:
    """List regular files below a workspace, sorted; hidden files and sites are left out."""
    files: list[str] = []
    names: list[str] = []
    found: list[Finding] = []
    for path, entry in _walk(root, ""):
        faults = Faults(printable(path))
        if entry.name.startswith("."):
            _judge_hidden(entry, faults)
        else:
            names.append(path)
            # A file whose name no line can show is told of, and left unread.
            if _is_usable(entry, faults) and printable(path) == path:
                files.append(path)
            if entry.is_dir(follow_symlinks=False):
                judge_folder(path, faults)
            else:
                judge_name(entry.name, faults, is_folder=False)
            judge_ending(path, faults)
        found += faults.found
    found += collisions(sorted(names))
    return Listing(tuple(sorted(files)), tuple(found))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that lies below a folder, but not what hidden folders hold."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda one: one.name)
    for entry in listed:
        if not entry.name.startswith(".") and _is_site(Path(entry.path)):
            continue
        path = f"{prefix}{entry.name}"
        yield path, entry
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and not entry.name.startswith(".") and not _is_repository(entry):
            yield from _walk(Path(entry.path), f"{path}/")


def is_site_of(link: str, target: str) -> bool:
    """Tell whether a link of this name leads to a folder that `build` has made for it."""
    built = _BUILT.fullmatch(target)
    return built is not None and built[1] == link


def is_left_out(root: Path, path: str) -> bool:
    """Tell whether a path below a workspace is hidden, or part of a built site."""
    parts = PurePosixPath(path).parts
    places = (root.joinpath(*parts[:count]) for count in range(1, len(parts) + 1))
    return any(one.name.startswith(".") or _is_site(one) for one in places)


def is_in_workspace(root: Path, place: Path) -> bool:
    """Tell whether what is written at a place would be read as a file of a workspace."""
    real, top = place.resolve(), root.resolve()
    if not real.is_relative_to(top):
        return False
    return not is_left_out(top, real.relative_to(top).as_posix())


def _is_site(place: Path) -> bool:
    """Tell whether a place is a built site, or the link to one."""
    if place.is_symlink():
        return is_site_of(place.name, str(place.readlink()))
    return _BUILT.fullmatch(place.name) is not None and place.is_dir()


def _is_repository(folder: os.DirEntry[str]) -> bool:
    try:
        return Path(folder.path, ".git").exists()
    except PermissionError:
        return False  # the folder is named when it is listed, and not .git


def _is_usable(entry: os.DirEntry[str], faults: Faults) -> bool:
    if entry.is_dir(follow_symlinks=False):
        if _is_repository(entry):
            faults.add(
                "GD017",
                1,
                1,
                "mappen är ett eget git-förråd (undermodul)",
                "flytta ut det, eller lägg filerna direkt i arbetsytan",
            )
        return False
    if not entry.is_file(follow_symlinks=False):
        what = "en symbolisk länk" if entry.is_symlink() else "ingen vanlig fil"
        faults.add("GD012", 1, 1, f"filen är {what}", "ersätt den med en vanlig fil")
        return False
    mode = entry.stat(follow_symlinks=False).st_mode
    if mode & stat.S_IXUSR:
        faults.add("GD015", 1, 1, "filen är körbar", f"kör chmod 644 {faults.file}")
    return True


def _judge_hidden(entry: os.DirEntry[str], faults: Faults) -> None:
    """Find files that make git hide changes or fetch from elsewhere."""
    judge_git_name(entry.name, faults)
    if entry.name == ".gitattributes" and _is_usable(entry, faults):
        judge_attributes(Path(entry.path).read_text("utf-8", "replace"), faults)
