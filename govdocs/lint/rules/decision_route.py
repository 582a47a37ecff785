"""GD419: routes and delegations in organ.yaml that cannot be followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from govdocs.lint.ring import rings
from govdocs.lint.rule import Hit
from govdocs.model.kinds import DocumentKind
from govdocs.model.nearest import did_you_mean
from govdocs.model.outcome import DECIDING_KINDS
from govdocs.model.register import Body, Registers
from govdocs.model.route import Delegation, Route, Step, Task
from govdocs.model.workspace import Workspace

_FILE = "organ.yaml"
_KINDS = tuple(kind.value for kind in DocumentKind)
# What is wrong: the key, the message and the remedy.
Fault = tuple[str, str, str]
# The first route of each kind of document and effect.
Taken = dict[tuple[str, str], Route]


def decision_route(workspace: Workspace) -> Iterator[Hit]:
    """Find unknown bodies and kinds, routes never taken, and delegations in a ring."""
    places = workspace.register_places.get(_FILE, {})
    registers = workspace.registers
    for key, message, remedy in (*_routes(registers), *_delegations(registers)):
        line, column = places.get(key, (1, 1))
        yield Hit(_FILE, line, column, message, remedy)


def _routes(registers: Registers) -> Iterator[Fault]:
    bodies = {one.id: one for one in registers.bodies}
    taken: Taken = {}
    ids: set[str] = set()
    for count, route in enumerate(registers.routes):
        key = f"beslutsvägar.{count}"
        if route.id in ids:
            words = f"id {route.id} används redan"
            yield f"{key}.id", words, "ge vägen ett annat id"
        ids.add(route.id)
        yield from _kinds(f"{key}.typer", route.kinds)
        yield from _taken(key, route, taken)
        for index, step in enumerate(route.steps):
            yield from _step(f"{key}.steg.{index}", step, bodies)
            yield from _silent(f"{key}.steg.{index}", step, registers)


def _kinds(key: str, kinds: tuple[str, ...]) -> Iterator[Fault]:
    for count, kind in enumerate(kinds):
        if kind not in _KINDS:
            words = f'"{kind}" är ingen dokumenttyp'
            remedy = did_you_mean(kind, _KINDS, "välj en typ ur docs/glossary.md")
            yield f"{key}.{count}", words, remedy


def _taken(key: str, route: Route, taken: Taken) -> Iterator[Fault]:
    """Find kinds and effects that a route before has, and note those of this one."""
    for kind in dict.fromkeys(route.kinds):
        earlier: dict[str, list[str]] = {}
        for effect in dict.fromkeys(route.effects):
            first = taken.setdefault((kind, effect), route)
            if first is not route:
                earlier.setdefault(first.id, []).append(effect)
        for name, effects in earlier.items():
            said = f"{kind} med resurspåverkan {', '.join(effects)}"
            remedy = "ta bort den ena, för bara den första gäller"
            at = f"{key}.typer.{route.kinds.index(kind)}"
            yield at, f"{said} går redan vägen {name}", remedy


def _step(key: str, step: Step, bodies: dict[str, Body]) -> Iterator[Fault]:
    if step.body and step.every_party:
        words = "steget har både ett organ och varje part"
        yield f"{key}.varje_part", words, "ta bort det ena"
    if step.body is None:
        return
    if step.body not in bodies:
        yield f"{key}.organ", *_unknown(step.body, bodies)
    elif step.task is Task.DECIDES and bodies[step.body].kind not in DECIDING_KINDS:
        words = f"{step.body} är {bodies[step.body].kind} och kan inte besluta"
        yield f"{key}.organ", words, "rätta organ eller uppgift"


def _silent(key: str, step: Step, registers: Registers) -> Iterator[Fault]:
    """Find parties that nobody can decide for: the register of bodies lacks theirs."""
    if step.task is not Task.DECIDES or step.every_party is None:
        return
    having = {one.party for one in registers.bodies if one.kind == step.every_party}
    missing = [
        one.id for one in registers.parties if one.id not in having and not one.end
    ]
    if missing:
        words = f"{step.every_party} saknas i organ.yaml för {', '.join(missing)}"
        yield f"{key}.varje_part", words, "lägg till organen"


def _unknown(name: str, bodies: dict[str, Body]) -> tuple[str, str]:
    words = f"organet {name} finns inte i organ.yaml"
    return words, did_you_mean(name, bodies, "lägg till organet")


def _delegations(registers: Registers) -> Iterator[Fault]:
    bodies = {one.id: one for one in registers.bodies}
    for count, one in enumerate(registers.delegations):
        key = f"delegationer.{count}"
        for end, name in (("från_organ", one.giver), ("till_organ", one.taker)):
            if name not in bodies:
                yield f"{key}.{end}", *_unknown(name, bodies)
            elif bodies[name].kind not in DECIDING_KINDS:
                words = f"{name} är {bodies[name].kind} och kan inte besluta"
                yield f"{key}.{end}", words, "rätta organet"
        if one.giver == one.taker:
            words = f"{one.giver} delegerar till sig själv"
            yield f"{key}.till_organ", words, "rätta det ena organet"
        if one.start and one.end and one.end < one.start:
            words = f"{one.end} ligger före {one.start}"
            yield f"{key}.till", words, "rätta från eller till"
        yield from _kinds(f"{key}.typer", one.kinds)
    yield from _rings(registers.delegations)


def _rings(delegations: tuple[Delegation, ...]) -> Iterator[Fault]:
    """Find rights given in a ring, if they hold for one kind on one day."""
    given: dict[str, list[str]] = {}
    between: dict[tuple[str, str], list[Delegation]] = {}
    for one in delegations:
        given.setdefault(one.giver, []).append(one.taker)
        between.setdefault((one.giver, one.taker), []).append(one)
    for ring in rings(tuple(given), lambda name: given[name]):
        whole = (*ring, ring[0])
        steps = [between[step] for step in pairwise(whole)]
        if _holds_at_once(steps):
            key = f"delegationer.{delegations.index(steps[0][0])}.till_organ"
            words = f"delegationen går i ring: {' → '.join(whole)}"
            yield key, words, "bryt ringen i en av raderna"


def _holds_at_once(steps: list[list[Delegation]]) -> bool:
    days = {one.start or date.min for step in steps for one in step}
    return any(
        all(any(one.holds(kind, day) for one in step) for step in steps)
        for day in days
        for kind in _KINDS
    )
