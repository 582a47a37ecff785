"""How a round stands, told on each face, and the letters to those who are silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from govdocs.cli import show
from govdocs.cli.round import write_files
from govdocs.cli.written import tell_read
from govdocs.consultation.answers import RoundRead
from govdocs.consultation.arrival import tell_waiting
from govdocs.consultation.losing import lost_of, told_lost
from govdocs.consultation.misdirected import misdirected
from govdocs.consultation.progress import Progress, find_progress
from govdocs.consultation.status import Status
from govdocs.model.amount import counted
from govdocs.model.receipt import Lost, Received
from govdocs.text.files import replace_file
from govdocs.text.spool_harm import Harm, told_harm


@dataclass(frozen=True)
class StatusTold:
    """How a round stands on a day; `now` is the moment on it."""

    known: RoundRead
    status: Status
    on: date
    now: datetime

    def tell(self, form: str, out: Path | None) -> None:
        """Tell it as text or JSON, or write the workbook in a folder; first what waits."""
        waiting, settled = misdirected(self.known.spool, self.known.spooled.received)
        self._tell_what_waits(waiting)
        if form == "json":
            self._tell_json()
        elif form == "xlsx" and out is not None:
            self._write_book(out)
        else:
            self._tell_text()
            _tell_settled(settled)
            self._tell_lost()

    def write_reminders(self, folder: Path) -> None:
        """Write a letter to each that is silent, and tell who gets none."""
        from govdocs.consultation.reminder import not_reminded, reminders

        sender, register = self.known.read.settings.contact, self.known.consultees
        whose = {one.consultee for one in self._lost}
        texts = dict(reminders(self.status, register, self.now, self.on, sender, whose))
        _write(self.known.root, folder, texts)
        for words in not_reminded(self.status, register, self.on, whose):
            show.message(words)

    @cached_property
    def _lost(self) -> tuple[Lost, ...]:
        return lost_of(self.known)

    @cached_property
    def _harms(self) -> list[Harm]:
        return told_harm(self.known.root, self.known.spool, self.known.round.id)

    @property
    def _progress(self) -> Progress:
        return find_progress(self.status, self.known.replies)

    @cached_property
    def _opened(self) -> dict[str, datetime]:
        return {one: at for one, at in self.known.opened.items() if at <= self.now}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.known.consultees.values()}

    def _tell_what_waits(self, waiting: Iterable[Received]) -> None:
        """Tell what has come in that does not count until a person has looked at it."""
        known = self.known
        for harm in self._harms:
            show.message(harm.told)
        for one in waiting:
            show.message(f"Räknas inte: {one.receipt.folder}. {one.aside}")
        for standing in self.status.standings:
            for words in tell_waiting(standing):
                show.message(f"{known.name_of(standing.consultee)}: {words}")

    def _tell_text(self) -> None:
        from govdocs.cli.consultation_text import lines

        seen = self.status.seen_by(self._opened)
        for line in lines(self.status, self._progress, self._names, self.now, seen):
            show.result(line)

    def _tell_json(self) -> None:
        from govdocs.cli.consultation_json import as_json

        facts = self.status, self._progress, self._opened
        show.data(as_json(*facts, self._lost, self._harms))

    def _tell_lost(self) -> None:
        for one in self._lost:
            name = self.known.name_of(one.consultee)
            words = f"{one.folder}. {told_lost(one, name, self.status)}"
            show.result(show.wrapped(words, 2, "Originalet är förlorat: "))

    def _write_book(self, out: Path) -> None:
        from govdocs.render.xlsx.status import status_xlsx

        content = status_xlsx(self.status, self._names, self._opened)
        name = f"status-{self.known.round.id}.xlsx"
        write_files(self.known.root, out, {name: content})


def _tell_settled(settled: Iterable[Received]) -> None:
    """Tell of what does not count, and that nobody has to do anything about."""
    replaced = []
    for one in settled:
        if one.is_decided:
            words = f"{one.receipt.folder}. {one.aside}"
            show.result(show.wrapped(words, 2, "Räknas inte: "))
        else:
            replaced.append(one.receipt.folder)
    if replaced:
        start = "Räknas inte, och rätt svar har kommit: "
        show.result(show.wrapped(f"{', '.join(replaced)}.", 2, start))


def _write(root: Path, folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        replace_file(folder / f"{name}.md", text.encode("utf-8"))
    done = counted(len(texts), "påminnelse är skriven", "påminnelser är skrivna")
    show.message(f"{done} i {folder}." if texts else "Ingen påminnelse är skriven.")
    tell_read(root, (folder / f"{name}.md" for name in texts))
