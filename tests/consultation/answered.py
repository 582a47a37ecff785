"""A workspace in git with a round on a text as it was, and answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from govdocs.store.corpus import load_revision
from govdocs.store.gateway import open_gateway
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready
from tests.consultation.consulted import HOME, INSTANCES, ROUND, TEXT
from tests.record.locked import git, save, told
from tests.record.records import new_record
from tests.workspaces import BODIES, PARTIES, SETTINGS

__all__ = ["told"]

ANSWER = """remiss: "2021-1"
instans: {0}
mottaget: "2021-12-20T13:41:07Z"
kanal: webb
sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
inställning: tillstyrker
svar: {{f1: "Ja, {0} tycker det."}}
synpunkter:
  - id: {0}-1
    ankare: {{dokument: riktlinje, block: c2b3}}
    sort: ändringsförslag
    text: Tre dagar räcker inte.
    förslag: "=1+1"
  - id: {0}-2
    ankare: {{dokument: riktlinje, block: c2b4}}
    sort: fråga
    text: |
      Vem följer upp, {0}?

        - *en* rad
  - id: {0}-3
    sort: stöd
    text: Bra.
"""


def answered(root: Path, *consultees: str) -> tuple[Path, str]:
    """Return the workspace with answers, and the commit with the text asked about."""
    new_record(root)
    files = {
        "govdocs.yaml": SETTINGS,
        "parter.yaml": PARTIES,
        "organ.yaml": BODIES,
        "remissinstanser.yaml": INSTANCES,
        "riktlinje.md": TEXT,
    }
    commit = saved(root, files, "text")
    gateway = open_gateway(root)
    assert gateway is not None
    loaded = load_revision(gateway, root, commit, lambda reading: (), Memory())
    digest = Ready(loaded.workspace.by_id["riktlinje"], loaded).digests.full
    frozen = f"kontrollsumma: {digest}\n    revision: {commit}"
    asked = ROUND.replace("kontrollsumma: " + "a" * 64, frozen)
    more = {f"{HOME}/publicerat/{one}.yaml": ANSWER.format(one) for one in consultees}
    saved(root, {f"{HOME}/remiss.yaml": asked, **more}, "remiss")
    return root, commit


def saved(root: Path, files: Mapping[str, str], message: str) -> str:
    """Commit files, and return the commit."""
    save(root, files, message)
    return git(root, "rev-parse", "HEAD")
