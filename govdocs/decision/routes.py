"""Which route a document takes, and how far along it a version has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from govdocs.decision.mandate import Mandates, is_named
from govdocs.model.decision import Decision
from govdocs.model.metadata import UNKNOWN, Metadata
from govdocs.model.outcome import ROW_OF, Effect
from govdocs.model.route import Route, Step, Task

UNCLEAR = "Beslutsväg oklar"


def find_route(meta: Metadata, routes: Iterable[Route]) -> Route | None:
    """Return the first route for a kind of document and its effect; None is a legal answer.

    What is not said of resources is unknown, and takes the route that names unknown.
    """
    effect = meta.resource_effect or UNKNOWN
    return next(
        (one for one in routes if meta.kind in one.kinds and effect in one.effects),
        None,
    )


def deciding_step(route: Route) -> Step | None:
    """Return the last step in which somebody decides; None when nobody does."""
    steps = [one for one in route.steps if one.task is Task.DECIDES]
    return steps[-1] if steps else None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one step has come.

    `done` is the day the step was finished, None while it is not. `since` is the day it
    could begin: when the step before was finished, or None when that is not so yet.
    `days` is the lead time from `since` to `done`, or to the day asked.
    """

    step: Step
    since: date | None
    done: date | None
    days: int | None
    said: int = 0
    of: int = 1


def walk(
    route: Route,
    decisions: Sequence[Decision],
    mandates: Mandates,
    kind: str,
    parties: Sequence[str],
    locked: date,
    day: date,
) -> tuple[Reached, ...]:
    """Return each step of a route with how far it has come by a day.

    A step is finished when its body, or every party's, has settled the matter in favour;
    where it is to decide, so may one that has the right by delegation. Bodies before it
    may be passed over: what was decided counts whatever the order.
    `decisions` are those that nothing corrects; `kind` is the kind of document.
    """
    found: list[Reached] = []
    since: date | None = locked
    for step in route.steps:
        wanted = len(mandates.deciders(step, parties))
        days = {
            who: one.day
            for one in decisions
            if one.day <= day and settles(step, one)
            for who in _said_for(step, one, mandates, kind)
            if not who or who in parties
        }
        done = max(days.values()) if wanted and len(days) == wanted else None
        until = done or day
        spent = max((until - since).days, 0) if since else None
        found.append(Reached(step, since, done, spent, len(days), wanted))
        since = done
    return tuple(found)


def _said_for(
    step: Step, one: Decision, mandates: Mandates, kind: str
) -> tuple[str, ...]:
    """Return the party that a decision speaks for in a step, '' for all; () for none."""
    body = mandates.bodies.get(one.body)
    if body is None:
        return ()
    may = (
        not mandates.refusal(step, one, kind)
        if step.task is Task.DECIDES
        else is_named(body, step)
    )
    return ("" if step.body else body.party or "",) if may else ()


def settles(step: Step, decision: Decision) -> bool:
    """Tell whether a decision finishes a step for its body."""
    outcome = decision.outcome
    if outcome is None or decision.is_preliminary:
        return False
    effect = ROW_OF[outcome].effect
    if step.task is Task.PREPARES:
        return effect is not Effect.WAIT
    if step.task is Task.DECIDES:
        return effect in (Effect.YES, Effect.NO)
    return effect in (Effect.SUPPORT, Effect.YES)
