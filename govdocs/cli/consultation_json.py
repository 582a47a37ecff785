"""How a round stands, as the JSON that docs/json.md promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from govdocs.consultation.progress import Progress
from govdocs.consultation.status import Standing, State, Status
from govdocs.model.closing import closing
from govdocs.model.receipt import Lost
from govdocs.text.consultations import instant_text
from govdocs.text.spool_harm import Harm


def as_json(
    status: Status,
    progress: Progress,
    opened: Mapping[str, datetime],
    lost: Iterable[Lost] = (),
    harms: Iterable[Harm] = (),
) -> dict[str, Any]:
    """Return the standing of a round as plain data; those asked add up to `invited`.

    `opened` is when each instance is known to have opened it, by id, and `lost` which
    originals are gone for good. `harms` are what does not lie there as it came.
    """
    counts = status.counts
    extended = counts.get(State.EXTENDED, 0)
    return {
        "round": status.round.id,
        "closes_at": instant_text(closing(status.round.deadline).at),
        "invited": status.invited,
        "opened": status.seen_by(opened),
        "in_time": counts.get(State.IN_TIME, 0),
        "late": counts.get(State.LATE, 0),
        "declined": counts.get(State.DECLINED, 0),
        "silent": counts.get(State.SILENT, 0) + extended,
        "extended": extended,
        "unsolicited": counts.get(State.UNSOLICITED, 0),
        "received": len(status.answers),
        "comments": progress.comments,
        "replied": progress.replied,
        "unplaced": progress.unplaced,
        "unread": progress.unread,
        "instances": [
            _instance(one, opened.get(one.consultee)) for one in status.standings
        ],
        "lost": [_lost(one) for one in lost],
        "harmed": [_harm(one) for one in harms],
        "marking": status.round.marking,
    }


def _lost(one: Lost) -> dict[str, Any]:
    return {
        "delivery": one.folder,
        "received_at": instant_text(one.received) if one.received else None,
        "reason": one.why,
    }


def _harm(one: Harm) -> dict[str, str]:
    return {"path": str(one.path), "message": one.words, "remedy": one.remedy}


def _instance(one: Standing, opened: datetime | None) -> dict[str, Any]:
    answer = one.answer
    return {
        "instance": one.consultee,
        "state": one.state.value,
        "opened_at": instant_text(opened) if opened else None,
        "received_at": instant_text(answer.received) if answer else None,
        "sha256": answer.sha256 if answer else None,
        "answers": one.sent,
    }
