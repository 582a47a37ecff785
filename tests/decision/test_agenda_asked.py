"""Days on which somebody is to answer: a parked question, or a consultation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from govdocs.overview.agenda import agenda
from govdocs.overview.agenda_item import AgendaKind
from tests.decision.agendas import kinds, library, made


def test_answers_that_are_due_are_told_with_who_is_to_give_them(tmp_path: Path) -> None:
    asked = """rubrik: Vem betalar?
ställen: [avtal#avtalstid]
väckt: {möte: Möte 1, roll: chef, datum: 2025-01-10}
parkerad: 2025-01-10
steg: [{organ: vvg, från: 2025-01-10, svar_senast: 2025-06-18}]
"""
    sent = f"""id: "2025-1"
titel: Ett förslag
sort: remiss
dokument: [{{id: avtal, kontrollsumma: "{"a" * 64}"}}]
öppnar: 2025-05-01
sista_svarsdag: 2025-12-31
instanser: [{{id: lerum, anstånd: 2026-01-15}}]
"""
    root = made(
        tmp_path / "w",
        {"fragor/1.yaml": asked, "remisser/2025-1/remiss.yaml": sent},
    )
    found = agenda(library(root))

    (question,) = kinds(found, AgendaKind.QUESTION)
    assert (date(2025, 6, 18), True) == (question.day, question.is_overdue)
    assert question.text.endswith("ska svara på fråga 1: Vem betalar?")
    last, more = kinds(found, AgendaKind.CONSULTATION)
    assert (date(2025, 12, 31), date(2026, 1, 15)) == (last.day, more.day)
    assert "nyårsafton" in last.rule
    assert ("fråga 1", "remiss 2025-1") == (question.ground, last.ground)
