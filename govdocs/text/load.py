"""Load a workspace: every file listed, read and judged once, unchanged ones from a cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from govdocs.errors import WorkspaceMissing
from govdocs.model.finding import Finding
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace
from govdocs.text.faults import Faults
from govdocs.text.folder import list_files
from govdocs.text.memory import Memory, Remembered
from govdocs.text.pictures import ENDINGS, measure
from govdocs.text.reading import Reading, read_document
from govdocs.text.registers import (
    REGISTER_FILES,
    SETTINGS_FILE,
    YamlFile,
    read_registers,
    read_settings,
    read_yaml_file,
)

# What a caller wants to know of each document on its own; see lint/run.py.
Inspect = Callable[[Reading], Iterable[Finding]]


@dataclass
class Loaded:
    """A workspace with a way to its texts; `inspected` is what `inspect` found."""

    root: Path
    workspace: Workspace
    inspected: tuple[Finding, ...]
    _readings: dict[str, Reading] = field(default_factory=dict)

    def reading(self, path: str) -> Reading:
        """Return the parsed file, read at most once."""
        if path not in self._readings:
            self._readings[path] = read_document(path, (self.root / path).read_bytes())
        return self._readings[path]


def find_root(start: Path) -> Path:
    """Return the nearest folder upwards that holds govdocs.yaml.

    Raises WorkspaceMissing.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise WorkspaceMissing(start)


def load(root: Path, inspect: Inspect, memory: Memory) -> Loaded:
    """Read every file of a workspace; what was read before comes from `memory`."""
    listing = list_files(root)
    faults = list(listing.faults)
    inspected: list[Finding] = []
    outlines: list[Outline] = []
    unreadable: set[str] = set()
    readings: dict[str, Reading] = {}
    for path in listing.files:
        if not is_document(path):
            continue
        raw = (root / path).read_bytes()
        known = memory.recall(path, sha256(raw).hexdigest())
        if known is None:
            reading = read_document(path, raw)
            readings[path] = reading
            findings = (*reading.faults, *inspect(reading))
            known = Remembered(reading.outline, reading.front, findings)
            if reading.source:
                memory.note(path, reading.source.digest, known)
        inspected += known.findings
        if known.outline:
            outlines.append(known.outline)
        else:
            unreadable.add(path)
    files, digest = _yaml_files(root, listing.files, faults)
    settings = read_settings(files[SETTINGS_FILE].data)
    workspace = Workspace(
        tuple(outlines),
        read_registers(files),
        settings,
        frozenset(listing.files),
        frozenset(unreadable),
        tuple(faults),
        {name: file.places for name, file in files.items()},
        digest,
        {
            path: measure(root / path)
            for path in listing.files
            if path.lower().endswith(ENDINGS)
        },
    )
    return Loaded(root, workspace, tuple(inspected), readings)


def is_document(path: str) -> bool:
    """Tell whether a file is a document; README.md explains the folder to people."""
    return path.endswith(".md") and path.rpartition("/")[2] != "README.md"


def _yaml_files(
    root: Path, listed: tuple[str, ...], faults: list[Finding]
) -> tuple[dict[str, YamlFile], str]:
    """Read settings and registers; the digest covers their names and bytes."""
    files: dict[str, YamlFile] = {SETTINGS_FILE: YamlFile({}, {})}
    covered = sha256()
    for name in (SETTINGS_FILE, *REGISTER_FILES):
        if name not in listed:
            continue
        raw = (root / name).read_bytes()
        own = Faults(name)
        files[name] = read_yaml_file(name, raw, own)
        faults += own.found
        covered.update(f"{name}:{len(raw)}:".encode() + raw)
    return files, covered.hexdigest()
