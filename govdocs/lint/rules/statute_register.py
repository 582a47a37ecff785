"""GD504: a row of lagrum.yaml that contradicts another, or points at none."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace

_FILE = "lagrum.yaml"


def statute_register(workspace: Workspace) -> Iterator[Hit]:
    """Find SFS numbers used twice, unknown successors, and ends before starts."""
    places = workspace.register_places.get(_FILE, {})
    statutes = workspace.registers.statutes
    numbers = [one.sfs for one in statutes]
    for count, one in enumerate(statutes):

        def at(key: str, message: str, remedy: str, row: int = count) -> Hit:
            line, column = places.get(f"lagar.{row}.{key}", (1, 1))
            return Hit(_FILE, line, column, message, remedy)

        if one.sfs in numbers[:count]:
            yield at("sfs", f"SFS {one.sfs} finns redan", "ta bort den ena raden")
        if one.replaced_by and one.replaced_by not in numbers:
            remedy = did_you_mean(one.replaced_by, numbers, "lägg till den lagen")
            yield at("ersätts_av", f"SFS {one.replaced_by} finns inte", remedy)
        if one.start and one.end and one.end < one.start:
            words = f"slutet {one.end} ligger före starten {one.start}"
            yield at("till", words, "rätta någon av dagarna")
