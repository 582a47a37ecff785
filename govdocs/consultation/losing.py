"""Originals that are gone for good: why is noted, and then they are told and no fault."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from govdocs.consultation.answers import RoundRead
from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.status import State, Status
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import said
from govdocs.model.receipt import Lost
from govdocs.text.spool_harm import find_harm, find_lost
from govdocs.text.spool_ledger import read_ledger

_NO_OTHER = (
    "Det finns inget annat svar, så instansen räknas bland dem som inte har svarat."
)


def lost_of(known: RoundRead) -> tuple[Lost, ...]:
    """Return the originals of a round that are gone for good."""
    return tuple(find_lost(known.root, known.spool, known.round.id))


def judge_lost(
    known: RoundRead, folders: Collection[str]
) -> Iterator[ConsultationRefused]:
    """Yield which deliveries cannot be noted as lost, for they stand as they came."""
    if not folders:
        return
    harms = find_harm(known.root, known.spool, known.round.id)
    noted = {one.folder for one in lost_of(known)}
    every = {*_deliveries(known), *noted}
    is_all_gone = not (known.spool / known.round.id).is_dir()
    for folder in folders:
        is_harmed = is_all_gone or any(one.is_of([folder]) for one in harms)
        if folder not in every:
            what = f"{folder} är inget mottaget svar på remiss {known.round.id}"
            remedy = (
                f"kör govdocs remiss status {known.round.id} och se vad som är borta"
            )
            yield ConsultationRefused(what, did_you_mean(folder, every, remedy))
        elif not (is_harmed or folder in noted):
            yield ConsultationRefused(
                f"{folder} ligger där det ska, som det kom",
                "ska svaret inte räknas, ange --aside i stället för --lost",
            )


def _deliveries(known: RoundRead) -> Iterator[str]:
    """Yield all that has come in, be it there or gone."""
    yield from read_ledger(known.spool / known.round.id)
    yield from (one.receipt.folder for one in known.spooled.received)
    yield from (one.name for one in known.spooled.broken)


def told_lost(lost: Lost, name: str, status: Status) -> str:
    """Return whose original is gone, why, and that nothing else has come from that one."""
    when = f", mottaget {said(lost.received)}" if lost.received else ""
    has_none = status.state_of(lost.consultee) in (State.SILENT, State.EXTENDED)
    more = f" {_NO_OTHER}" if has_none else ""
    return f"{name}{when}. {lost.why}{more}"
