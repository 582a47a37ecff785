"""GD407: a row in a register that points at a party the register of parties lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.lint.rule import Hit
from govdocs.model.outline import Place
from govdocs.model.workspace import Workspace

# A row of a register: its id, and the parties it names, by key.
Row = tuple[str, Mapping[str, str | None]]


def register_reference(workspace: Workspace) -> Iterator[Hit]:
    """Find bodies and instances of unknown parties, and ids used twice in a register."""
    for name, rows in _registers(workspace).items():
        places = workspace.register_places.get(f"{name}.yaml", {})
        yield from _doubles(name, rows, places)
        if not workspace.is_broken("parter.yaml"):
            yield from _strangers(name, rows, places, workspace)


def _registers(workspace: Workspace) -> dict[str, list[Row]]:
    registers = workspace.registers
    return {
        "organ": [(one.id, {"part": one.party}) for one in registers.bodies],
        "remissinstanser": [
            (one.id, {"part": one.party, "ersätter_svar_av": one.answer_replaced_by})
            for one in registers.consultees
        ],
        "begrepp": [(one.id, {}) for one in registers.definitions],
    }


def _doubles(name: str, rows: list[Row], places: Mapping[str, Place]) -> Iterator[Hit]:
    seen: set[str] = set()
    for count, (own, _) in enumerate(rows):
        if own in seen:
            line, column = places.get(f"{name}.{count}.id", (1, 1))
            yield Hit(
                f"{name}.yaml",
                line,
                column,
                f"id {own} används redan",
                "ge raden ett annat id",
            )
        seen.add(own)


def _strangers(
    name: str, rows: list[Row], places: Mapping[str, Place], workspace: Workspace
) -> Iterator[Hit]:
    known = {party.id for party in workspace.registers.parties}
    for count, (_, named) in enumerate(rows):
        for key, party in named.items():
            if party and party not in known:
                line, column = places.get(f"{name}.{count}.{key}", (1, 1))
                yield Hit(
                    f"{name}.yaml",
                    line,
                    column,
                    f"parten {party} finns inte i parter.yaml",
                    "rätta id eller lägg till parten",
                )
