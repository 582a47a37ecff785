"""GD433: a question that goes down the ladder, or to a body that is not on it."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.nearest import did_you_mean
from govdocs.model.question import Question
from govdocs.model.register import Body
from govdocs.model.workspace import Workspace
from govdocs.text.registers import SETTINGS_FILE

_BODIES = "organ.yaml"
_AT_THE_TOP = "skriv svaret i stället, eller öppna en ny fråga"

# A key, what is wrong there, and the remedy.
_Fault = tuple[str, str, str]


def question_ladder(workspace: Workspace) -> Iterator[Hit]:
    """Find steps that a question cannot take, and a ladder with unknown bodies."""
    bodies = {one.id: one for one in workspace.registers.bodies}
    ladder = workspace.settings.question_ladder
    is_known = bool(workspace.register_places.get(_BODIES))
    if is_known:
        for fault in _unknown_rungs(ladder, bodies):
            yield at_entry(workspace, SETTINGS_FILE, *fault)
        for one in workspace.questions:
            for fault in _strangers(one, bodies):
                yield at_entry(workspace, one.path, *fault)
    for one in workspace.questions:
        told = {turn.body for turn in one.turns if is_known and turn.body not in bodies}
        for fault in (*_falls(one, ladder, told), *_unasked(one)):
            yield at_entry(workspace, one.path, *fault)


def _unknown_rungs(
    ladder: tuple[str, ...], bodies: dict[str, Body]
) -> Iterator[_Fault]:
    for count, name in enumerate(ladder):
        key = f"frågetrappa.{count}"
        if name not in bodies:
            yield key, f"{name} finns inte i {_BODIES}", _register(name, bodies)
        elif name in ladder[:count]:
            yield key, f"{name} står två gånger i frågetrappan", "ta bort den ena raden"


def _strangers(question: Question, bodies: dict[str, Body]) -> Iterator[_Fault]:
    """Yield bodies that the register lacks, or that did not exist on the day."""
    named = [
        (f"steg.{count}.organ", turn.body, turn.start)
        for count, turn in enumerate(question.turns)
    ]
    if question.answer:
        named.append(("svar.av", question.answer.body, question.answer.day))
    for key, name, day in named:
        body = bodies.get(name)
        if body is None:
            yield key, f"{name} finns inte i {_BODIES}", _register(name, bodies)
        elif (body.start and day < body.start) or (body.end and body.end < day):
            words = f"{name} fanns inte {day} enligt {_BODIES}"
            yield key, words, "rätta dagen eller ange det organ som fanns då"


def _register(name: str, bodies: dict[str, Body]) -> str:
    return did_you_mean(name, bodies, f"lägg till organet i {_BODIES}")


def _falls(
    question: Question, ladder: tuple[str, ...], told: set[str]
) -> Iterator[_Fault]:
    """Yield steps that do not lead upwards; without a ladder nothing is up or down.

    `told` is the bodies that nobody knows, of which enough is said.
    """
    highest = -1
    for count, turn in enumerate(question.turns if ladder else ()):
        key = f"steg.{count}.organ"
        if turn.body in told:
            continue
        if turn.body not in ladder:
            words = f"{turn.body} står inte i frågetrappan"
            yield key, words, f"välj bland {', '.join(ladder)}"
            continue
        rung = ladder.index(turn.body)
        if rung <= highest:
            words = f"steget till {turn.body} går inte uppåt i frågetrappan"
            above = ladder[highest + 1 :]
            remedy = f"lyft till {' eller '.join(above)}" if above else _AT_THE_TOP
            yield key, words, remedy
        highest = max(highest, rung)


def _unasked(question: Question) -> Iterator[_Fault]:
    answer = question.answer
    if answer and answer.body not in {one.body for one in question.turns}:
        words = f"{answer.body} har svarat men inte haft frågan"
        yield "svar.av", words, "lägg till steget, eller rätta vem som svarade"
