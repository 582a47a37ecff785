"""The note of a commit under way, so that another process can finish or clear it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from govdocs.store.place import Place
from govdocs.text.files import replace_file


@dataclass(frozen=True, slots=True)
class Journal:
    """A commit whose objects are on disk: what it moves, and the blobs before and after.

    `files` has repository paths with the id a file had and the id it gets.
    """

    branch: str
    old: str | None
    new: str
    tags: Mapping[str, str]
    files: Mapping[str, tuple[str | None, str | None]]

    @property
    def refs(self) -> tuple[str, ...]:
        """Return the full names of what the commit moves."""
        return (self.branch, *self.tags)


def write_journal(place: Place, journal: Journal) -> None:
    """Note a commit under way, on disk when this returns."""
    replace_file(place.own / "journal", json.dumps(asdict(journal)).encode())


def read_journal(place: Place) -> Journal | None:
    """Return the commit that was under way when somebody died; None when none was."""
    try:
        read = json.loads((place.own / "journal").read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    files = {path: (old, new) for path, (old, new) in read["files"].items()}
    return Journal(read["branch"], read["old"], read["new"], read["tags"], files)


def drop_journal(place: Place) -> None:
    """Forget the commit under way: it is all there, or nothing of it is."""
    (place.own / "journal").unlink(missing_ok=True)
