"""Which document each file is, known by the id of its bytes, so that few are read anew."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.errors import CannotWrite
from govdocs.store.corpus import TreeFiles
from govdocs.store.tree_names import SUBMODULE, SYMLINK
from govdocs.text.files import replace_file
from govdocs.text.load import is_document
from govdocs.text.memory import program_salt
from govdocs.text.reading import read_front

# The id of a document, then those of its parts; empty when the front matter has faults.
Names = tuple[str, ...]


@dataclass
class Fronts:
    """What is known of front matter; `place` is the file that keeps it between runs."""

    place: Path
    _old: dict[str, Names] = field(default_factory=dict)
    _new: dict[str, Names] = field(default_factory=dict)

    def paths_of(self, files: TreeFiles, documents: frozenset[str]) -> frozenset[str]:
        """Return the paths of documents and of their parts, and keep what was learnt."""
        found = {
            path: self._names(files, path)
            for path, entry in files.entries.items()
            if is_document(path) and entry.mode not in (SYMLINK, SUBMODULE)
        }
        wanted = documents.union(
            *(names[1:] for names in found.values() if documents & {*names[:1]})
        )
        self._save()
        return frozenset(path for path, names in found.items() if wanted & {*names[:1]})

    def _names(self, files: TreeFiles, path: str) -> Names:
        blob = files.entries[path].blob
        names = self._new.get(blob, self._old.get(blob))
        if names is None:
            front = read_front(path, files.read(path))
            names = (front.id, *front.part_ids) if front else ()
        self._new[blob] = names
        return names

    def _save(self) -> None:
        """Write what this run met; a folder that cannot be written is no fault."""
        if self._new != self._old:
            text = json.dumps({"program": program_salt(), "files": self._new})
            with suppress(CannotWrite):
                replace_file(self.place, text.encode())


def fronts_at(place: Path) -> Fronts:
    """Return what the same program has kept in a file; nothing when it cannot be read."""
    try:
        kept = json.loads(place.read_bytes())
        if kept["program"] != program_salt():
            return Fronts(place)
        return Fronts(place, {blob: tuple(one) for blob, one in kept["files"].items()})
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return Fronts(place)
