"""Freeze the texts of a round as they are saved, and find where the round is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govdocs.consultation.errors import ConsultationRefused
from govdocs.errors import (
    BadArgument,
    GovdocsError,
    NothingSaved,
    UnknownDocument,
    UnknownRevision,
)
from govdocs.model.consultation import Consultation, Frozen
from govdocs.model.nearest import nearest
from govdocs.overview.at_revision import sound_record
from govdocs.overview.frozen import loaded_from
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import open_gateway
from govdocs.text.consultations import FOLDER, ROUND_FILE
from govdocs.text.folder import Folder
from govdocs.text.load import load_consulted
from govdocs.text.publication import find_ready


def freeze(
    root: Path,
    names: Sequence[str],
    revision: str,
    faults: list[GovdocsError],
) -> tuple[Frozen, ...]:
    """Return the texts bound by their digests: `hsavtal@2.0`, or as a commit has them.

    What stops a text from being frozen is added to `faults`, and the text left out.
    """
    frozen: dict[str, Frozen] = {}
    faults += _freeze_versions(root, [one for one in names if "@" in one], frozen)
    plain = [one for one in names if "@" not in one]
    try:
        faults += _freeze_saved(root, plain, revision, frozen)
    except (NothingSaved, UnknownRevision, ConsultationRefused) as error:
        faults.append(error)
    return tuple(frozen[one] for one in names if one in frozen)


def _freeze_versions(
    root: Path, names: Sequence[str], frozen: dict[str, Frozen]
) -> Iterator[GovdocsError]:
    """Freeze locked versions; yield what stops each of the others, or all of them."""
    if not names:
        return
    try:
        record = sound_record(root).record
    except BadArgument as error:
        yield error
        return
    for name in dict.fromkeys(names):
        document, _, number = name.partition("@")
        found = record.find(document, number)
        if found is None:
            yield UnknownRevision(name, "se govdocs version list")
        else:
            frozen[name] = Frozen(document, found.full, version=number)


def _freeze_saved(
    root: Path, names: Sequence[str], revision: str, frozen: dict[str, Frozen]
) -> Iterator[GovdocsError]:
    """Freeze texts as a commit has them; yield which it lacks.

    Raises NothingSaved, UnknownRevision or ConsultationRefused for the commit.
    """
    if not names:
        return
    commit = _commit(root, revision)
    gateway = open_gateway(root)
    assert gateway is not None, "the commit was found in it"
    loaded = loaded_from(root, TreeFiles(gateway, commit))
    for name in dict.fromkeys(names):
        ready = find_ready(loaded, name)
        if ready is None:
            near = nearest(name, loaded.workspace.by_id)
            yield UnknownDocument(name, near, revision)
        else:
            frozen[name] = Frozen(name, ready.digests.full, revision=commit)


def unsaved(root: Path, texts: tuple[Frozen, ...]) -> tuple[str, ...]:
    """Return the documents whose text here is another than the one that is frozen."""
    loaded = loaded_from(root, Folder(root))
    return tuple(
        one.document
        for one in texts
        if one.revision
        and (
            (ready := find_ready(loaded, one.document)) is None
            or ready.digests.full != one.digest
        )
    )


def unsaved_consultees(root: Path, asked: Consultation) -> tuple[str, ...]:
    """Return those invited whom the last commit does not have in the register."""
    gateway = open_gateway(root)
    commit = gateway.resolve("HEAD") if gateway else None
    if gateway is None or commit is None:
        return ()
    saved = load_consulted(TreeFiles(gateway, commit), asked.id).registers.consultees
    known = {one.id for one in saved}
    return tuple(one for one in asked.invited_ids if one not in known)


def place_of_round(root: Path, name: str, document: str) -> str:
    """Return the path of remiss.yaml: beside the publication, in its topmost folder."""
    for path in Folder(root).listing().files:
        if path.endswith(".md") and f"\nid: {document}\n" in (root / path).read_text(
            "utf-8", "replace"
        ).replace("\r", ""):
            top, _, rest = path.partition("/")
            return f"{top + '/' if rest else ''}{FOLDER}/{name}/{ROUND_FILE}"
    return f"{FOLDER}/{name}/{ROUND_FILE}"


def _commit(root: Path, revision: str) -> str:
    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    commit = gateway.resolve(revision)
    if commit is None and gateway.head() is None:
        raise NothingSaved(has_repository=True)
    if commit is None:
        raise UnknownRevision(revision, "skriv till exempel HEAD~1")
    if len(commit) != 40:
        raise ConsultationRefused(
            "förrådet är gjort med sha256, och ur ett sådant kan texter inte frysas",
            "gör ett nytt med git init --object-format=sha1",
        )
    return commit
