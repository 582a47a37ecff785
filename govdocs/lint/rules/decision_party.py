"""GD412: a decision by somebody unknown, or for somebody who is no party to the text."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.filed import Filed, standing
from govdocs.lint.rule import Hit
from govdocs.model.nearest import did_you_mean
from govdocs.model.register import Body
from govdocs.model.workspace import Workspace


def decision_party(workspace: Workspace) -> Iterator[Hit]:
    """Find unknown bodies and parties, those not party, and bodies of another party."""
    bodies = {one.id: one for one in workspace.registers.bodies}
    knows_bodies = not workspace.is_broken("organ.yaml")
    for one in standing(workspace):
        if knows_bodies:
            yield from _bodies(one, bodies)
        yield from _party(one, bodies.get(one.decision.body), workspace)


def _bodies(one: Filed, bodies: dict[str, Body]) -> Iterator[Hit]:
    named = {"organ": one.decision.body, "slutligt_organ": one.decision.final_body}
    for key, name in named.items():
        if name and name not in bodies:
            words = f"organet {name} finns inte i organ.yaml"
            remedy = did_you_mean(name, bodies, "lägg till organet i organ.yaml")
            yield one.hit(key, words, remedy)
    body, final = (bodies.get(name or "") for name in named.values())
    if body and final and final.party != body.party:
        words = f"{final.id} beslutar inte för samma part som {body.id}"
        yield one.hit("slutligt_organ", words, "rätta slutligt_organ")


def _party(one: Filed, body: Body | None, workspace: Workspace) -> Iterator[Hit]:
    """Find a party that is not one; its own word counts before that of its body."""
    key = "part" if one.decision.party else "organ"
    party = one.decision.party or (body.party if body else None)
    if party is None:
        return
    known = [two.id for two in workspace.registers.parties]
    if party not in known:
        if not workspace.is_broken("parter.yaml"):
            words = f"{party} är inte part: parter.yaml har ingen sådan"
            yield one.hit(key, words, did_you_mean(party, known, f"rätta {key}"))
    elif body and party != body.party:
        owner = f"hör till {body.party}" if body.party else "hör inte till någon part"
        words = f"{body.id} {owner} och beslutar inte för {party}"
        yield one.hit(key, words, "rätta part eller organ")
    elif one.version and party not in one.version.parties:
        words = f"{party} är inte part i {one.decision.matter}"
        remedy = f"rätta {key}, eller ta bort filen om beslutet inte hör hit"
        yield one.hit(key, words, remedy)
