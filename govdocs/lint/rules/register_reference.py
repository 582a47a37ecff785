"""GD407: a row in a register that points at a party the register of parties lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace


def register_reference(workspace: Workspace) -> Iterator[Hit]:
    """Find bodies and instances of unknown parties, and ids used twice in a register."""
    known = None
    if not workspace.is_broken("parter.yaml"):
        known = {party.id for party in workspace.registers.parties}
    registers = workspace.registers
    rows = (
        ("organ.yaml", "organ", [(body.id, body.party) for body in registers.bodies]),
        (
            "remissinstanser.yaml",
            "remissinstanser",
            [(one.id, one.party) for one in registers.consultees],
        ),
        ("begrepp.yaml", "begrepp", [(one.id, None) for one in registers.definitions]),
    )
    for file, key, pairs in rows:
        yield from _judge(workspace, file, key, pairs, known)


def _judge(
    workspace: Workspace,
    file: str,
    key: str,
    pairs: Sequence[tuple[str, str | None]],
    known: set[str] | None,
) -> Iterator[Hit]:
    places = workspace.register_places.get(file, {})
    seen: set[str] = set()
    for count, (own, party) in enumerate(pairs):
        if own in seen:
            line, column = places.get(f"{key}.{count}.id", (1, 1))
            yield Hit(
                file, line, column, f"id {own} används redan", "ge raden ett annat id"
            )
        seen.add(own)
        if party and known is not None and party not in known:
            line, column = places.get(f"{key}.{count}.part", (1, 1))
            yield Hit(
                file,
                line,
                column,
                f"parten {party} finns inte i parter.yaml",
                "rätta id eller lägg till parten",
            )
