"""How much the tally does when parties and texts grow: no more for each decision."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from govdocs.decision.matters import Matters
from govdocs.model.decision import Decision
from govdocs.model.register import Body, Registers
from govdocs.model.version import Dated
from tests.decision.decided import ROUTE, correction, decision, draft

OUTCOMES = ("godkänner", "avslår", "bordlägger", "godkänner")


def calls(work: Callable[[], object]) -> int:
    """Return how many calls some work makes, those of built-in functions too."""
    made = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def decided_by(parties: list[str], document: str) -> tuple[Decision, ...]:
    """Return a decision of each party, some of them corrected, about one text."""
    made = [
        replace(decision(one, OUTCOMES[n % 4]), document=document)
        for n, one in enumerate(parties)
    ]
    return (*made, *(correction(one) for one in made[::5]))


def workspace(parties: int, documents: int) -> tuple[Matters, list[Dated]]:
    """Return texts that all parties have decided."""
    names = [f"p{n}" for n in range(parties)]
    bodies = tuple(Body(f"{one}-kf", one, "fullmäktige", None, one) for one in names)
    texts = [
        replace(
            (one := draft()),
            version=replace(one.version, document=f"t{n}", parties=tuple(names)),
        )
        for n in range(documents)
    ]
    decisions = {
        one.version.name: decided_by(names, one.version.document) for one in texts
    }
    return Matters(decisions, Registers(bodies=bodies, routes=(ROUTE,))), texts


def tally_calls(parties: int, documents: int) -> int:
    """Return the calls that it takes to count all and to find when each is in force."""
    matters, texts = workspace(parties, documents)

    def count() -> None:
        for one in texts:
            found = matters.tally(one, date.max)
            assert found is not None
            assert found.required == parties
            matters.entry(one)

    return calls(count)


def test_parties_cost_alike_however_many() -> None:
    assert tally_calls(1_000, 2) <= 4.05 * tally_calls(250, 2)


def test_texts_cost_alike_however_many() -> None:
    assert tally_calls(100, 40) <= 4.05 * tally_calls(100, 10)


def test_sixteen_times_the_decisions_are_sixteen_times_the_work() -> None:
    assert tally_calls(400, 20) <= 16.2 * tally_calls(100, 5)
