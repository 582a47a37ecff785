"""Originals that are gone for good: why is noted, and then they are told and no fault."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from govdocs.consultation.answers import RoundRead
from govdocs.consultation.errors import ConsultationRefused
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import said
from govdocs.model.receipt import Lost
from govdocs.text.spool_harm import find_harm, find_lost
from govdocs.text.spool_ledger import read_ledger


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
    received = (one.receipt.folder for one in known.spooled.received)
    broken = (one.name for one in known.spooled.broken)
    every = {*read_ledger(known.spool / known.round.id), *received, *broken}
    is_round_gone = not (known.spool / known.round.id).is_dir()
    for folder in folders:
        if folder not in every | noted:
            what = f"{folder} är inget mottaget svar på remiss {known.round.id}"
            remedy = "se vad som är borta: govdocs remiss status utan val"
            yield ConsultationRefused(what, did_you_mean(folder, every, remedy))
        elif not (
            is_round_gone
            or folder in noted
            or any(one.is_of([folder]) for one in harms)
        ):
            yield ConsultationRefused(
                f"{folder} ligger där det ska, som det kom",
                "ska svaret inte räknas, ange --aside i stället för --lost",
            )


def told_lost(lost: Lost, name: str) -> str:
    """Return whose original is gone and why, as a sentence for people."""
    when = f", mottaget {said(lost.received)}" if lost.received else ""
    return f"{name}{when}. {lost.why}"
