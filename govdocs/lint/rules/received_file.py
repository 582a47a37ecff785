"""GD448: an answer that has come in and does not lie in the spool as it came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from govdocs.lint.rule import Hit
from govdocs.text.folder import Folder
from govdocs.text.load import Loaded
from govdocs.text.spool import spool_of
from govdocs.text.spool_harm import Harm, told_harm


def received_file(loaded: Loaded, on: date) -> Iterator[Hit]:
    """Find deliveries that are gone, and files that are not those of their receipt.

    The spool lies beside the files on disk, and never in git. Who may not read it has
    nothing to do with it.
    """
    if not isinstance(loaded.files, Folder):
        return
    spool = spool_of(loaded.root, loaded.workspace.settings.received)
    # The ledger of all rounds is judged with each of them.
    told: set[Harm] = set()
    with suppress(PermissionError):
        for one in loaded.workspace.consulted.rounds:
            for harm in told_harm(loaded.root, spool, one.id):
                if harm not in told:
                    told.add(harm)
                    path, words, remedy = harm
                    yield Hit(str(path), 1, 1, f"{path.name} {words}", remedy)
