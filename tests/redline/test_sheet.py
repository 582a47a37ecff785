"""The sheet of a redline: rows that hold both texts, and changes named as readers do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from govdocs.diff.headline import headline
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.sheet import ChangeKind, Fate, Row, Sheet
from govdocs.text.passages import Passage, read_passages
from tests.redline.pairs import FIRST, SECOND, pairs

THIRD = "Sist kommer tiden och hur avtalet sägs upp."
TABLE = (
    "| Vård | Ansvar |\n|---|---|\n| Läkare | Regionen |\n| Hemsjukvård | Kommunen |"
)
MARKS = {Fate.KEPT: "{}", Fate.ADDED: "{{+{}+}}", Fate.REMOVED: "[-{}-]"}


def sheet(old: str, new: str) -> Sheet:
    return make_sheet(Side(old, 0, {}), Side(new, 0, {}), compare(old, new))


def document(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def told(row: Row) -> str:
    """Return a row with its marks, as the terminal writes them."""
    cells = (
        "".join(MARKS[run.fate].format(run.text) for run in cell) for cell in row.cells
    )
    return " | ".join(cells)


def changed(old: str, new: str) -> list[str]:
    return [told(row) for row in sheet(old, new).rows if row.kind]


def words(blocks: list[Passage]) -> list[str]:
    """Return what a reader of one text reads, word by word."""
    return " ".join(
        " | ".join("".join(one.text for one in cell) for cell in block.cells)
        for block in blocks
    ).split()


def side(rows: tuple[Row, ...], is_new: bool) -> list[str]:
    """Return the words of one text, put together from the rows."""
    hidden = Fate.REMOVED if is_new else Fate.ADDED
    pieces: list[str] = []
    for row in rows:
        at_new_place = row.move is None or row.move.is_new_place
        at_old_place = row.move is None or not row.move.is_new_place
        if (row.new if is_new else row.old) and (
            at_new_place if is_new else at_old_place
        ):
            pieces.append(row.text(hidden))
            pieces.append("" if row.mark is hidden else "\n")
    return "".join(pieces).split()


def test_one_word_in_the_middle_is_one_run() -> None:
    old = document(FIRST, SECOND)

    assert [
        "Andra stycket handlar om {+alla +}kostnader och om vem som betalar för hjälpmedel."
    ] == changed(old, old.replace("om kostnader", "om alla kostnader"))


def test_bold_text_is_kept_and_changed_inside() -> None:
    old = document("Regionen svarar **inom tre vardagar** på frågan.")
    result = sheet(old, old.replace("tre", "fem"))

    (row,) = result.rows
    bold = [(run.text, run.fate) for run in row.runs if run.style.bold]
    assert ("tre", Fate.REMOVED) in bold
    assert ("fem", Fate.ADDED) in bold
    assert (1, 1) == (result.gone, result.come)


def test_ids_and_marks_of_markdown_are_never_read_out() -> None:
    old = document("## Tid {#tid}", "Avtalet gäller i *tre* år. {#k7m2}")
    text = " ".join(row.text() for row in sheet(old, old).rows)

    assert "Tid Avtalet gäller i tre år." == text


def test_an_item_and_a_table_row_are_rows_of_their_own() -> None:
    old = document("- ett\n- två", TABLE)
    new = old.replace("- två", "- två\n- tre").replace("| Läkare | Regionen |\n", "")

    assert ["{+tre+}", "[-Läkare-] | [-Regionen-]"] == changed(old, new)


def test_a_changed_cell_is_marked_in_its_cell() -> None:
    old = document(TABLE)

    assert ["Hemsjukvård | [-Kommunen-]{+Hemkommunen+}"] == changed(
        old, old.replace("Kommunen |", "Hemkommunen |")
    )


def test_a_row_with_another_number_of_cells_is_a_new_row() -> None:
    old = document("| A | B |\n|---|---|\n| ett | två |")
    new = document("| A | B | C |\n|---|---|---|\n| ett | två | tre |")

    kinds = {row.kind for row in sheet(old, new).rows}
    assert {ChangeKind.REMOVED, ChangeKind.ADDED} == kinds


def test_a_word_that_only_stands_behind_other_marks_is_kept() -> None:
    first = "En part får säga upp avtalet med 18 månaders uppsägningstid."
    rest = "Tiden räknas dag för dag från den dag uppsägningen har kommit in."
    reason = "Tiden är inte bestämd.\nBlir den en annan räknas stegen före den om."

    result = sheet(
        f"{first}\n{rest}\n", f"{{--{first}--}}{{>>{reason}<<}} {rest} Ja.\n"
    )

    assert (0, 1) == (result.gone, result.come)


def test_a_split_paragraph_keeps_its_words() -> None:
    old = document(f"{FIRST} {SECOND}")
    result = sheet(old, document(FIRST, SECOND))

    assert [Fate.ADDED, Fate.KEPT] == [row.mark for row in result.rows]
    assert (0, 0) == (result.gone, result.come)
    assert [ChangeKind.REWRITTEN] == [change.kind for change in result.changes]


def test_merged_paragraphs_keep_their_words() -> None:
    result = sheet(document(FIRST, SECOND), document(f"{FIRST} {SECOND}"))

    assert [Fate.REMOVED, Fate.KEPT] == [row.mark for row in result.rows]
    assert (0, 0) == (result.gone, result.come)


def test_moved_text_stands_unmarked_and_says_where_it_was() -> None:
    old = document("## Ansvar", FIRST, "## Kostnad", SECOND, THIRD)
    new = document("## Ansvar", "## Kostnad", SECOND, THIRD, FIRST)
    result = sheet(old, new)

    ends = {row.move.is_new_place: row.move.other for row in result.rows if row.move}
    assert {True: "Ansvar stycke 1", False: "Kostnad stycke 3"} == ends
    assert [ChangeKind.MOVED] == [change.kind for change in result.changes]
    assert not any(run.is_marked for row in result.rows for run in row.runs)


def test_a_new_number_counts_no_words_and_is_no_listed_change() -> None:
    result = sheet(document("## 3.6 Ansvar", FIRST), document("## 3.7 Ansvar", FIRST))

    assert [("3.6", "3.7")] == [row.numbers for row in result.rows if row.numbers]
    assert () == result.changes
    assert ChangeKind.RENUMBERED in {row.kind for row in result.rows}


def test_numbers_of_headings_are_told_when_they_are_not_written() -> None:
    text = document("## Ansvar {#ansvar}", FIRST)
    redline = compare(text, text)
    result = make_sheet(
        Side(text, 0, {"ansvar": "3"}), Side(text, 0, {"ansvar": "2.1"}), redline
    )

    assert [("3", "2.1")] == [row.numbers for row in result.rows if row.numbers]
    assert "2.1 stycke 1" == result.rows[1].place


def test_a_link_that_leads_elsewhere_is_a_change_and_a_renamed_file_is_none() -> None:
    old = document("Läs [avsnitt 3](a.md#k7m2) om ansvar.")

    assert [ChangeKind.REWRITTEN] == [
        one.kind for one in sheet(old, old.replace("#k7m2", "#p3x9")).changes
    ]
    renamed = sheet(old, old.replace("a.md", "b.md"))
    assert () == renamed.changes
    assert [("a", "b")] == [(one.old, one.new) for one in renamed.hidden]


def test_what_readers_do_not_see_is_listed_apart() -> None:
    old = document(FIRST, SECOND)
    result = sheet(old, old.replace("länet.", "länet. {#k7m2}"))

    assert () == result.changes
    assert [(1, True, "", "{#k7m2}")] == [
        (one.line, one.in_new, one.old, one.new) for one in result.hidden
    ]


def test_a_new_section_is_one_change() -> None:
    old = document("## Ansvar", FIRST)
    new = old + "\n" + document("## Kostnad", SECOND, "- ett\n- två", "## Tid", THIRD)

    assert [(ChangeKind.ADDED, "Kostnad"), (ChangeKind.ADDED, "Tid")] == [
        (one.kind, one.place) for one in sheet(old, new).changes
    ]


def test_words_are_summed_by_section() -> None:
    old = document("## Ansvar", FIRST, "## Kostnad {#pris}", SECOND)
    new = old.replace("parterna", "alla parter").replace("## Kostnad", "## Avgift")

    assert [("Ansvar", 1, 2), ("Avgift", 1, 1)] == [
        (one.name, one.gone, one.come) for one in sheet(old, new).sections
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Text med \\*stjärna\\*, &amp; och &#229;.",
        "Se [länk (med) parentes](a/b_(c).md#x) och <https://exempel.se/>.",
        "En fotnot[^1].\n\n[^1]: Noten.",
        "Rad ett  \nrad två\nrad tre",
        "{--utgår--}{>>för att<<} men står kvar",
        "`kod | med streck` och ``två ` streck``",
        "![Karta](karta.png) bredvid",
        "> citat\n> på två rader",
        "1. ett\n2. två\n   - inre\n\n     nytt stycke",
        "Term\n: Förklaring",
        "```\nkod\n\nmer\n```",
        "[^9]: En not som ingen hänvisar till.",
        "[^1]: - [^1]: en not i sig själv",
        "| a \\| b | **c** |\n|---|---|\n| `x` | y |",
        "***fet och kursiv** bara kursiv*",
    ],
)
def test_every_word_a_reader_sees_is_found_again(text: str) -> None:
    blocks = read_passages(text, 0)

    for block in blocks:
        for cell in block.cells:
            for one in cell:
                same = len(one.text) == one.end - one.start and "\n" not in one.text
                source = text[one.start : one.end].replace("\n", " ")
                assert not same or one.style.image or one.text == source
    assert words(blocks)


@given(pairs())
@settings(max_examples=300, deadline=None)
def test_rows_hold_all_words_of_both_texts(pair: tuple[str, str]) -> None:
    rows = sheet(*pair).rows

    assert words(read_passages(pair[0], 0)) == side(rows, is_new=False)
    assert words(read_passages(pair[1], 0)) == side(rows, is_new=True)


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_the_same_text_has_no_changes(pair: tuple[str, str]) -> None:
    result = sheet(pair[0], pair[0])

    assert result.is_same
    assert ((), ()) == (result.changes, result.hidden)
    assert not any(row.kind for row in result.rows)


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_nothing_that_differs_escapes(pair: tuple[str, str]) -> None:
    result = sheet(*pair)
    old, new = ("".join(text.split()) for text in pair)

    if old != new:
        assert result.hidden or any(row.kind for row in result.rows)


@pytest.mark.parametrize("is_other", [False, True])
def test_moved_text_is_edited_only_when_a_reader_finds_other_words(
    is_other: bool,
) -> None:
    title = "Ändringar och tillägg till det som parterna har avtalat"
    last = "Samverkan" if not is_other else "samverkan i länet"
    old = document("## Ansvar", f"### {title} om samverkan", FIRST, SECOND, THIRD)
    moved = f"## {title} om {last.lower()}"
    result = sheet(old, document("## Ansvar", SECOND, THIRD, moved, FIRST))

    found = {row.place: row.move.is_edited for row in result.rows if row.move}
    assert found
    assert {is_other} == set(found.values())
    said = [headline(result, one) for one in result.changes]
    how = "omskrivet" if is_other else "oförändrat"
    assert said
    assert all(one.endswith(how) for one in said)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3.1 till 3.5", "2.1 till 2.6", "[-3.1-]{+2.1+} till [-3.5-]{+2.6+}"),
        ("den 2025-06-30 i", "den 2025-12-30 i", "den [-2025-06-30-]{+2025-12-30+} i"),
        ("kl. 12.30 och", "kl. 13.30 och", "kl. [-12.30-]{+13.30+} och"),
        ("med 2,5 procent", "med 3,5 procent", "med [-2,5-]{+3,5+} procent"),
        ("i avsnitt 3.", "i avsnitt 4.", "i avsnitt [-3-]{+4+}."),
        ("i 1.9 och", "i 1.9.1 och", "i [-1.9-]{+1.9.1+} och"),
    ],
)
def test_a_number_with_marks_in_it_is_read_whole(
    old: str, new: str, expected: str
) -> None:
    start = "Det här stycket säger vad parterna gör"
    end = "och hur det går till"

    assert [f"{start} {expected} {end}."] == changed(
        document(f"{start} {old} {end}."), document(f"{start} {new} {end}.")
    )


def test_what_stands_inside_joined_text_is_not_told_as_moved_too() -> None:
    moved = "Parterna möts varje år i maj och går igenom hur samverkan har fungerat."
    old = document(FIRST, moved, SECOND)
    result = sheet(old, f"{moved} nu\n\n{FIRST}\n| |{SECOND}\n")

    ends = [row.move.is_new_place for row in result.rows if row.move]
    assert ends.count(True) == ends.count(False)
    assert all(row.change for row in result.rows if row.kind)
