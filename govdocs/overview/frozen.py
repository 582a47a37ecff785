"""The texts of a round as they were frozen, wherever they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govdocs.errors import GovdocsError
from govdocs.model.consultation import Consultation, Frozen
from govdocs.overview.at_revision import files_at
from govdocs.store.versions import Versions, open_history
from govdocs.text.folder import Files, Folder
from govdocs.text.load import Loaded, load, load_record
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready, find_ready


def frozen_texts(root: Path, asked: Consultation) -> Iterator[Ready]:
    """Yield the texts of a round that can be found as they were frozen.

    One that cannot is left out: what is asked about it can then not be told in detail.
    """
    for one in asked.texts:
        try:
            ready = frozen_text(root, one)
        except GovdocsError:
            continue
        if ready is not None:
            yield ready


def frozen_text(root: Path, one: Frozen) -> Ready | None:
    """Return a text by its version, its revision or else the files here.

    None when what is found has another digest. Raises what stops it from being read.
    """
    if one.version:
        ready = _version(root, one.document, one.version)
    else:
        ready = text_at(root, one.document, one.revision)
    if ready is None or ready.digests.full != one.digest:
        return None
    return ready


def text_at(root: Path, document: str, revision: str | None) -> Ready | None:
    """Return a text as it is in a commit, or in the files here without one.

    None when it is not there or cannot be read. Raises what stops git.
    """
    files = files_at(root, revision) if revision else Folder(root)
    return find_ready(loaded_from(root, files), document)


def loaded_from(root: Path, files: Files) -> Loaded:
    """Return a workspace as those files have it, judged by no rule."""
    return load(root, lambda reading: (), Memory(), files)


def _version(root: Path, document: str, number: str) -> Ready | None:
    gateway, head = open_history(root)
    versions = Versions(gateway, root, head)
    found = load_record(Folder(root)).record.find(document, number)
    return versions.ready(found) if found else None
