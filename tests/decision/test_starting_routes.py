"""A new workspace, and the one of `demo`, know who decides their documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import govdocs.cli
from govdocs.decision.mandate import Mandates
from govdocs.decision.routes import deciding_step, find_route
from govdocs.lint.run import check
from govdocs.model.kinds import DocumentKind
from govdocs.model.workspace import Workspace
from govdocs.text.memory import Memory

HERE = Path(govdocs.cli.__file__).parent
FOLDERS = ["scaffold", "demo/01-avtal"]


def opened(folder: str) -> Workspace:
    return check(HERE / folder, date(2026, 11, 22), Memory()).loaded.workspace


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_party_has_a_body_that_decides_the_agreement(folder: str) -> None:
    workspace = opened(folder)
    registers = workspace.registers
    parties = [one.id for one in registers.parties]
    (agreement,) = [
        one for one in workspace.outlines if one.metadata.kind is DocumentKind.AGREEMENT
    ]
    route = find_route(agreement.metadata, registers.routes)
    assert route is not None
    step = deciding_step(route)
    assert step is not None

    deciders = Mandates(registers).deciders(step, parties)

    assert set(parties) == deciders.keys()
    assert all(len(bodies) == 1 for bodies in deciders.values())
    assert all(body.posts_decisions for bodies in deciders.values() for body in bodies)


def test_a_routine_that_costs_nothing_is_decided_by_one_body() -> None:
    workspace = opened("demo/01-avtal")
    routine = next(
        one for one in workspace.outlines if one.metadata.kind is DocumentKind.ROUTINE
    )
    route = find_route(routine.metadata, workspace.registers.routes)
    assert route is not None

    assert ["samrad"] == [one.body for one in route.steps]


def test_the_demo_has_a_delegation_between_bodies_of_one_party() -> None:
    registers = opened("demo/01-avtal").registers
    bodies = {one.id: one for one in registers.bodies}

    (one,) = registers.delegations

    assert bodies[one.giver].party == bodies[one.taker].party
    assert one.holds(DocumentKind.SUPPLEMENT, date(2024, 1, 1))
    assert not one.holds(DocumentKind.AGREEMENT, date(2024, 1, 1))
