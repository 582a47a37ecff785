"""The folder that a site is written in; what lies there from before can be kept.

A file may have a second name in a site that is published, so none is ever written over:
the old name is removed first.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.render.manifest import Sign, sign_of


@dataclass
class Draft:
    """A folder, and the signs of the files in it by path."""

    folder: Path
    signs: dict[str, Sign] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)

    def look(self) -> None:
        """Take down what lies in the folder; what is neither file nor folder is removed."""
        for path, found in walk(self.folder):
            if stat.S_ISREG(found.st_mode):
                self.signs[path] = sign_of(found)
            elif stat.S_ISDIR(found.st_mode):
                self._folders.add(path)
            else:
                (self.folder / path).unlink()

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        place = self._free(path)
        place.write_bytes(content)
        self.signs[path] = sign_of(place.stat())

    def take(self, path: str, source: Path) -> None:
        """Give a file of another folder a second name here; copy it where none can be."""
        place = self._free(path)
        try:
            os.link(source, place)
        except OSError:
            shutil.copyfile(source, place)
        self.signs[path] = sign_of(place.stat())

    def keep_only(self, paths: Iterable[str]) -> None:
        """Remove all other files, and the folders that are then empty."""
        kept = set(paths)
        for path in self.signs.keys() - kept:
            (self.folder / path).unlink()
            del self.signs[path]
        needed = {one for path in kept for one in _above(path)}
        for path in sorted(self._folders - needed, reverse=True):
            (self.folder / path).rmdir()
            self._folders.remove(path)

    def _free(self, path: str) -> Path:
        """Return the place of a file, with nothing there but the folders above it."""
        place = self.folder / path
        if path in self.signs:
            place.unlink()
            del self.signs[path]
        above = path.rpartition("/")[0]
        if above and above not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.update(_above(path))
        return place


def walk(folder: Path, prefix: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Yield all that lies below a folder, with its state; links are not followed."""
    with os.scandir(folder / prefix) as entries:
        listed = list(entries)
    for entry in listed:
        path = prefix + entry.name
        yield path, entry.stat(follow_symlinks=False)
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder, f"{path}/")


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a file lies in, nearest first."""
    while path := path.rpartition("/")[0]:
        yield path
