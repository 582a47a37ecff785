"""GD432: a question whose days cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.question import Question
from govdocs.model.workspace import Workspace

# What has happened: the key, the day, and how it is told.
_Told = tuple[str, date, str]


def question_days(workspace: Workspace, on: date) -> Iterator[Hit]:
    """Find what happened before it could, or has not happened yet."""
    for one in workspace.questions:
        for key, message in (*_unordered(one), *_short(one), *_coming(one, on)):
            yield at_entry(workspace, one.path, key, message, "rätta dagen")


def _happened(question: Question) -> Iterator[_Told]:
    """Yield what has happened to a question, in the order that it must have."""
    yield "väckt.datum", question.raised.day, "dagen då frågan väcktes"
    yield "parkerad", question.parked, "dagen då frågan parkerades"
    for count, turn in enumerate(question.turns):
        yield f"steg.{count}.från", turn.start, f"dagen då {turn.body} fick frågan"
    if question.answer:
        yield "svar.datum", question.answer.day, "dagen för svaret"


def _unordered(question: Question) -> Iterator[tuple[str, str]]:
    """Yield what lies before the thing it follows.

    A group can have the question before it is parked, but not before it is raised.
    """
    raised, parked, *later = _happened(question)
    for before, after in (raised, parked), (raised, later[0]), *pairwise(later):
        if after[1] < before[1]:
            words = f"{after[2]}, {after[1]}, ligger före {before[2]}, {before[1]}"
            yield after[0], words


def _short(question: Question) -> Iterator[tuple[str, str]]:
    """Yield last days to answer that had passed when the question came."""
    for count, turn in enumerate(question.turns):
        if turn.answer_by and turn.answer_by < turn.start:
            words = (
                f"{turn.body} ska svara senast {turn.answer_by}, "
                f"men fick frågan först {turn.start}"
            )
            yield f"steg.{count}.svar_senast", words


def _coming(question: Question, on: date) -> Iterator[tuple[str, str]]:
    for key, day, told in _happened(question):
        if day > on:
            yield key, f"{told}, {day}, har inte varit än"
