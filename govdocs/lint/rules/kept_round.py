"""GD447: a round that says something else than it did, while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.consultation.kept import REMEDY, what_changed
from govdocs.lint.rule import Hit, at_entry
from govdocs.model.consultation import Consultation
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway
from govdocs.store.proofs import Proofs
from govdocs.store.staged import StagedFiles
from govdocs.text.consultations import ROUND, consultation_schema, read_round
from govdocs.text.faults import Faults
from govdocs.text.folder import Files
from govdocs.text.load import Loaded
from govdocs.text.registers import read_yaml_file


def kept_round(
    loaded: Loaded, gateway: Gateway, proofs: Proofs, on: date
) -> Iterator[Hit]:
    """Find rounds that are not as the last commit has them, but for what may be added.

    What was changed and committed is for the hook of the server, which sees both.
    """
    head = gateway.head()
    if head is None or _is_saved(loaded.files):
        return
    workspace = loaded.workspace
    for asked in _edited(loaded, gateway, proofs, head):
        if asked.is_open(on) and asked.place[0] not in workspace.unread:
            now = workspace.consulted.round(asked.id)
            file = now.place[0] if now else asked.place[0]
            for key, words in what_changed(asked, now):
                yield at_entry(workspace, file, key, words, REMEDY)


def _is_saved(files: Files) -> bool:
    """Tell whether what is judged is a commit itself, with nothing to save upon it."""
    return isinstance(files, TreeFiles) and not isinstance(files, StagedFiles)


def _edited(
    loaded: Loaded, gateway: Gateway, proofs: Proofs, head: str
) -> Iterator[Consultation]:
    """Yield rounds as a commit has them, where the file here has other bytes."""
    here = sorted(filter(_is_round, loaded.workspace.files))
    for path in (*here, *_gone(here, gateway, proofs, head)):
        blob = gateway.id_at(head, path)
        raw = gateway.blob(blob) if blob else None
        if raw is None or (path in here and loaded.files.read(path) == raw):
            continue
        saved = read_yaml_file(path, raw, Faults(path))
        if saved.data:
            yield read_round(path, saved.data)


def _gone(
    here: list[str], gateway: Gateway, proofs: Proofs, head: str
) -> tuple[str, ...]:
    """Return the rounds of a commit that are not here."""
    facts = ("rounds", head, here)
    if proofs.holds(*facts):
        return ()
    saved = (entry.path for entry in gateway.tree(head))
    gone = tuple(one for one in saved if _is_round(one) and one not in here)
    if not gone:
        proofs.note(*facts)
    return gone


def _is_round(path: str) -> bool:
    return consultation_schema(path) == ROUND
