"""The history of one document: its own file and its parts, and the texts that were locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from govdocs.errors import UnknownDocument
from govdocs.model.finding import Finding
from govdocs.model.nearest import nearest
from govdocs.model.version import Version
from govdocs.store.history import Step, follow
from govdocs.store.versions import open_history
from govdocs.text.folder import Folder
from govdocs.text.load import find_document, is_document, load_record
from govdocs.text.reading import read_front
from govdocs.text.records import VERSIONS_FILE


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that a change touched, and the name it had before if it got a new one."""

    path: str
    was: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One saved change, its files, and the versions whose text was complete with it."""

    step: Step
    files: tuple[Touched, ...]
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentHistory:
    """Every change of a document, newest first.

    `faulty` are registers with errors, whose versions may be missing from the rows.
    """

    rows: tuple[Row, ...]
    faulty: tuple[str, ...]


def document_history(root: Path, document: str) -> DocumentHistory:
    """Return the history of a document, by its id.

    Raises UnknownDocument, NothingSaved or ShallowClone.
    """
    gateway, head = open_history(root)
    files = Folder(root)
    sources = _sources(files, document)
    steps = {name: follow(gateway, head, path) for name, path in sources.items()}
    read = load_record(files)
    versions = read.record.versions.get(document, ())
    return DocumentHistory(_rows(sources, steps, versions), _faulty(read.faults))


def _faulty(faults: Sequence[Finding]) -> tuple[str, ...]:
    """Return the registers of versions that have errors, each once."""
    paths = (one.location.file for one in faults if one.is_error)
    return tuple(dict.fromkeys(one for one in paths if one.endswith(VERSIONS_FILE)))


def _sources(files: Folder, document: str) -> dict[str, str]:
    """Return the paths of a publication and its parts, by id."""
    found = find_document(files, document)
    if found is None:
        raise UnknownDocument(document, nearest(document, _ids(files)))
    path, metadata = found
    parts = ((one, find_document(files, one)) for one in metadata.part_ids)
    return {document: path, **{one: part[0] for one, part in parts if part}}


def _ids(files: Folder) -> list[str]:
    """Return the ids of all documents."""
    paths = filter(is_document, files.listing().files)
    fronts = (read_front(path, files.read(path)) for path in paths)
    return [front.id for front in fronts if front]


def _rows(
    sources: Mapping[str, str],
    steps: Mapping[str, Sequence[Step]],
    versions: Sequence[Version],
) -> tuple[Row, ...]:
    """Join the files' histories, oldest first while the pins are matched."""
    by_commit: dict[str, Step] = {}
    touched: dict[str, list[tuple[str, Step]]] = {}
    for name, own in steps.items():
        for step in own:
            by_commit.setdefault(step.commit, step)
            touched.setdefault(step.commit, []).append((name, step))
    # Stable: commits of the same second keep git's own order.
    order = sorted(by_commit.values(), key=lambda one: -one.seconds)
    waiting, rows = list(versions), []
    blobs: dict[str, str] = {}
    for step in reversed(order):
        blobs |= {name: one.blob for name, one in touched[step.commit]}
        held = set(blobs.values())
        done = [one for one in waiting if {pin.blob for pin in one.pins} <= held]
        waiting = [one for one in waiting if one not in done]
        files = tuple(
            Touched(sources[name], one.was) for name, one in touched[step.commit]
        )
        rows.append(Row(step, files, tuple(one.number for one in done)))
    return tuple(reversed(rows))
