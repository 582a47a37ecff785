"""Parked questions told: as lines for people, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from govdocs.cli import show
from govdocs.model.amount import counted
from govdocs.model.question import Question, Span
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Addresses, find_addresses
from govdocs.overview.questions import (
    body_names,
    last_day,
    place_words,
    standing,
    where_it_leads,
)

_MARGIN = 14


@dataclass(frozen=True)
class Teller:
    """Tells questions as they stand on a day."""

    names: Mapping[str, str]
    addresses: Addresses
    on: date

    def lines(self, question: Question) -> Iterator[str]:
        """Yield a question as lines that fit a narrow terminal."""
        yield show.wrapped(
            question.title, _MARGIN, f"{f'Fråga {question.number}':<{_MARGIN}}"
        )
        places = (f"{self._words(one)} ({one})" for one in question.places)
        yield _row("Gäller", "; ".join(places))
        told = standing(question, self.names), last_day(question, self.on)
        yield _row("Läge", " ".join(filter(None, told)))
        for count, span in enumerate(question.spans(self.on)):
            yield _row("" if count else "Steg", self._span(span))
        if question.answer:
            yield _row("Svar", question.answer.text)
        if leads := where_it_leads(question):
            yield _row("Följd", leads)
        if question.conflict:
            yield _row("Målkonflikt", question.conflict)
        if question.marking:
            yield _row("", f"{question.marking}.")

    def row(self, question: Question) -> dict[str, Any]:
        """Return a question as JSON."""
        answer, held = question.answer, question.held
        return {
            "number": question.number,
            "file": question.path,
            "title": question.title,
            "state": "öppen" if question.is_open else "besvarad",
            "sentence": standing(question, self.names),
            "places": [
                {
                    "document": one.document,
                    "block": one.anchor,
                    "words": self._words(one),
                }
                for one in question.places
            ],
            "raised": {
                "meeting": question.raised.meeting,
                "role": question.raised.role,
                "on": question.raised.day.isoformat(),
            },
            "parked_on": question.parked.isoformat(),
            "held_by": held.body if question.is_open else None,
            "held_since": held.start.isoformat() if question.is_open else None,
            "answer_by": _iso(held.answer_by) if question.is_open else None,
            "late": question.is_late(self.on),
            "steps": [self._step(one) for one in question.spans(self.on)],
            "answer": answer
            and {"text": answer.text, "by": answer.body, "on": answer.day.isoformat()},
            "to_consultation": question.to_consultation,
            "decision": question.decision,
            "conflict": question.conflict,
            "marking": question.marking,
        }

    def _words(self, place: Any) -> str:
        return place_words(place, self.addresses)

    def _span(self, span: Span) -> str:
        body = self.names.get(span.turn.body, span.turn.body)
        end = span.end.isoformat() if span.end else "…"
        days = counted(span.days, "dag", "dagar")
        return f"{body}, {span.turn.start} – {end}: {days}"

    def _step(self, span: Span) -> dict[str, Any]:
        return {
            "body": span.turn.body,
            "name": self.names.get(span.turn.body, span.turn.body),
            "from": span.turn.start.isoformat(),
            "to": _iso(span.end),
            "days": span.days,
            "answer_by": _iso(span.turn.answer_by),
        }


def teller(workspace: Workspace, on: date) -> Teller:
    """Return what tells the questions of a workspace."""
    return Teller(body_names(workspace), find_addresses(workspace), on)


def _row(name: str, words: str) -> str:
    return show.wrapped(show.on_one_line(words), _MARGIN, f"  {name:<{_MARGIN - 2}}")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
