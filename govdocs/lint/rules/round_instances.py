"""GD442: an instance of a round that no register has, or that is invited twice."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace

_REGISTER = "remissinstanser.yaml"


def round_instances(workspace: Workspace) -> Iterator[Hit]:
    """Find instances that are not known, and those that stand twice in a round."""
    if workspace.is_broken(_REGISTER):
        return
    known = [one.id for one in workspace.registers.consultees]
    for asked in workspace.consulted.rounds:
        seen: set[str] = set()
        for count, one in enumerate(asked.invited):
            key, file = f"instanser.{count}.id", asked.place[0]
            if one.consultee not in known:
                words = f"{one.consultee} finns inte i {_REGISTER}"
                remedy = did_you_mean(one.consultee, known, "lägg till instansen där")
                yield at_entry(workspace, file, key, words, remedy)
            if one.consultee in seen:
                words = f"{one.consultee} är inbjuden mer än en gång"
                yield at_entry(workspace, file, key, words, "ta bort den ena raden")
            seen.add(one.consultee)
