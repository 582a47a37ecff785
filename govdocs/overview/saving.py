"""Save a change of the record: the only way to the writer, for it brings the guard."""

from __future__ import annotations

from pathlib import Path

from govdocs import clock
from govdocs.overview.frozen_guard import refuse_frozen
from govdocs.store.change import Change, Written
from govdocs.store.gateway import Gateway
from govdocs.store.versions import open_history
from govdocs.store.write import Build, commit
from govdocs.text.filing import Filing


def save(gateway: Gateway, build: Build) -> Written:
    """Write one commit, unless it changes what a round that is open today rests on.

    `build` is as for the writer. Raises ConsultationRefused, or what the writer raises;
    nothing is then changed.
    """
    return commit(gateway, build, _guard)


def save_file(root: Path, filing: Filing) -> Written:
    """Write one file as a commit of its own.

    Raises DecisionRefused when somebody else wrote it meanwhile, or as `save`.
    """

    def build(head: str | None) -> Change:
        filing.refuse_moved(root)
        return Change({filing.path: filing.after}, filing.message)

    gateway, _ = open_history(root)
    return save(gateway, build)


def _guard(gateway: Gateway, head: str | None, change: Change) -> None:
    refuse_frozen(gateway, head, change, clock.today())
