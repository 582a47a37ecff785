"""What the rules would say of a file that is not written yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.lint.compared import compare_findings
from govdocs.lint.run import inspect
from govdocs.model.finding import Finding
from govdocs.text.folder import Folder, Listing
from govdocs.text.load import load
from govdocs.text.memory import Memory


@dataclass(frozen=True, slots=True)
class _Joined:
    """The files of a folder with one more."""

    folder: Folder
    path: str
    content: bytes

    def listing(self) -> Listing:
        known = self.folder.listing()
        return Listing(tuple(sorted({*known.files, self.path})), known.faults)

    def read(self, path: str) -> bytes:
        return self.content if path == self.path else self.folder.read(path)


def foreseen(
    root: Path, path: str, content: bytes, on: date, memory: Memory
) -> tuple[Finding, ...]:
    """Return what a new file would add to the findings about a workspace, in order."""
    folder = Folder(root)
    now = load(root, inspect, memory, folder)
    then = load(root, inspect, memory, _Joined(folder, path, content))
    found = compare_findings(now, then, on).new
    return tuple(sorted(found, key=lambda one: one.order))
