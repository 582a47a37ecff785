"""Load a workspace: every file listed, read and judged once, unchanged ones from a cache."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from govdocs.errors import WorkspaceMissing
from govdocs.model.consulted import Consulted
from govdocs.model.decision_path import is_decision
from govdocs.model.finding import Finding
from govdocs.model.metadata import Metadata
from govdocs.model.milestone import Milestone
from govdocs.model.outline import Outline
from govdocs.model.question import Question
from govdocs.model.record import Record
from govdocs.model.register import Registers
from govdocs.model.settings import Settings
from govdocs.model.workspace import Workspace
from govdocs.text.consultations import (
    ANSWER,
    ROUND,
    consultation_schema,
    read_consulted,
)
from govdocs.text.consultations import FOLDER as ROUNDS_FOLDER
from govdocs.text.entry import Remembered
from govdocs.text.folder import Files, Folder, Listing
from govdocs.text.memory import Memory
from govdocs.text.pictures import ENDINGS, measure
from govdocs.text.questions import is_question, read_question
from govdocs.text.reading import Reading, read_document, read_front
from govdocs.text.records import RECORD_FILES, RecordFile, read_records
from govdocs.text.registers import (
    BODIES_FILE,
    PARTIES_FILE,
    REGISTER_FILES,
    SCHEDULE_FILE,
    SETTINGS_FILE,
    YamlFile,
    read_registers,
    read_settings,
)
from govdocs.text.yaml_entry import read_once

# What a caller wants to know of each document on its own; see lint/run.py.
Inspect = Callable[[Reading], Iterable[Finding]]


@dataclass
class Loaded:
    """A workspace with a way to its texts; `inspected` is what `inspect` found.

    `root` is its folder on disk, also when `files` are those of an earlier revision.
    """

    root: Path
    files: Files
    workspace: Workspace
    inspected: tuple[Finding, ...]
    _readings: dict[str, Reading] = field(default_factory=dict)

    @property
    def learnt(self) -> Iterator[tuple[str, str, Remembered]]:
        """Yield path, digest and what is known of each file that was parsed."""
        for path, one in self._readings.items():
            if one.source:
                known = Remembered(one.outline, one.front, one.faults)
                yield path, one.source.digest, known

    def reading(self, path: str) -> Reading:
        """Return the parsed file, read at most once."""
        if path not in self._readings:
            self._readings[path] = read_document(path, self.files.read(path))
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


def load(
    root: Path, inspect: Inspect, memory: Memory, files: Files | None = None
) -> Loaded:
    """Read every file of a workspace; what was read before comes from `memory`.

    `files` is where the bytes come from, when it is not the folder itself.
    """
    files = files or Folder(root)
    listing = files.listing()
    documents = _documents(files, listing.files, inspect, memory)
    yaml = _yaml_files(files, listing.files, memory)
    registers = yaml.files
    settings = read_settings(registers[SETTINGS_FILE].data)
    pictures = {
        path: measure(files.read(path))
        for path in listing.files
        if path.lower().endswith(ENDINGS)
    }
    workspace = Workspace(
        outlines=tuple(documents.outlines),
        registers=read_registers(registers),
        settings=settings,
        files=frozenset(listing.files),
        unreadable=frozenset(documents.unreadable),
        faults=(*listing.faults, *yaml.faults),
        register_places={name: file.places for name, file in registers.items()},
        digest=yaml.digest,
        pictures=pictures,
        record=_record(registers),
        shape=_shape(
            memory.shape,
            yaml.digest,
            yaml.recorded,
            listing.files,
            sorted(documents.unreadable),
            pictures,
        ),
        questions=_questions(registers),
        consulted=_consulted(registers),
        unread=yaml.unread.union(
            one.location.file for one in _hiding(listing, is_yaml)
        ),
    )
    found, read = tuple(documents.findings), documents.readings
    return Loaded(root, files, workspace, found, read)


@dataclass(slots=True)
class _Documents:
    """The documents of a workspace as they are read, one after another."""

    findings: list[Finding] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    readings: dict[str, Reading] = field(default_factory=dict)


def _documents(
    files: Files, listed: Iterable[str], inspect: Inspect, memory: Memory
) -> _Documents:
    """Read every document, or recall what was known of the same bytes."""
    found = _Documents()
    for path in filter(is_document, listed):
        raw = files.read(path)
        known = memory.recall(path, sha256(raw).hexdigest())
        if known is None:
            reading = read_document(path, raw)
            found.readings[path] = reading
            findings = (*reading.faults, *inspect(reading))
            known = Remembered(reading.outline, reading.front, findings)
            if reading.source:
                memory.note(path, reading.source.digest, known)
        found.findings += known.findings
        if known.outline:
            found.outlines.append(known.outline)
        else:
            found.unreadable.add(path)
    return found


@dataclass(frozen=True, slots=True)
class RecordRead:
    """The record, parties and bodies of a workspace, read without its documents.

    `unread` are those of their files that could not be read.
    """

    record: Record
    registers: Registers
    faults: tuple[Finding, ...]
    unread: frozenset[str]


def load_record(files: Files, memory: Memory | None = None) -> RecordRead:
    """Read what decides which version binds whom, and nothing else.

    What was read before comes from `memory`; what is new to it is not saved.
    """
    listing = files.listing()
    decisive = tuple(
        path
        for path in listing.files
        if path in (PARTIES_FILE, BODIES_FILE) or is_record(path)
    )
    read = _yaml_files(files, decisive, memory or Memory())
    registers = read_registers(read.files)
    hidden = [*_hiding(listing, is_record)]
    unread = read.unread.union(one.location.file for one in hidden)
    return RecordRead(_record(read.files), registers, (*hidden, *read.faults), unread)


def _hiding(listing: Listing, wanted: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield why files that are wanted cannot be read at all."""
    for one in listing.faults:
        path = one.location.file
        if one.is_error and wanted(path) and path not in listing.files:
            yield one


@dataclass(frozen=True, slots=True)
class ConsultedRead:
    """The rounds of a workspace with its registers and settings, without its documents."""

    consulted: Consulted
    registers: Registers
    settings: Settings
    files: frozenset[str]
    faults: tuple[Finding, ...]


def load_consulted(
    files: Files,
    round_: str | None = None,
    memory: Memory | None = None,
    whose: str | None = None,
) -> ConsultedRead:
    """Read what lies below remisser/, of one round or of all, and the registers.

    What was read before comes from `memory`; what is new to it is not saved. `whose` asks
    for the rounds with the answers of one instance alone, and no replies.
    """
    listing = files.listing()
    listed = listing.files
    below = f"/{ROUNDS_FOLDER}/{round_}/" if round_ else f"/{ROUNDS_FOLDER}/"
    needed = tuple(
        path
        for path in listed
        if path in (SETTINGS_FILE, *REGISTER_FILES)
        or (below in f"/{path}" and _is_asked(files, path, whose))
    )
    read = _yaml_files(files, needed, memory or Memory())
    return ConsultedRead(
        _consulted(read.files),
        read_registers(read.files),
        read_settings(read.files[SETTINGS_FILE].data),
        frozenset(listed),
        (*_unusable(listing, below), *read.faults),
    )


def _unusable(listing: Listing, below: str) -> Iterator[Finding]:
    """Yield faults of what cannot be read at all below a folder, or in its way."""
    for one in listing.faults:
        place = f"/{one.location.file}"
        is_folder = place.endswith((f"/{ROUNDS_FOLDER}", below.rstrip("/")))
        is_file = below in place and consultation_schema(place[1:]) is not None
        if one.is_error and (is_folder or is_file) and place[1:] not in listing.files:
            yield one


def _is_asked(files: Files, path: str, whose: str | None) -> bool:
    """Tell whether a file is one of a round; of answers, one that may be by `whose`."""
    schema = consultation_schema(path)
    if whose is None or schema in (None, ROUND):
        return schema is not None
    return schema == ANSWER and whose.encode() in files.read(path)


@dataclass(frozen=True, slots=True)
class ScheduleRead:
    """The plan of a workspace, and the names of those who can own a milestone, by id."""

    milestones: tuple[Milestone, ...]
    names: dict[str, str]
    faults: tuple[Finding, ...]


def load_schedule(root: Path) -> ScheduleRead:
    """Read the plan of a workspace and nothing that it does not need."""
    files = Folder(root)
    needed = {SCHEDULE_FILE, BODIES_FILE, PARTIES_FILE}
    listed = tuple(path for path in files.listing().files if path in needed)
    read = _yaml_files(files, listed, Memory())
    registers = read_registers(read.files)
    names = {one.id: one.name for one in registers.parties}
    names |= {one.id: one.name for one in registers.bodies}
    return ScheduleRead(registers.milestones, names, read.faults)


def find_document(files: Files, document: str) -> tuple[str, Metadata] | None:
    """Return the path and front matter of one document, reading no other to its end."""
    line = re.compile(
        rb"^id:\s*[\"']?" + re.escape(document.encode()) + rb"[\"']?\s*$", re.M
    )
    for path in files.listing().files:
        if not is_document(path):
            continue
        raw = files.read(path)
        if line.search(raw, 0, raw.find(b"\n---", 3)):
            found = read_front(path, raw)
            if found and found.id == document:
                return path, found
    return None


def _record(registers: Mapping[str, YamlFile]) -> Record:
    return read_records(
        RecordFile(name, file.data, file.places)
        for name, file in registers.items()
        if is_record(name)
    )


def _questions(registers: Mapping[str, YamlFile]) -> tuple[Question, ...]:
    return tuple(
        read_question(name, file.data)
        for name, file in registers.items()
        if is_question(name) and file.data
    )


def _consulted(registers: Mapping[str, YamlFile]) -> Consulted:
    return read_consulted(
        (name, file.data, file.places)
        for name, file in registers.items()
        if consultation_schema(name)
    )


def _shape(of_documents: str, *more: object) -> str:
    return of_documents and sha256(repr((of_documents, more)).encode()).hexdigest()


def is_document(path: str) -> bool:
    """Tell whether a file is a document; README.md explains the folder to people."""
    return path.endswith(".md") and path.rpartition("/")[2] != "README.md"


def is_record(path: str) -> bool:
    """Tell whether a file has versions, events or a decision; it can lie in any folder."""
    return path.rpartition("/")[2] in RECORD_FILES or is_decision(path)


def is_yaml(path: str) -> bool:
    """Tell whether a file is YAML that we know, by its path."""
    return path in (SETTINGS_FILE, *REGISTER_FILES) or is_aside(path)


def is_aside(path: str) -> bool:
    """Tell whether a file is YAML about the texts, rather than a register they rest on."""
    return is_record(path) or is_question(path) or bool(consultation_schema(path))


@dataclass(frozen=True, slots=True)
class _YamlRead:
    """Settings, registers and all YAML beside, with what is wrong with them.

    `digest` covers every byte but of what stands beside, which `recorded` covers, for an
    event changes no text. `unread` are the files with faults that gave nothing.
    """

    files: dict[str, YamlFile]
    faults: tuple[Finding, ...]
    unread: frozenset[str]
    digest: str
    recorded: str


def _yaml_files(files: Files, listed: tuple[str, ...], memory: Memory) -> _YamlRead:
    """Read those files of a listing that are YAML we know."""
    faults: list[Finding] = []
    unread: set[str] = set()
    found: dict[str, YamlFile] = {SETTINGS_FILE: YamlFile({}, {})}
    covered, recorded = sha256(), sha256()
    there = frozenset(listed)
    aside = (one for one in listed if is_aside(one))
    records = dict.fromkeys(aside)
    for name in (SETTINGS_FILE, *REGISTER_FILES, *records):
        if name not in there:
            continue
        raw = files.read(name)
        found[name], told = read_once(memory, name, raw)
        faults += told
        if told and not found[name].data:
            unread.add(name)
        one = recorded if name in records else covered
        one.update(f"{name}:{len(raw)}:".encode() + raw)
    return _YamlRead(
        found,
        tuple(faults),
        frozenset(unread),
        covered.hexdigest(),
        recorded.hexdigest(),
    )
