"""How the parties stand to a version, as the JSON that docs/json.md promises."""

from __future__ import annotations

from datetime import date
from typing import Any

from govdocs.decision.routes import Reached
from govdocs.decision.tally import Stand, Tally, Vote
from govdocs.model.appeal import Appeal
from govdocs.model.decision import Correction, Decision
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
        "reviews": [_review(one, version.full) for one in matter.reviews],
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
        "appeal": one.appeal.state.value if one and one.appeal else None,
        **_own_words(one),
        "corrects": _corrected(one.corrects) if one and one.corrects else None,
        "earlier": [_earlier(one) for one in vote.earlier],
    }


def _own_words(one: Decision | None) -> dict[str, Any]:
    """Return what a decision says beside its outcome."""
    return {
        "additions": [
            {"text": row.text, "assigned_to": row.assigned_to}
            for row in (one.additions if one else ())
        ],
        "changes": [
            {"block": row.block, "wording": row.wording}
            for row in (one.changes if one else ())
        ],
        "conditions": [
            {"kind": row.kind.value, "text": row.text}
            for row in (one.conditions if one else ())
        ],
        "reservation": one.reservation if one else None,
    }


def _corrected(row: Correction) -> dict[str, Any]:
    return {
        "file": row.decision,
        "meeting": _day(row.day),
        "minutes_item": row.minutes_item,
        "before": row.before,
        "after": row.after,
    }


def _earlier(one: Decision) -> dict[str, Any]:
    return {
        "file": one.place[0],
        "outcome": one.outcome.value if one.outcome else None,
        "decided_on": _day(one.day),
        "minutes_item": one.minutes_item,
    }


def _review(one: Decision, full: str) -> dict[str, Any]:
    return {
        "kind": one.reviewed_as.value if one.reviewed_as else None,
        "body": one.body,
        "reviewed_on": _day(one.day),
        "digest": one.proposed,
        "same_text": one.proposed == full,
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
