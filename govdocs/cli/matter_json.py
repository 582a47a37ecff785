"""How the parties stand to a version, as the JSON that docs/json.md promises."""

from __future__ import annotations

from datetime import date
from typing import Any

from govdocs.decision.routes import Reached
from govdocs.decision.tally import Stand, Tally, Vote
from govdocs.model.appeal import Appeal
from govdocs.overview.matter import Matter


def as_json(matter: Matter) -> dict[str, Any]:
    """Return a matter as plain data."""
    version, tally = matter.dated.version, matter.tally
    votes = tally.votes if tally else ()
    return {
        "document": version.document,
        "version": version.number,
        "digest": version.full,
        "required": tally.required if tally else None,
        "alike": tally.alike if tally else None,
        "counts": {word.value: n for word, n in tally.counts.items()} if tally else {},
        "parties": [_vote(one, version.full, matter.appeals) for one in votes],
        "missing": list(tally.missing) if tally else [],
        "ratified": matter.is_ratified,
        "in_force_from": _day(matter.entry.day if matter.entry else None),
        "in_force": dict(matter.bound),
        "route": matter.route.id if matter.route else None,
        "steps": [_step(one) for one in matter.steps],
        "explanation": list(matter.explanation),
        "findings": _passed(tally),
        "marking": matter.is_invented or None,
    }


def _vote(vote: Vote, full: str, appeals: Any) -> dict[str, Any]:
    one = vote.decision
    appeal: Appeal | None = appeals.get(vote.party)
    return {
        "party": vote.party,
        "body": one.body if one else None,
        "outcome": vote.outcome.value if vote.outcome else None,
        "standing": vote.stand.value,
        "alike": vote.is_alike,
        "same_text": one.decided == full if one else None,
        "late": vote.stand is Stand.LATE,
        "decided_on": _day(one.day if one else None),
        "minutes_item": one.minutes_item if one else None,
        "docket": list(one.dockets) if one else [],
        "posted_on": _day(one.posted if one else None),
        "appeal_ends_on": _day(appeal.last.day if appeal else None),
        "final_on": _day(appeal.final.day if appeal and appeal.final else None),
        "rule": appeal.last.words if appeal else None,
    }


def _step(one: Reached) -> dict[str, Any]:
    return {
        "body": one.step.body,
        "every_party": one.step.every_party,
        "task": one.step.task.value,
        "since": _day(one.since),
        "done": _day(one.done),
        "days": one.days,
        "said": one.said,
        "of": one.of,
    }


def _passed(tally: Tally | None) -> list[dict[str, Any]]:
    return [
        {"file": one.decision.place[0], "why": one.why}
        for one in (tally.passed if tally else ())
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
