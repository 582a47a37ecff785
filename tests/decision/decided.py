"""Decisions made by hand, for tests of what they come to without any files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from govdocs.decision.matters import Matters
from govdocs.decision.tally import Tally
from govdocs.model.decision import Clause, Correction, Decision
from govdocs.model.event import Event, EventKind
from govdocs.model.metadata import EntryIntoForce
from govdocs.model.outcome import Outcome
from govdocs.model.register import Body, Registers
from govdocs.model.route import Delegation, Route, Step, Task
from govdocs.model.version import Dated
from tests.decision.hand_made import PARTIES, text

FULL, OTHER = "a" * 64, "b" * 64
ALIKE = EntryIntoForce("alla parter har beslutat lika", "sista beslut", None)
DAY = date(2022, 9, 8)
LATER = date(2022, 10, 3)
LAST = date(2022, 12, 31)

ROUTE = Route(
    "alla",
    "Alla fullmäktige beslutar.",
    ("avtal",),
    ("ja", "nej", "okänd"),
    (
        Step(Task.RECOMMENDS, "sro"),
        Step(Task.DECIDES, None, "fullmäktige"),
    ),
)
BODIES = (
    Body("sro", "SRO", "samrådsorgan"),
    *(
        Body(f"{one}-kf", one, "fullmäktige", None, one, posts_decisions=True)
        for one in PARTIES
    ),
    *(Body(f"{one}-ks", one, "styrelse", None, one) for one in PARTIES),
)


def draft(**terms: Any) -> Dated:
    """Return version 2.0 of the agreement, which the parties are to decide."""
    facts = {"start": date(2023, 1, 1), "end": date(2026, 12, 31), **terms}
    one = text("2.0", entry_into_force=facts.pop("rule", ALIKE), **facts)
    return replace(one, version=replace(one.version, full=FULL))


def decision(party: str, outcome: str = "godkänner", **facts: Any) -> Decision:
    """Return what a party's council has decided about version 2.0."""
    body, day = facts.pop("body", f"{party}-kf"), facts.pop("day", DAY)
    name = f"{day}-{facts.pop('number', 1)}"
    clauses = facts.pop("clauses", (Clause(Outcome(outcome), "avtalet"),))
    decided = facts.pop("decided", FULL)
    return Decision(
        "avtal", "2.0", body, name, day, FULL, decided, clauses=clauses, **facts
    )


def correction(of: Decision, **facts: Any) -> Decision:
    """Return a decision that corrects another, by the meeting in October."""
    number = int(of.name.rpartition("-")[2]) + 1
    said = Correction(of.name, LATER, "§ 80", "avslå", "godkänna")
    return replace(of, name=f"{of.day}-{number}", corrects=said, **facts)


def matters(
    *decisions: Decision,
    delegations: tuple[Delegation, ...] = (),
    bodies: tuple[Body, ...] = BODIES,
    routes: tuple[Route, ...] = (ROUTE,),
    last: date | None = LAST,
) -> Matters:
    """Return these decisions with registers to judge them by."""
    registers = Registers(bodies=bodies, routes=routes, delegations=delegations)
    events = {"avtal": (Event("avtal", EventKind.LAST_DAY, "2.0", end=last),)}
    return Matters({"avtal@2.0": tuple(decisions)}, registers, events if last else {})


def tally(*decisions: Decision, day: date = date.max, **facts: Any) -> Tally:
    """Return how the parties stand to version 2.0."""
    found = matters(*decisions, **facts).tally(draft(), day)
    assert found is not None
    return found


def stands(found: Tally) -> dict[str, str]:
    """Return how each party stands, by its id."""
    return {one.party: one.stand.name for one in found.votes}


def everybody(outcome: str = "godkänner", **facts: Any) -> Iterable[Decision]:
    """Yield the same decision by all the councils."""
    return (decision(one, outcome, **facts) for one in PARTIES)
