"""Whether a body may decide for a party on a day, by the register of bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from govdocs.model.decision import Decision
from govdocs.model.outcome import ROW_OF
from govdocs.model.register import Body, Registers
from govdocs.model.route import Delegation, Step


def holds_office(body: Body, day: date) -> bool:
    """Tell whether a body exists on a day; an open start or end still counts."""
    begun = body.start is None or body.start <= day
    return begun and (body.end is None or day <= body.end)


@dataclass(frozen=True)
class Mandates:
    """The bodies and delegations of a workspace, by id."""

    registers: Registers

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Return the bodies by id."""
        return {one.id: one for one in self.registers.bodies}

    @cached_property
    def _given_to(self) -> dict[str, list[Delegation]]:
        given: dict[str, list[Delegation]] = {}
        for one in self.registers.delegations:
            given.setdefault(one.taker, []).append(one)
        return given

    @cached_property
    def _of_kind(self) -> dict[tuple[str, str], list[Body]]:
        found: dict[tuple[str, str], list[Body]] = {}
        for one in self.registers.bodies:
            if one.party:
                found.setdefault((one.kind, one.party), []).append(one)
        return found

    def deciders(self, step: Step, parties: Sequence[str]) -> dict[str, list[Body]]:
        """Return whose decision a step needs, by party; by '' when one body decides."""
        if step.body:
            body = self.bodies.get(step.body)
            return {"": [body] if body else []}
        kind = step.every_party or ""
        return {party: self._of_kind.get((kind, party), []) for party in parties}

    def refusal(self, step: Step, decision: Decision, kind: str) -> str:
        """Return why a decision does not count; '' when its body may decide, in that word.

        It may when it is the body that the step names, or one of the kind it names at the
        party, or has the right delegated from such a body. `kind` is the kind of document.
        """
        day, body = decision.day, self.bodies.get(decision.body)
        if body is None:
            return f"{decision.body} finns inte i organ.yaml"
        if not holds_office(body, day):
            return f"{body.id} fanns inte den {day}"
        outcome = decision.outcome
        if outcome and body.kind not in ROW_OF[outcome].used_by:
            return f'{body.id} är {body.kind} och kan inte besluta "{outcome}"'
        if not any(self._sources(body, kind, day, step)):
            wanted = step.body or f"{step.every_party} hos {body.party or 'parten'}"
            return f"{body.id} hade inte rätt att besluta den {day}, det hade {wanted}"
        return ""

    def _sources(self, body: Body, kind: str, day: date, step: Step) -> Iterator[bool]:
        """Yield whether the step names the body, and then each that it decides for."""
        yield is_named(body, step)
        for one in self._given_to.get(body.id, ()):
            giver = self.bodies.get(one.giver)
            if giver and one.holds(kind, day) and holds_office(giver, day):
                yield is_named(giver, step) and giver.party in (None, body.party)


def is_named(body: Body, step: Step) -> bool:
    """Tell whether a step names a body, or its kind at every party."""
    if step.body:
        return body.id == step.body
    return body.kind == step.every_party and body.party is not None
