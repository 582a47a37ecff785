"""What is noted in the workbook of a round's status, shown and then written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.entry import is_wanted, write
from govdocs.cli.workbook import read_book, tell_slips
from govdocs.text.filing import Filing

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.status import Status
    from govdocs.consultation.workbook.status import TypedStatus


def note_typed(
    known: RoundRead, found: Status, path: Path, *, is_saved: bool, yes: bool
) -> int:
    """Show what a workbook notes, and write it when asked to.

    Returns 1 when something in it is wrong, and then nothing is written.
    """
    from govdocs.consultation.workbook.status import Standings, typed_status

    place = known.round.place[0]
    before = (known.root / place).read_bytes()
    old = before.decode("utf-8")
    now = Standings(found, known.opened, known.consultees, place, old)
    book = read_book(path)
    typed = typed_status(now, book, path.name, clock.now(), clock.today())
    if tell_slips(typed.slips.found, typed.notes):
        return 1
    if typed.is_empty:
        show.message("Inget är ändrat i arbetsboken.")
        return 0
    _tell(known, typed)
    if is_wanted("Skriv det?", yes=yes):
        _write(known, typed, before, is_saved=is_saved)
    return 0


def _tell(known: RoundRead, typed: TypedStatus) -> None:
    from govdocs.model.period import said

    for one, day in typed.extended.items():
        show.result(f"Anstånd: {known.name_of(one)}, till och med {day}.")
    for one, at in typed.declined.items():
        show.result(f"Avstår: {known.name_of(one)}, {said(at)}.")
    for one, at in typed.opened.items():
        show.result(f"Öppnat: {known.name_of(one)}, {said(at)}.")


def _write(
    known: RoundRead, typed: TypedStatus, before: bytes, *, is_saved: bool
) -> None:
    """Write the round first, for only that can be refused."""
    from govdocs.consultation.declining import note_declined

    path = known.round.place[0]
    if typed.extended:
        message = f"remiss: {known.round.id}, anstånd för {', '.join(typed.extended)}"
        filing = Filing(path, before, typed.text.encode("utf-8"), message)
        write(known.root, filing, is_saved=is_saved)
    for one, at in typed.declined.items():
        receipt = note_declined(known.spool, known.round, one, at)
        show.result(f"Mottaget: {receipt.folder}, {known.name_of(one)} avstår.")
    for one, at in typed.opened.items():
        known.open_by(one, at)
    if typed.opened:
        show.result(f"{len(typed.opened)} har öppnat remissen; det är antecknat.")
