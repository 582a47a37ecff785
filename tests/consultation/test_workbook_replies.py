"""Replies typed in the workbook: what comes in, and every conflict that stops them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.workbook.replies import TypedReplies, typed_replies
from govdocs.model.reply import Caused, Reply, ReplyOutcome
from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.text.excel.read import read_workbook
from tests.consultation.answered import answered, told
from tests.consultation.rounds import answer, comment, compiled

SHEET = "Alla synpunkter"
OUTCOME, REASON, BLOCKS, ELSEWHERE, SHOWN = 9, 10, 11, 12, 13
Edit = Callable[[Worksheet], None]


def reply(*comments: str, reason: str = "Tack.", **facts: Any) -> Reply:
    outcome = facts.pop("outcome", ReplyOutcome.NOTED)
    return Reply("2021-1", comments, outcome, reason, **facts)


def found(*replies: Reply) -> Compilation:
    """Return a round with three comments; b-1 says the same as a-1."""
    return compiled(
        ["a", "b"],
        [
            answer("a", comment("a-1", "Lika."), comment("a-2", "Annat.")),
            answer("b", comment("b-1", "Lika.")),
        ],
        replies,
    )


def edited(book: bytes, *edits: Edit) -> bytes:
    """Return a workbook as a program saves it after some edits."""
    loaded: Workbook = load_workbook(BytesIO(book))
    for one in edits:
        one(loaded[SHEET])
    whole = BytesIO()
    loaded.save(whole)
    return whole.getvalue()


def typed(now: Compilation, book: bytes) -> TypedReplies:
    return typed_replies(now, read_workbook(book), "bok.xlsx")


def put(row: int, *words: object) -> Edit:
    """Return what fills in outcome, reason, blocks and why none, in a row."""

    def edit(page: Worksheet) -> None:
        for at, one in enumerate(words, OUTCOME):
            page.cell(row, at).value = one

    return edit


def wrong(now: Compilation, *edits: Edit, book: bytes | None = None) -> list[str]:
    """Return what is said of a workbook that must not be written."""
    got = typed(now, edited(book or compilation_xlsx(now), *edits))
    return [f"{one.line}: {one.message}" for one in got.slips.found]


def test_an_untouched_workbook_changes_nothing() -> None:
    now = found(reply("a-1", "b-1"), reply("a-2", reason="Två\nrader."))

    got = typed(now, edited(compilation_xlsx(now)))

    assert ([], [], []) == (got.wishes, got.slips.found, got.notes)


def test_what_is_typed_comes_in_and_the_same_words_are_one_reply() -> None:
    now = found()
    book = edited(
        compilation_xlsx(now),
        put(2, "Tillgodoses ", "Bra.", "avtal#k7m2, avtal#p001"),
        put(4, "tillgodoses", "Bra.", "avtal#k7m2\navtal#p001"),
        put(3, "noteras", "Tack.", None, "Det står i en rutin."),
    )
    one, two = typed(now, book).wishes

    assert ("a-1", "b-1") == one.comments
    assert Caused(("avtal#k7m2", "avtal#p001")) == one.caused
    assert (("a-2",), ReplyOutcome.NOTED) == (two.comments, two.outcome)
    assert Caused(elsewhere="Det står i en rutin.") == two.caused


def test_a_changed_reply_keeps_the_commit_and_the_version_that_no_column_shows() -> (
    None
):
    caused = Caused(("avtal#k7m2",), "c" * 40)
    now = found(reply("a-2", caused=caused, version="2.0"))

    book = edited(compilation_xlsx(now), put(3, "delvis", "Nästan."))
    (one,) = typed(now, book).wishes

    assert (caused, "2.0", "Nästan.") == (one.caused, one.version, one.reason)


def test_a_reply_that_was_changed_meanwhile_is_a_conflict_unless_it_agrees() -> None:
    was = found(reply("a-2"))
    book = compilation_xlsx(was)
    now = found(reply("a-2", reason="Nytt."))

    (said,) = wrong(now, put(3, "delvis", "Mitt."), book=book)
    assert "3: a-2 är bemött på annat sätt sedan arbetsboken skrevs ut" in said
    assert 'nu är den "noteras. Nytt."' in said
    assert [] == wrong(now, put(3, "noteras", "Nytt."), book=book)
    assert [] == wrong(now, book=book)
    assert [] == typed(now, book).wishes


def test_a_reply_to_several_is_changed_for_all_of_them_or_not_at_all() -> None:
    now = found(reply("a-1", "b-1"))

    (said,) = wrong(now, put(2, "delvis", "Ny."))
    assert "2: a-1 delar bemötande med b-1 (rad 4), som inte är ändrade" in said
    (said,) = wrong(now, put(2, "delvis", "Ny."), lambda page: page.delete_rows(4))
    assert "b-1 (saknas i boken)" in said
    both = put(2, "delvis", "Ny."), put(4, "delvis", "Ny.")
    (one,) = typed(now, edited(compilation_xlsx(now), *both)).wishes
    assert ("a-1", "b-1") == one.comments


def head(page: Worksheet) -> None:
    page.cell(1, REASON).value = "Skäl"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (put(3, "Avslås", "Nej."), '3: "avslås" i cellen I3 är inget utfall'),
        (put(3, "delvis"), "3: motiveringen av a-2 saknas"),
        (put(3, None, "Nej."), "3: utfallet av a-2 saknas"),
        (put(3, "delvis", "=A1"), "3: cellen J3 (Motivering) är en formel"),
        (put(3, "delvis", 5), "3: cellen J3 (Motivering) är ett tal"),
        (put(3, "delvis", "Ja.", "3 kap"), "3: 3 kap i cellen K3 är inget ställe"),
        (put(3, "delvis", "Ja\tnej."), "3: cellen J3 (Motivering) har ett tecken som"),
        (
            put(3, "delvis", "Ja.", None, "A\u200bb"),
            "3: cellen L3 (Utanför texten) har",
        ),
        (put(2, None, None), "2: bemötandet av a-1 är borttaget"),
        (head, "1: på bladet Alla synpunkter saknas rubriken Motivering"),
        (
            lambda page: page.delete_rows(1),
            "1: inget blad har kolumnerna Id, Utfall, Motivering",
        ),
        (
            lambda page: page.merge_cells("J2:J3"),
            "2: cellerna J2:J3 på bladet Alla synpunkter är sammanfogade",
        ),
        (
            lambda page: page.append(["c-9", *[None] * 7, "noteras", "Tack."]),
            "5: synpunkten c-9 finns inte i remissen",
        ),
        (
            lambda page: page.append([None] * 8 + ["noteras", "Hej."]),
            "5: raden är ifylld men saknar id för synpunkten",
        ),
        (
            lambda page: page.append([None] * 8 + ["noteras", "Tack."]),
            "5: raden är ifylld men saknar id för synpunkten",
        ),
        (
            lambda page: page.append(["a-2", *[None] * 7, "noteras", "Tack."]),
            "5: synpunkten a-2 står också på rad 3",
        ),
    ],
)
def test_what_cannot_be_read_in_is_told_with_its_row(edit: Edit, said: str) -> None:
    (one, *_) = wrong(found(reply("a-1")), edit)

    assert said in one


def test_all_that_is_wrong_is_told_at_once() -> None:
    edits = put(2, "hej", "Nej."), put(3, None, "Nej."), put(4, "delvis")

    assert ["2", "3", "4"] == [one[0] for one in wrong(found(), *edits)]


def test_another_round_and_another_kind_of_file_are_refused() -> None:
    now = found()
    other = load_workbook(BytesIO(compilation_xlsx(now)))
    other["govdocs"]["A2"].value = "2020-1"
    whole = BytesIO()
    other.save(whole)
    (one,) = typed(now, whole.getvalue()).slips.found
    assert "arbetsboken gäller remissen 2020-1 och inte 2021-1" == one.message
    del other["govdocs"]
    whole = BytesIO()
    other.save(whole)
    (one,) = typed(now, whole.getvalue()).slips.found
    assert "saknar det dolda bladet govdocs" in one.message


def test_rows_may_be_sorted_deleted_and_filtered_and_columns_added() -> None:
    def move(page: Worksheet) -> None:
        page.insert_cols(1)
        page.cell(1, 1).value = "Ansvarig"
        page.cell(2, 10).value, page.cell(2, 11).value = "noteras", "Tack."
        page.delete_rows(4)
        page.row_dimensions[2].hidden = True

    now = found()
    got = typed(now, edited(compilation_xlsx(now), move))

    assert [("a-1",)] == [one.comments for one in got.wishes]
    assert [
        "Kolumner som har lagts till läses inte: Ansvarig.",
        "1 synpunkt står inte i arbetsboken och rörs inte.",
        "Ifyllda rader som ett filter döljer: 2.",
    ] == got.notes


def test_two_sheets_with_the_same_columns_are_refused() -> None:
    def copy(page: Worksheet) -> None:
        page.parent.copy_worksheet(page).title = "Kopia"

    (said,) = wrong(found(), put(2, "noteras", "Tack."), copy)

    assert "1: bladen Alla synpunkter och Kopia har samma kolumner" in said


def test_what_is_written_where_nothing_is_read_is_told() -> None:
    def write(page: Worksheet) -> None:
        page["G2"].value, page["H3"].value = "Lika, men mer.", "Ny lydelse."
        page["J2"].comment = Comment("Fråga juristen.", "")
        page.parent.create_sheet("Anteckningar")

    got = typed(found(), edited(compilation_xlsx(found()), write))

    assert [
        "Blad som har lagts till läses inte: Anteckningar.",
        "Kommentarer vid celler läses inte: Alla synpunkter J2.",
        "Det som är ändrat i kolumner utanför Utfall, Motivering, Ändring och Utanför "
        "texten läses inte: G2, H3.",
    ] == got.notes


def test_words_in_two_parts_and_places_in_capitals_are_read() -> None:
    words = put(2, "noteras", "A\u030at dem.", "Avtal#K7M2")
    (one,) = typed(found(), edited(compilation_xlsx(found()), words)).wishes

    assert ("Åt dem.", Caused(("avtal#k7m2",))) == (one.reason, one.caused)


def test_columns_sorted_apart_from_each_other_are_found_out() -> None:
    def sort(page: Worksheet) -> None:
        first, second = page.cell(2, 1).value, page.cell(3, 1).value
        page.cell(2, 1).value, page.cell(3, 1).value = second, first

    (said,) = wrong(found(), sort, put(2, "noteras", "Tack."))

    assert "på 2 av 3 rader hör id till en annan synpunkt än resten av raden" in said


@settings(deadline=None, max_examples=20)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    st.sampled_from([*ReplyOutcome]),
)
def test_no_reply_is_taken_for_changed_by_being_written_and_saved(
    reason: str, outcome: ReplyOutcome
) -> None:
    now = found(reply("a-2", reason=reason, outcome=outcome))

    got = typed(now, edited(compilation_xlsx(now)))

    assert ([], []) == (got.wishes, got.slips.found)


ROWS = {2: "a-1", 3: "a-2", 4: "b-1"}


@settings(deadline=None, max_examples=20)
@given(
    st.sets(st.sampled_from(["a-1", "a-2", "b-1"])),
    st.dictionaries(
        st.sampled_from([*ROWS]),
        st.tuples(st.sampled_from([*ReplyOutcome]), st.sampled_from("ABC")),
    ),
)
def test_what_is_typed_is_what_stands_afterwards_and_nothing_else(
    replied: set[str], words: dict[int, tuple[ReplyOutcome, str]]
) -> None:
    before = [reply(one) for one in sorted(replied)]
    now = found(*before)
    edits = [put(row, *each) for row, each in words.items()]

    got = typed(now, edited(compilation_xlsx(now), *edits))

    assert [] == got.slips.found
    after = {one.comments[0]: (one.outcome, one.reason) for one in before}
    for one in got.wishes:
        after |= dict.fromkeys(one.comments, (one.outcome, one.reason))
    wanted = dict.fromkeys(replied, (ReplyOutcome.NOTED, "Tack."))
    assert wanted | {ROWS[row]: each for row, each in words.items()} == after


def test_the_command_refuses_a_file_that_is_no_workbook_and_options_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = answered(tmp_path / "w", "norrby")
    file = tmp_path / "bok.xlsx"
    way = "remiss", "reply", "2021-1", "--from", str(file)

    code, _, errors = told(root, capsys, *way)
    assert (2, True) == (code, "bok.xlsx finns inte" in errors)
    file.write_bytes(b"%PDF")
    code, _, errors = told(root, capsys, *way)
    assert (1, True) == (code, "bok.xlsx:1:1: filen är inte en arbetsbok" in errors)
    for more in (["norrby-1"], ["--outcome", "noteras"], ["--block", "x#y"]):
        code, _, errors = told(root, capsys, *way, *more)
        assert (2, True) == (code, "går inte ihop med --from" in errors)


def test_the_command_shows_all_and_writes_all_or_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = answered(tmp_path / "w", "norrby", "vard")
    told(root, capsys, "remiss", "compile", "2021-1", "--out", str(tmp_path))
    file = tmp_path / "sammanstallning.xlsx"
    first = file.read_bytes()
    way = "remiss", "reply", "2021-1", "--from", str(file)
    replies = root / "remisser/2021-1/bemotanden.yaml"

    file.write_bytes(edited(first, put(2, "noteras", "Tack."), put(3, "x", "Tack.")))
    code, _, errors = told(root, capsys, *way, "--yes")
    assert 1 == code
    assert 'GD982 sammanstallning.xlsx:3:1: "x" i cellen I3 är inget utfall' in errors
    assert not replies.exists()

    places = "riktlinje#zzzz riktlinjen#c2b3 riktlinje#c2b3"
    file.write_bytes(edited(first, put(2, "x", "Tack.", places)))
    code, _, errors = told(root, capsys, *way, "--yes")
    wrong_ones = [one for one in errors.splitlines() if "GD982" in one]
    assert 3 == len(wrong_ones)
    assert "riktlinje#zzzz i cellen K2 finns varken i texten som" in wrong_ones[1]
    assert "riktlinjen#c2b3 i cellen K2 finns varken" in wrong_ones[2]

    file.write_bytes(edited(first, put(2, "noteras", "Tack."), put(5, "delvis", "Ja.")))
    code, printed, _ = told(root, capsys, *way)
    assert (2, True) == (code, "2 nya bemötanden, 0 ändrade." in printed)
    assert not replies.exists()
    assert 0 == told(root, capsys, *way, "--yes")[0]
    text = replies.read_text("utf-8")
    assert 2 == text.count("synpunkter: [")
    assert "- synpunkter: [norrby-1]\n    utfall: noteras\n" in text
    assert "- synpunkter: [vard-1]\n    utfall: delvis\n" in text
    code, _, errors = told(root, capsys, *way, "--yes")
    assert (0, "Inget är ändrat i arbetsboken.\n") == (code, errors)

    told(root, capsys, "remiss", "compile", "2021-1", "--out", str(tmp_path))
    changed = put(2, "noteras", "Tack.", "riktlinje#c2b3", "Står i rutinen.")
    file.write_bytes(edited(file.read_bytes(), changed))
    assert 0 == told(root, capsys, *way, "--yes")[0]
    told(root, capsys, "remiss", "compile", "2021-1", "--out", str(tmp_path))
    file.write_bytes(edited(file.read_bytes(), put(2, "noteras", "Tack.", "", "")))
    printed = told(root, capsys, *way)[1]
    assert [
        "  Förut: noteras. Tack.",
        "    Ändring: riktlinje#c2b3",
        "    Utanför texten: Står i rutinen.",
        "  Bemötande: noteras. Tack.",
    ] == printed.splitlines()[1:5]

    text = replies.read_text("utf-8")
    file.write_bytes(edited(first, put(2, "delvis", "Ångrat.")))
    code, _, errors = told(root, capsys, *way, "--yes")
    assert (1, True) == (code, "norrby-1 är bemött på annat sätt" in errors)
    assert text == replies.read_text("utf-8")
