"""What was learnt of the files of earlier commits, kept beside the memory of today's.

A file is known by its path and its bytes together, for many commits hold the same path.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.text.entry import Entry, Remembered, decode, encode
from govdocs.text.memory import Memory, filled, place_of


@dataclass
class Archive(Memory):
    """Entries by path and digest; `place` is None for an archive that lives for one run."""

    _seen: dict[str, Remembered] = field(default_factory=dict)

    def recall(self, path: str, digest: str) -> Remembered | None:
        """Return what is known of these bytes at this path; None when nothing is."""
        name = _name(path, digest)
        if name not in self._seen and name in self._old:
            try:
                self._seen[name] = decode(path, self._old[name])
            except (KeyError, TypeError, ValueError, IndexError):
                return None
            self._new[name] = self._old[name]
        return self._seen.get(name)

    def note(self, path: str, digest: str, known: Remembered) -> None:
        """Remember what was learnt of a file."""
        name = _name(path, digest)
        self._seen[name] = known
        if self.place is not None:
            self._new[name] = encode(digest, known)

    def recall_entry(self, path: str, digest: str) -> Entry | None:
        """Return the entry of these bytes at this path; None when there is none."""
        return super().recall_entry(_name(path, digest), digest)

    def note_entry(self, path: str, entry: Entry) -> None:
        """Keep an entry that is not of a document."""
        super().note_entry(_name(path, entry.digest), entry)

    @property
    def shape(self) -> str:
        """Return '': a commit that has been has no shape that anything rests on."""
        return ""


def archive_of(learnt: Iterable[tuple[str, str, Remembered]]) -> Archive:
    """Return an archive for one run, with what is known of files by path and digest.

    Most files are as they were when a text was saved, and are then not parsed again.
    """
    return Archive(_seen={_name(path, digest): known for path, digest, known in learnt})


def open_archive(root: Path) -> Archive:
    """Return the archive of a workspace, empty if it is from another program version."""
    return filled(Archive(place_of(root, "archive.lines")))


def _name(path: str, digest: str) -> str:
    return f"{digest[:16]}/{path}"
