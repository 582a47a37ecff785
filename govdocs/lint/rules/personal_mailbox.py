"""GD408: a mailbox in the register of instances that looks like a person's."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.consultation.mailbox import is_of_a_person
from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace

_REGISTER = "remissinstanser.yaml"


def personal_mailbox(workspace: Workspace) -> Iterator[Hit]:
    """Find mailboxes that name a person, for people change and names stay in git."""
    places = workspace.register_places.get(_REGISTER, {})
    for count, one in enumerate(workspace.registers.consultees):
        if one.mailbox and is_of_a_person(one.mailbox, f"{one.name} {one.id}"):
            line, column = places.get(f"remissinstanser.{count}.brevlåda", (1, 1))
            yield Hit(
                _REGISTER,
                line,
                column,
                f"brevlådan {one.mailbox} ser ut att vara en persons",
                "ange en brevlåda för en funktion, som registrator@exempel.se",
            )
