"""Put an answer aside: filed under the wrong instance, or taken back by its sender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.consultation.answers import RoundRead, merge_answers
from govdocs.consultation.errors import ConsultationRefused
from govdocs.model.nearest import did_you_mean
from govdocs.text.spool_entry import note_aside


def judge_aside(
    known: RoundRead, reasons: Mapping[str, str]
) -> Iterator[ConsultationRefused]:
    """Yield which answers cannot be put aside; `reasons` are by folder, as 0001-lerum."""
    public = known.read.consulted.answers(known.round.id)
    found = {one.receipt.folder: one for one in known.spooled.received}
    for folder in reasons:
        if folder not in found:
            what = f"{folder} är inget mottaget svar på remiss {known.round.id}"
            remedy = "se mapparna där svaren ligger"
            yield ConsultationRefused(what, did_you_mean(folder, found, remedy))
        elif len(merge_answers(public, [found[folder].submission])) == len(public):
            yield ConsultationRefused(
                f"{folder} är publicerat, och det som är publicerat går inte att ändra",
                "skriv det som hände i redogörelsen",
            )


def put_aside(known: RoundRead, reasons: Mapping[str, str]) -> None:
    """Note that answers do not count, and why; what came is kept. Raises CannotWrite."""
    for one in known.spooled.received:
        if one.receipt.folder in reasons:
            why = reasons[one.receipt.folder]
            note_aside(known.spool, one.receipt, why, is_decided=True)
