"""The way of a matter, told step by step: who has it, since when, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.decision.routes import Reached
from govdocs.model.period import in_words
from govdocs.overview.matter import Matter
from govdocs.render.html.decision_words import Names, told_decision


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `lines` are sentences, `is_here` says that the matter lies there now."""

    name: str
    mark: str
    lines: tuple[str, ...]
    is_here: bool = False


def steps(matter: Matter, names: Names, *, is_over: bool) -> tuple[Step, ...]:
    """Return the steps of a matter.

    `is_over` says that the version has lapsed, so that nobody waits any longer.
    """
    here = None if is_over else matter.next_step
    return tuple(
        Step(
            _name(one, names),
            _mark(one, one is here),
            (*_own(one, matter, names), *_lines(one, matter, is_here=one is here)),
            one is here,
        )
        for one in matter.steps
    )


def _name(one: Reached, names: Names) -> str:
    step = one.step
    if step.body:
        return f"{names.body(step.body)} {step.task}"
    return f"{(step.every_party or '').capitalize()} hos varje part {step.task}"


def _mark(one: Reached, is_here: bool) -> str:
    if one.done:
        return "Klart"
    return "Här är ärendet nu" if is_here else "Inte klart"


def _own(one: Reached, matter: Matter, names: Names) -> Iterator[str]:
    """Yield what the one body of a step has said, in its own words."""
    for decision in matter.said:
        if one.step.body == decision.body and not decision.reviewed_as:
            yield told_decision(decision, names)


def _lines(one: Reached, matter: Matter, *, is_here: bool) -> Iterator[str]:
    if one.of > 1:
        yield f"{one.said} av {one.of} har beslutat för eller emot."
    if one.done:
        yield f"Klart den {in_words(one.done)}{_spent(one)}."
    elif one.since and is_here:
        until = in_words(matter.day)
        yield f"Ärendet har legat här sedan den {in_words(one.since)}."
        yield f"{_days(one.days or 0)} till och med den {until}."
    elif one.since:
        yield f"Kunde börja den {in_words(one.since)}, men blev inte klart."
    else:
        yield "Steget före är inte klart."


def _spent(one: Reached) -> str:
    return "" if one.days is None else f", efter {_days(one.days)}"


def _days(count: int) -> str:
    return "en dag" if count == 1 else f"{count} dagar"
