"""GD447: a round that says something else than it did, while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.consultation.kept import REMEDY, what_changed
from govdocs.lint.rule import Hit, at_entry
from govdocs.model.consultation import Consultation
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway
from govdocs.store.staged import StagedFiles
from govdocs.text.consultations import ROUND, consultation_schema, read_round
from govdocs.text.faults import Faults
from govdocs.text.folder import Files
from govdocs.text.load import Loaded
from govdocs.text.registers import read_yaml_file


def kept_round(loaded: Loaded, gateway: Gateway, on: date) -> Iterator[Hit]:
    """Find rounds that are not as the last commit has them, but for what may be added.

    What was changed and committed is for the hook of the server, which sees both.
    """
    head = gateway.head()
    if head is None or _is_saved(loaded.files):
        return
    workspace = loaded.workspace
    for asked in _edited(loaded, gateway, head):
        if asked.is_open(on) and asked.place[0] not in workspace.unread:
            now = workspace.consulted.round(asked.id)
            file = now.place[0] if now else asked.place[0]
            for key, words in what_changed(asked, now):
                yield at_entry(workspace, file, key, words, REMEDY)


def _is_saved(files: Files) -> bool:
    """Tell whether what is judged is a commit itself, with nothing to save upon it."""
    return isinstance(files, TreeFiles) and not isinstance(files, StagedFiles)


def _edited(loaded: Loaded, gateway: Gateway, head: str) -> Iterator[Consultation]:
    """Yield rounds as a commit has them, where the file here has other bytes."""
    here = loaded.workspace.files
    for entry in gateway.tree(head):
        if consultation_schema(entry.path) != ROUND:
            continue
        raw = gateway.blob(entry.blob)
        if entry.path in here and loaded.files.read(entry.path) == raw:
            continue
        saved = read_yaml_file(entry.path, raw, Faults(entry.path))
        if saved.data:
            yield read_round(entry.path, saved.data)
