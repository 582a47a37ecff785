"""GD413: a decision by a body that may not make it, that day or in that word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.decision.mandate import Mandates, holds_office
from govdocs.decision.routes import deciding_step, find_route
from govdocs.lint.filed import Filed, standing
from govdocs.lint.rule import Hit
from govdocs.model.outcome import ROW_OF
from govdocs.model.register import Body
from govdocs.model.route import Route, Step
from govdocs.model.workspace import Workspace


def decision_mandate(workspace: Workspace) -> Iterator[Hit]:
    """Find bodies that did not exist, words they cannot use, and what others decide.

    Where it is unclear who decides nobody is refused. The work text may have another
    effect on resources by now than the version had, so any route for the kind gives the
    right to decide; the tally looks closer.
    """
    if workspace.is_broken("organ.yaml"):
        return
    mandates = Mandates(workspace.registers)
    for one in standing(workspace):
        body = mandates.bodies.get(one.decision.body)
        if body is None or one.decision.reviewed_as:
            continue
        if not holds_office(body, one.decision.day):
            words = f"{body.id} fanns inte den {one.decision.day}"
            yield one.hit("organ", words, _REMEDY)
            continue
        unusable = tuple(_words(one, body))
        yield from unusable
        if not unusable:
            yield from _right(one, mandates, workspace)


_REMEDY = "rätta organ eller datum, eller mandatet i organ.yaml"


def _words(one: Filed, body: Body) -> Iterator[Hit]:
    for count, clause in enumerate(one.decision.clauses):
        if body.kind not in ROW_OF[clause.outcome].used_by:
            words = f'{body.id} är {body.kind} och kan inte besluta "{clause.outcome}"'
            key = f"att_satser.{count}.utfall"
            yield one.hit(key, words, "välj ett annat utfall, eller rätta organ")


def _right(one: Filed, mandates: Mandates, workspace: Workspace) -> Iterator[Hit]:
    """Find a binding decision by a body, or with a final body, that no route lets decide."""
    decision = one.decision
    outline = workspace.by_id.get(decision.document)
    if outline is None or not any(
        ROW_OF[two.outcome].is_binding for two in decision.clauses
    ):
        return
    key = "organ"
    if decision.is_preliminary:
        if decision.final_body not in mandates.bodies:
            return
        key, decision = "slutligt_organ", replace(decision, body=decision.final_body)
    meta = outline.metadata
    route = find_route(meta, workspace.registers.routes)
    if route is None or deciding_step(route) is None:
        return
    steps = tuple(_deciding(route, meta.kind, workspace))
    refusals = [mandates.refusal(step, decision, meta.kind) for step in steps]
    if all(refusals):
        yield one.hit(key, refusals[0], _REMEDY)


def _deciding(own: Route, kind: str, workspace: Workspace) -> Iterator[Step]:
    """Yield who decides on the way the work text takes, and then on others for the kind."""
    for route in (own, *workspace.registers.routes):
        step = deciding_step(route)
        if step and kind in route.kinds:
            yield step
