"""GD417: a second decision after a final one, and corrections that lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govdocs.lint.filed import Filed, filed, standing
from govdocs.lint.ring import rings
from govdocs.lint.rule import Hit
from govdocs.model.decision import AppealState
from govdocs.model.nearest import did_you_mean
from govdocs.model.outcome import Effect
from govdocs.model.workspace import Workspace

_FINAL = frozenset({Effect.YES, Effect.NO})
_SETTLING = _FINAL | {Effect.WAIT}


def decision_again(workspace: Workspace) -> Iterator[Hit]:
    """Find decisions of what is decided, and corrections of nothing, oneself or twice."""
    yield from _second(workspace)
    together: dict[str, list[Filed]] = defaultdict(list)
    for one in filed(workspace):
        together[one.folder].append(one)
    for folder, rows in together.items():
        yield from _corrections(folder, rows, workspace)


def _second(workspace: Workspace) -> Iterator[Hit]:
    """Find what a body settles anew; what was postponed or annulled it may decide."""
    settled: dict[tuple[str, str], Filed] = {}
    for one in standing(workspace):
        decision = one.decision
        effects = _SETTLING.intersection(one.effects)
        if decision.is_preliminary or not effects:
            continue
        key = decision.matter, decision.body
        # The same file in another folder is told by GD411.
        if key in settled and settled[key].decision.name != decision.name:
            words = f"{decision.body} har redan beslutat i {settled[key].decision.name}"
            remedy = 'lägg till "rättar:" om det är en rättelse, eller ta bort filen'
            yield one.hit("datum", words, remedy)
        annulled = decision.appeal and decision.appeal.state is AppealState.ANNULLED
        if effects & _FINAL and not annulled:
            settled.setdefault(key, one)


def _corrections(folder: str, rows: list[Filed], workspace: Workspace) -> Iterator[Hit]:
    by_target: dict[str, str] = {}
    for one in rows:
        corrects, name = one.decision.corrects, one.decision.name
        if corrects is None:
            continue
        target = corrects.decision
        if target == name:
            words = "filen rättar sig själv"
            yield one.hit("rättar.beslut", words, "ange den fil som rättas")
        elif f"{folder}/{target}.yaml" not in workspace.files:
            names = (two.decision.name for two in rows if two is not one)
            remedy = did_you_mean(target, names, f"ange en fil i {folder}/")
            words = f"beslutet {target} som rättas finns inte i samma mapp"
            yield one.hit("rättar.beslut", words, remedy)
        elif target in by_target:
            words = f"{target} rättas redan av {by_target[target]}"
            remedy = f"rätta {by_target[target]} i stället"
            yield one.hit("rättar.beslut", words, remedy)
        by_target.setdefault(target, name)
        if corrects.before == corrects.after:
            words = '"nu" har samma ord som "förut"'
            yield one.hit("rättar.nu", words, "skriv orden efter rättelsen")
    yield from _rings({one.decision.name: one for one in rows})


def _rings(rows: dict[str, Filed]) -> Iterator[Hit]:
    def corrected(name: str) -> list[str]:
        corrects = rows[name].decision.corrects
        return [corrects.decision] if corrects else []

    for ring in rings(tuple(rows), corrected):
        words = f"rättelserna går i ring: {' → '.join((*ring, ring[0]))}"
        remedy = "ange vilken fil som var först"
        yield rows[ring[0]].hit("rättar.beslut", words, remedy)
