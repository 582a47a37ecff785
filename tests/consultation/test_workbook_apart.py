"""Rows that came apart: columns sorted alone, rows that lost their id, words in the wrong row."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.consultation.compilation import Compilation
from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.text.excel.workbook import LONGEST
from tests.consultation.rounds import answer, comment, compiled
from tests.consultation.test_workbook_replies import (
    SHOWN,
    Edit,
    edited,
    found,
    put,
    typed,
    wrong,
)
from tests.consultation.test_workbook_replies import reply as replied
from tests.consultation.test_workbook_status import VARD, root, told
from tests.consultation.test_workbook_status import put as note

__all__ = ["root"]


def many(count: int) -> Compilation:
    """Return a round with comments that all say something of their own."""
    comments = [comment(f"a-{at}", f"Nummer {at}.") for at in range(1, count + 1)]
    return compiled(["a"], [answer("a", *comments)])


def moved(column: int, *rows: int) -> Edit:
    """Return what moves the cells of a column, in rows, one step down and the last first."""

    def edit(page: Worksheet) -> None:
        words = [page.cell(row, column).value for row in rows]
        for row, one in zip(rows, [words[-1], *words[:-1]], strict=True):
            page.cell(row, column).value = one

    return edit


def test_ids_sorted_alone_are_told_in_one_line() -> None:
    now = many(6)

    every = wrong(now, moved(1, *range(2, 8)), put(3, "noteras", "Tack."))
    unfilled = wrong(now, moved(1, *range(2, 8)))

    assert [
        "1: kolumnerna är sorterade var för sig: på 6 av 6 rader hör id till en annan "
        "synpunkt än resten av raden"
    ] == every
    assert every == unfilled


def test_a_few_ids_that_moved_are_a_line_each() -> None:
    now = many(6)

    said = wrong(now, moved(1, 2, 3), put(2, "noteras", "Tack."))

    assert [
        "2: raden har id a-2 men hör i övrigt till synpunkten a-1",
        "3: raden har id a-1 men hör i övrigt till synpunkten a-2",
    ] == sorted(said)


def test_texts_sorted_alone_are_told_in_one_line() -> None:
    (said,) = wrong(many(6), moved(7, *range(2, 8)), put(2, "noteras", "Tack."))

    assert "1: kolumnerna är sorterade var för sig: på 6 av 6 rader" in said


def test_a_text_written_over_in_a_filled_row_is_told_with_its_cell() -> None:
    def write(page: Worksheet) -> None:
        page["G3"].value = "Annat ord."

    now = many(6)
    (one,) = typed(
        now, edited(compilation_xlsx(now), write, put(3, "noteras", "Tack."))
    ).slips.found

    assert "raden för a-2 har en annan text än synpunkten har" == one.message
    assert "ångra ändringen i cellen G3" in one.remedy


def test_a_pasted_mark_of_another_row_is_one_line() -> None:
    def paste(page: Worksheet) -> None:
        page.cell(3, SHOWN).value = page.cell(2, SHOWN).value

    (said,) = wrong(many(6), paste, put(3, "noteras", "Tack."))

    assert (
        "3: raden för a-2 har uppgiften om en annan rad (a-1) i den dolda kolumnen Visat"
    ) == said


def test_a_reply_that_was_changed_meanwhile_is_still_that_conflict() -> None:
    book = compilation_xlsx(found(replied("a-2")))
    now = found(replied("a-2", reason="Nytt."))

    (said,) = wrong(now, put(3, "delvis", "Mitt."), book=book)

    assert "3: a-2 är bemött på annat sätt sedan arbetsboken skrevs ut" in said


def test_words_in_a_row_without_id_are_told_with_their_cell() -> None:
    def write(page: Worksheet) -> None:
        page["G7"].value, page["E9"].value = "Ring  juristen\nom detta.", "fråga"

    got = typed(found(), edited(compilation_xlsx(found()), write))

    assert ([], []) == (got.wishes, got.slips.found)
    assert [
        "Det som står på rader utan id läses inte: "
        'Alla synpunkter G7 (Synpunkt) "Ring juristen om detta.", '
        'Alla synpunkter E9 (Sort) "fråga". Skriv det i kolumnerna Utfall, Motivering, '
        "Ändring och Utanför texten på en rad med id, eller ta bort det."
    ] == got.notes


def test_a_row_that_lost_its_id_is_told_by_its_id() -> None:
    got = typed(found(), edited(compilation_xlsx(found()), lose))

    assert [
        "Rader som har mist sitt id läses inte: Alla synpunkter rad 3 (a-2). Skriv "
        "tillbaka id i kolumnen Id.",
        "1 synpunkt står inte i arbetsboken och rörs inte.",
    ] == got.notes


def lose(page: Worksheet) -> None:
    page.cell(3, 1).value = None


def test_a_filled_row_that_lost_its_id_says_which() -> None:
    (said,) = wrong(found(), lose, put(3, "noteras", "Tack."))

    assert "3: raden är ifylld men saknar id för synpunkten (a-2)" == said


def test_what_did_not_have_room_in_a_cell_is_not_taken_for_typed() -> None:
    signs = Random(1).choices("abcdefgh ij\u200b", k=2 * LONGEST + 9)
    long = f"Å{''.join(signs)}\r\nslut"
    own = comment("a-1", long, proposal=long)
    now = compiled(["a"], [answer("a", own)], [replied("a-1", reason=long)])

    got = typed(now, edited(compilation_xlsx(now)))

    assert ([], [], []) == (got.wishes, got.slips.found, got.notes)


def test_words_of_the_status_in_a_row_without_id_are_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, errors = told(root, capsys, note(9, 3, "avstår"))

    assert 0 == code
    assert 'utan id läses inte: Instanser C9 (Läge) "avstår". Skriv det i' in errors


def test_ids_of_the_status_sorted_alone_are_told_in_one_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def sort(page: Worksheet) -> None:
        ids = [page.cell(row, 1).value for row in range(2, 6)]
        for row, one in enumerate(reversed(ids), 2):
            page.cell(row, 1).value = one

    code, _, errors = told(root, capsys, sort, note(VARD, 8, "ja"))

    assert 1 == code
    assert (
        "kolumnerna är sorterade var för sig: på 4 av 4 rader hör id till en annan "
        "instans än resten av raden"
    ) in errors
    assert "Inget är skrivet: 1 fel i arbetsboken." in errors


def test_replies_sorted_alone_are_told_in_one_line() -> None:
    comments = [comment(f"a-{at}", f"Nummer {at}.") for at in range(1, 13)]
    replies = [replied(f"a-{at}", reason=f"Svar {at}.") for at in range(1, 13, 2)]
    now = compiled(["a"], [answer("a", *comments)], replies)

    def sort(page: Worksheet) -> None:
        rows = [
            [page.cell(row, at).value for at in range(9, 13)] for row in range(2, 14)
        ]
        rows.sort(key=lambda row: str(row[1] or "ö"))
        for at, row in enumerate(rows, 2):
            for column, words in enumerate(row, 9):
                page.cell(at, column).value = words

    (said,) = wrong(now, sort)

    assert (
        "1: kolumnerna är sorterade var för sig: på 4 av 6 rader har bemötandet flyttat "
        "till en annan rad"
    ) == said


def test_a_reply_that_is_used_again_is_no_sorting() -> None:
    comments = [comment(f"a-{at}", f"Nummer {at}.") for at in range(1, 9)]
    replies = [replied(f"a-{at}", reason=f"Svar {at}.") for at in range(1, 6)]
    now = compiled(["a"], [answer("a", *comments)], replies)

    got = typed(
        now,
        edited(
            compilation_xlsx(now),
            *(put(row, "noteras", "Svar 1.") for row in (3, 4, 7, 8, 9)),
        ),
    )

    assert [] == got.slips.found
    assert 5 == sum(len(one.comments) for one in got.wishes)


def test_replies_that_are_all_emptied_are_told_in_one_line() -> None:
    comments = [comment(f"a-{at}", f"Nummer {at}.") for at in range(1, 7)]
    replies = [replied(f"a-{at}", reason=f"Svar {at}.") for at in range(1, 5)]
    now = compiled(["a"], [answer("a", *comments)], replies)

    every = wrong(now, *(put(row, None, None) for row in range(2, 6)))
    some = wrong(now, *(put(row, None, None) for row in range(2, 5)))

    assert ["1: alla 4 bemötanden är borttagna i arbetsboken"] == every
    assert 3 == len(some)
