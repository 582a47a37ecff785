"""GD407: a row in a register that points at a party the register of parties lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace

# A row of a register: its id, and the parties it names, by key.
Row = tuple[str, Mapping[str, str | None]]
# What is wrong with a row: its index, the key, the message and the remedy.
Fault = tuple[int, str, str, str]


def register_reference(workspace: Workspace) -> Iterator[Hit]:
    """Find bodies and instances of unknown parties, and ids used twice in a register."""
    parties = {party.id for party in workspace.registers.parties}
    for name, rows in _registers(workspace).items():
        file = f"{name}.yaml"
        places = workspace.register_places.get(file, {})
        found = list(_doubles(rows))
        if not workspace.is_broken("parter.yaml"):
            found += _strangers(rows, parties)
        for count, key, message, remedy in found:
            line, column = places.get(f"{name}.{count}.{key}", (1, 1))
            yield Hit(file, line, column, message, remedy)


def _registers(workspace: Workspace) -> dict[str, list[Row]]:
    registers = workspace.registers
    return {
        "organ": [(one.id, {"part": one.party}) for one in registers.bodies],
        "remissinstanser": [
            (one.id, {"part": one.party, "ersätter_svar_av": one.answer_replaced_by})
            for one in registers.consultees
        ],
        "begrepp": [(one.id, {}) for one in registers.definitions],
        "tidplan": [(one.id, {}) for one in registers.milestones],
    }


def _doubles(rows: list[Row]) -> Iterator[Fault]:
    seen: set[str] = set()
    for count, (own, _) in enumerate(rows):
        if own in seen:
            yield count, "id", f"id {own} används redan", "ge raden ett annat id"
        seen.add(own)


def _strangers(rows: list[Row], parties: Collection[str]) -> Iterator[Fault]:
    for count, (_, named) in enumerate(rows):
        for key, party in named.items():
            if party and party not in parties:
                message = f"parten {party} finns inte i parter.yaml"
                yield count, key, message, "rätta id eller lägg till parten"
