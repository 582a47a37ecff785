"""When decisions gain laga kraft, each for a body whose decisions are posted."""

from __future__ import annotations

from datetime import date

from govdocs.decision.mandate import Mandates
from govdocs.decision.tally import Tally
from govdocs.model.appeal import Appeal, appeal
from govdocs.model.decision import Decision
from govdocs.model.outcome import ROW_OF


def find_appeal(decision: Decision, mandates: Mandates) -> Appeal | None:
    """Return the last day to appeal a decision and when it is final.

    None where there is nothing to appeal, or the day of posting is not known.
    """
    body, outcome = mandates.bodies.get(decision.body), decision.outcome
    if body is None or outcome is None or not ROW_OF[outcome].has_appeal:
        return None
    if decision.posted is None or decision.is_preliminary:
        return None
    return appeal(
        decision.posted,
        posts=body.posts_decisions,
        appealed=decision.appeal is not None,
    )


def last_final(tally: Tally, mandates: Mandates) -> date | None:
    """Return the day the last vote gained laga kraft; None while one has not, or is unknown.

    A body whose decisions are not posted is done on the day it decides.
    """
    days: list[date] = []
    for vote in tally.votes:
        if vote.decision is None:
            return None
        day = _final_day(vote.decision, mandates)
        if day is None:
            return None
        days.append(day)
    return max(days, default=None)


def _final_day(decision: Decision, mandates: Mandates) -> date | None:
    body = mandates.bodies.get(decision.body)
    if body and not body.posts_decisions:
        return decision.day
    found = find_appeal(decision, mandates)
    return found.final.day if found and found.final else None
