"""What was learnt of files read before, kept as JSON in the user's cache folder.

An entry counts only for the same bytes and the same program; a cache that is missing,
broken or not writable costs time and nothing else.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from govdocs.errors import CannotWrite
from govdocs.model.finding import Finding, Location, Severity
from govdocs.model.outline import BlockLine, Citation, HeadingLine, Outline, Reference
from govdocs.text.files import replace_file
from govdocs.text.keys import read_metadata
from govdocs.text.schema import schema_folder
from govdocs.text.yaml import Data


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of one file: its outline, its front matter and its own findings."""

    outline: Outline | None
    front: Data
    findings: tuple[Finding, ...]


@dataclass
class Memory:
    """Entries by path; `place` is None for a memory that lives for one run."""

    place: Path | None = None
    _old: dict[str, Any] = field(default_factory=dict)
    _new: dict[str, Any] = field(default_factory=dict)
    _is_changed: bool = False

    def recall(self, path: str, digest: str) -> Remembered | None:
        """Return what is known of these bytes at this path; None when nothing is."""
        entry = self._old.get(path)
        if entry is None or entry.get("digest") != digest:
            return None
        try:
            known = _decoded(path, entry)
        except (KeyError, TypeError, ValueError, IndexError):
            return None
        self._new[path] = entry
        return known

    def note(self, path: str, digest: str, known: Remembered) -> None:
        """Remember what was learnt of a file."""
        if self.place is not None:
            self._new[path] = _encoded(digest, known)
            self._is_changed = True

    def save(self) -> None:
        """Write the entries of this run; a folder that cannot be written is no fault."""
        if self.place is None or not (
            self._is_changed or len(self._new) != len(self._old)
        ):
            return
        whole = {"salt": program_salt(), "files": self._new}
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        with suppress(CannotWrite):
            replace_file(self.place, text.encode("utf-8"))


def open_memory(root: Path) -> Memory:
    """Return the memory of a workspace, empty if it is from another program version."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    place = base / "govdocs" / f"{name}.json"
    try:
        whole = json.loads(place.read_bytes())
        known = whole["files"] if whole["salt"] == program_salt() else {}
    except (OSError, ValueError, KeyError, TypeError):
        known = {}
    return Memory(place, known if isinstance(known, dict) else {})


@cache
def program_salt() -> str:
    """Return a mark that changes whenever a file of the program or a schema does."""
    package = Path(__file__).resolve().parent.parent
    marks = []
    for folder in (package, schema_folder()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".json", ".html", ".css", ".js"}:
                stat = path.stat()
                marks.append(f"{path.name}:{stat.st_size}:{stat.st_mtime_ns}")
    return sha256("\n".join(marks).encode()).hexdigest()


def _encoded(digest: str, known: Remembered) -> dict[str, Any]:
    outline = known.outline
    entry: dict[str, Any] = {
        "digest": digest,
        "findings": [
            [
                one.code,
                one.severity.value,
                one.location.line,
                one.location.column,
                one.message,
                one.remedy,
            ]
            for one in known.findings
        ],
    }
    if outline:
        entry["front"] = known.front
        entry["places"] = outline.places
        entry["has_body"] = outline.has_body
        entry["headings"] = [
            [one.id, one.level, one.number, one.title, one.line]
            for one in outline.headings
        ]
        entry["blocks"] = [[one.id, one.line, one.heading] for one in outline.blocks]
        entry["references"] = [
            [one.target, one.label, one.line, one.column, one.heading, one.is_image]
            for one in outline.references
        ]
        entry["citations"] = [
            [
                one.words,
                one.sfs,
                one.name,
                one.has_chapter,
                one.has_section,
                one.line,
                one.column,
            ]
            for one in outline.citations
        ]
    return entry


def _decoded(path: str, entry: dict[str, Any]) -> Remembered:
    findings = tuple(
        Finding(code, Severity(level), Location(path, line, column), message, remedy)
        for code, level, line, column, message, remedy in entry["findings"]
    )
    if "front" not in entry:
        return Remembered(None, None, findings)
    outline = Outline(
        path,
        entry["digest"],
        read_metadata(entry["front"]),
        {key: (line, column) for key, (line, column) in entry["places"].items()},
        tuple(HeadingLine(*one) for one in entry["headings"]),
        tuple(BlockLine(*one) for one in entry["blocks"]),
        tuple(Reference(*one) for one in entry["references"]),
        tuple(Citation(*one) for one in entry["citations"]),
        entry["has_body"],
    )
    return Remembered(outline, entry["front"], findings)
