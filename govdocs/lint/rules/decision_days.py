"""GD414: days in a decision file that cannot be so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.lint.filed import Filed, standing
from govdocs.lint.rule import Hit
from govdocs.model.decision import Decision
from govdocs.model.workspace import Workspace

_REMEDY = "rätta den ena dagen"


def decision_days(workspace: Workspace, on: date) -> Iterator[Hit]:
    """Find what was decided before its text was locked, in the future, or out of order."""
    for one in standing(workspace):
        yield from _too_early(one)
        yield from _too_late(one, on)
        yield from _out_of_order(one)


def _too_early(one: Filed) -> Iterator[Hit]:
    """Find a decision older than its text; a review is made while it is written."""
    decision, version = one.decision, one.version
    if version and not decision.reviewed_as and decision.day < version.locked:
        words = f"beslutet är från {decision.day}, men texten låstes {version.locked}"
        remedy = "rätta datum, eller lägg filen under den version som beslutades"
        yield one.hit("datum", words, remedy)


def _too_late(one: Filed, on: date) -> Iterator[Hit]:
    for key, day in _past(one.decision).items():
        if day and day > on:
            words = f"{day} har inte varit ännu"
            yield one.hit(key, words, "rätta dagen, eller vänta tills det har hänt")


def _past(decision: Decision) -> dict[str, date | None]:
    """Return the days of what the file says has happened, by key."""
    return {
        "datum": decision.day,
        "justerat.datum": decision.attested.day if decision.attested else None,
        "anslaget": decision.posted,
        "överklagat.datum": decision.appeal.day if decision.appeal else None,
        "underskrift.datum": decision.signed,
        "rättar.möte": decision.corrects.day if decision.corrects else None,
    }


def _out_of_order(one: Filed) -> Iterator[Hit]:
    decision = one.decision
    past = _past(decision)
    for key, day in past.items():
        if day and day < decision.day:
            words = f"{key} är {day}, före sammanträdet {decision.day}"
            yield one.hit(key, words, _REMEDY)
    attested, posted = past["justerat.datum"], decision.posted
    if attested and posted and posted < attested:
        words = f"anslaget är {posted}, före justeringen {attested}"
        yield one.hit("anslaget", words, _REMEDY)
    appealed = past["överklagat.datum"]
    if appealed and posted and decision.day <= appealed < posted:
        words = f"överklagat.datum är {appealed}, före anslaget {posted}"
        yield one.hit("överklagat.datum", words, _REMEDY)
    if decision.to_meeting and decision.to_meeting <= decision.day:
        words = (
            f"till_möte är {decision.to_meeting}, men sammanträdet var {decision.day}"
        )
        yield one.hit("till_möte", words, "skriv dagen för nästa sammanträde")
