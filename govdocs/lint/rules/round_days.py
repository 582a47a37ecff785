"""GD443: a round whose days cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.workspace import Workspace


def round_days(workspace: Workspace) -> Iterator[Hit]:
    """Find rounds that end before they open, and extensions that are none."""
    for asked in workspace.consulted.rounds:
        file = asked.place[0]
        if asked.deadline < asked.opens:
            words = f"sista svarsdag, {asked.deadline}, ligger före öppningen, {asked.opens}"
            yield at_entry(workspace, file, "sista_svarsdag", words, "rätta dagen")
        for count, one in enumerate(asked.invited):
            if one.extension and one.extension <= asked.deadline:
                words = (
                    f"anståndet för {one.consultee}, {one.extension}, är inte längre än "
                    f"sista svarsdag, {asked.deadline}"
                )
                key = f"instanser.{count}.anstånd"
                remedy = "rätta dagen, eller ta bort anståndet"
                yield at_entry(workspace, file, key, words, remedy)
