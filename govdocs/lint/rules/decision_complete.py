"""GD415: a decision that lacks what others need to find it or to count it."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.filed import Filed, standing
from govdocs.lint.rule import Hit
from govdocs.model.outcome import ROW_OF, Outcome
from govdocs.model.workspace import Workspace


def decision_complete(workspace: Workspace) -> Iterator[Hit]:
    """Find binding decisions without § or docket, and final bodies that are not told."""
    for one in standing(workspace):
        yield from _minutes(one)
        yield from _final_body(one)
        yield from _addition(one)


def _minutes(one: Filed) -> Iterator[Hit]:
    """Find what is missing, told at the first word that binds a party."""
    decision = one.decision
    binding = [
        count
        for count, clause in enumerate(decision.clauses)
        if ROW_OF[clause.outcome].is_binding
    ]
    if not binding:
        return
    stated = {
        "paragraf": bool(decision.minutes_item and decision.minutes_item.strip()),
        "diarienummer": any(docket.strip() for docket in decision.dockets),
    }
    for key, is_there in stated.items():
        if not is_there:
            at = key if key in one.places else f"att_satser.{binding[0]}.utfall"
            words = f"{key} saknas i ett beslut som binder en part"
            yield one.hit(at, words, f'lägg till "{key}:" ur protokollet')


def _final_body(one: Filed) -> Iterator[Hit]:
    decision = one.decision
    if decision.is_preliminary and not decision.final_body:
        words = (
            "beslutet är preliminärt, men det framgår inte vem som beslutar slutligt"
        )
        yield one.hit("slutlig", words, 'lägg till "slutligt_organ:"')
    elif decision.final_body == decision.body:
        words = "organet kan inte själv besluta slutligt efter ett preliminärt beslut"
        yield one.hit("slutligt_organ", words, "ange det organ som beslutar slutligt")
    elif decision.final_body and not decision.is_preliminary:
        words = f"{decision.final_body} ska besluta slutligt, men beslutet är slutligt"
        yield one.hit("slutligt_organ", words, 'skriv "slutlig: preliminär"')


def _addition(one: Filed) -> Iterator[Hit]:
    for count, clause in enumerate(one.decision.clauses):
        if (
            clause.outcome is Outcome.APPROVED_WITH_ADDITION
            and not one.decision.additions
        ):
            words = "det framgår inte vilket tillägg som beslutades"
            key = f"att_satser.{count}.utfall"
            yield one.hit(key, words, 'lägg till "tillägg:" med dess text')
