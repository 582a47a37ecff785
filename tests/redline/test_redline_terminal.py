"""The redline in a terminal: nothing is lost in it, and it reads well aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.cli.compared import Compared, TextFile, compare_files
from govdocs.cli.marked import Look, marked_line
from govdocs.cli.redline_terminal import redline_lines
from govdocs.diff.redline import compare
from govdocs.model.sheet import Fate
from tests.redline.pairs import FIRST, SECOND, pairs
from tests.redline.test_sheet import TABLE, THIRD, document

WHOLE = Look(is_whole=True)
CUT = Look()
LONG = " ".join(
    f"Mening {n} handlar om vården i länet och dess kommuner." for n in range(9)
)
LAST = "Kontroll: båda texterna går att återskapa exakt ur jämförelsen."


def compared(old: str, new: str, numbers: tuple[dict[str, str], ...] = ()) -> Compared:
    """Return two texts compared as those of a document, whose headings are cited."""
    one, other = (
        TextFile(name, text.encode(), text)
        for name, text in zip("ab", (old, new), strict=True)
    )
    if numbers:
        one, other = (
            replace(one, numbers=numbers[0]),
            replace(other, numbers=numbers[1]),
        )
    return Compared(one, other, compare(old, new), "avtal", "Avtal om vård")


def told(old: str, new: str, look: Look = CUT) -> list[str]:
    return list(redline_lines(compared(old, new), look))


def section(title: str, *paragraphs: str) -> str:
    return document(f"## {title} {{#{title.lower()}}}", *paragraphs)


def test_the_shape_is_title_counts_changes_and_proof() -> None:
    old = section("Ansvar", FIRST, f"{SECOND} {{#k7m2}}")
    new = old.replace("kostnader", "alla kostnader")

    assert [
        "Avtal om vård: a → b",
        "Vad blir det för skillnad?",
        "1 ändring: 1 omskriven.",
        "Ord: 1 in, 0 ut.",
        "Tecken: [-så-] är borttaget och {+så+} är tillagt, … är text som inte visas "
        "(allt visas med --all).",
        " 1/1 Ansvar stycke 2 {#k7m2}: omskrivet",
        "      Andra stycket handlar om {+alla +}kostnader och om vem som betalar för "
        "hjälpmedel.",
        LAST,
    ] == told(old, new)


def test_long_text_that_is_the_same_is_cut_at_words_and_whole_on_demand() -> None:
    old = section("Ansvar", LONG)
    new = old.replace("Mening 4 handlar", "Mening fyra handlar")

    (line,) = [one for one in told(old, new) if "{+fyra+}" in one]
    assert line.startswith("      … ")
    assert line.endswith(" …")
    assert len(line) < 160
    assert any(
        LONG.replace(" 4 ", " [-4-]{+fyra+} ") in one for one in told(old, new, WHOLE)
    )


def test_only_the_changed_lines_of_a_text_with_hard_breaks_are_shown() -> None:
    lines = [f"Rad {n} om vård" for n in range(9)]
    old = "\\\n".join(lines) + "\n"

    shown = told(old, old.replace("Rad 4", "Rad fyra"))

    at = shown.index("      Rad [-4-]{+fyra+} om vård")
    assert ["      …", "      …"] == [shown[at - 1], shown[at + 1]]
    assert 2 == shown.count("      …")


def test_a_new_section_is_begun_and_the_rest_is_counted() -> None:
    old = section("Ansvar", FIRST)
    items = "\n".join(f"- punkt {n}" for n in range(8))
    new = old + "\n" + section("Kostnad", SECOND, items)

    shown = told(old, new)

    at = shown.index(" 1/1 Kostnad {#kostnad}: tillagt")
    assert [
        "      {+Kostnad+}",
        f"      {{+{SECOND}+}}",
        "      - {+punkt 0+}",
    ] == shown[at + 1 : at + 4]
    assert "      … 6 stycken till" == shown[at + 5]
    assert sum("punkt" in line for line in told(old, new, WHOLE)) == 8


def test_many_changes_are_first_told_by_section() -> None:
    old = [section(f"Avsnitt{at}", f"{LONG} Det är {at} år.") for at in range(14)]
    new = [one.replace("är ", "var ") for one in old]
    moved = section("Flyttas", SECOND, TABLE)
    said = told(
        "\n".join([*old, section("Gammalt", FIRST), moved]),
        "\n".join([moved, *new, section("Nytt", THIRD)]),
    )

    named = [one for one in said if one.partition(":")[0].endswith(" avsnitt")]
    assert ["Nya avsnitt: Nytt", "Borttagna avsnitt: Gammalt"] == named[:2]
    assert named[2].startswith("Flyttade avsnitt: Flyttas")


def test_what_is_gone_is_cited_as_it_was() -> None:
    old = section("Ansvar", FIRST, SECOND)

    assert " 1/1 förut Ansvar stycke 2: borttaget" in told(
        old, section("Ansvar", FIRST)
    )


def test_moved_text_says_where_it_was_and_whether_it_is_the_same() -> None:
    old = section("Ansvar", FIRST) + "\n" + section("Kostnad", SECOND, THIRD)
    new = section("Ansvar") + "\n" + section("Kostnad", SECOND, THIRD, FIRST)

    assert " 1/1 Kostnad stycke 3: flyttat från Ansvar stycke 1 (oförändrat)" in told(
        old, new
    )
    shown = told(old, new.replace("parterna", "alla parter"))
    at = shown.index(" 1/1 Kostnad stycke 3: flyttat från Ansvar stycke 1 (omskrivet)")
    assert "[-parterna-]{+alla parter+}" in shown[at + 1]


def test_new_numbers_are_one_line() -> None:
    text = section("Ansvar", FIRST) + "\n" + section("Kostnad", SECOND)
    numbers = {"ansvar": "3.6", "kostnad": "3.7"}, {"ansvar": "3.7", "kostnad": "3.8"}

    shown = list(redline_lines(compared(text, text, numbers), Look()))

    assert "Omnumrerat: 3.6 → 3.7 Ansvar; 3.7 → 3.8 Kostnad" in shown


def test_what_nobody_sees_is_listed_by_line() -> None:
    old = document(FIRST, SECOND)

    shown = told(old, old.replace("länet.", "länet. {#k7m2}"))

    assert ["Syns inte för den som läser:", "  rad 1: {+{#k7m2}+}", LAST] == shown[-3:]


def test_a_split_is_shown_and_explained() -> None:
    shown = told(document(f"{FIRST} {SECOND}"), document(FIRST, SECOND))

    assert any(line.endswith("{+¶+}") for line in shown)
    assert any("¶ är en gräns mellan stycken" in line for line in shown)


def test_a_link_that_leads_elsewhere_is_told_in_words() -> None:
    old = document("Läs [avsnitt 3](a.md#k7m2) om ansvar.")

    assert '      länken "avsnitt 3": [-a.md#k7m2-]{+a.md#p3x9+}' in told(
        old, old.replace("#k7m2", "#p3x9")
    )


def test_text_that_is_proposed_to_go_is_a_change_and_is_told_in_words() -> None:
    old = document(f"{FIRST} {SECOND}")
    new = document(f"{{--{FIRST}--}}{{>>Gäller inte.<<}} {SECOND}")

    shown = told(old, new, WHOLE)
    assert "1 ändring: 1 omskriven." in shown
    assert f"      {{+[föreslås utgå: +}}{FIRST}{{+]+}} {SECOND}" in shown
    back = told(new, old, WHOLE)
    assert f"      [-[föreslås utgå: -]{FIRST}[-]-] {SECOND}" in back
    kept = told(new, new.replace("Andra", "Nästa"), WHOLE)
    assert any(f"[föreslås utgå: {FIRST}] [-Andra-]" in line for line in kept)


def test_a_paragraph_that_is_mostly_other_words_is_one_text_for_another() -> None:
    old = document("Ett två tre fyra fem sex sju åtta nio tio elva tolv. {#k7m2}")
    new = document("Här två är fyra inte sex alls åtta som tio förr tolv. {#k7m2}")

    (line,) = [one for one in told(old, new) if one.startswith("      ")]
    assert 1 == line.count("[-")
    assert 1 == line.count("{+")


def test_another_picture_with_the_same_words_is_told_with_its_file() -> None:
    old = document("Se ![Karta](gammal.png) här.")

    assert any(
        "[-[bild: Karta, gammal.png]-]{+[bild: Karta, ny.png]+}" in line
        for line in told(old, old.replace("gammal", "ny"))
    )


def test_a_text_that_holds_our_marks_is_told_to_be_doubtful() -> None:
    old = document("Skriv [-så-] i texten om vård.")

    assert any(
        "--format json" in line for line in told(old, old.replace("vård", "tid"))
    )
    assert not any(
        "--format json" in line for line in told(document(FIRST), document(THIRD))
    )


def test_cells_and_items_look_as_they_do_in_the_text() -> None:
    old = document(TABLE, "1. ett\n2. två")
    shown = told(old, old.replace("Kommunen |", "Alla |").replace("två", "tre"))

    assert "      Hemsjukvård | [-Kommunen-]{+Alla+}" in shown
    assert "      2. [-två-]{+tre+}" in shown


def test_front_matter_that_says_the_same_is_no_change_of_white_space(
    tmp_path: Path,
) -> None:
    old = "---\nid: a # ett\n---\n\nText.\n"
    files = tmp_path / "a.md", tmp_path / "b.md"
    for path, text in zip(files, (old, old.replace(" # ett", "")), strict=True):
        path.write_text(text, "utf-8")

    shown = list(redline_lines(compare_files(*files), Look()))

    assert "säger samma sak" in shown[1]
    assert "Texterna är lika." == shown[2]


def test_front_matter_that_cannot_be_read_is_compared_as_text(tmp_path: Path) -> None:
    files = tmp_path / "a.md", tmp_path / "b.md"
    files[0].write_text("---\nid: a\n---\n\nText.\n", "utf-8")
    files[1].write_text("---\nid: [\n---\n\nText.\n", "utf-8")

    shown = "\n".join(redline_lines(compare_files(*files), WHOLE))

    assert "[-a-]{+[+}" in shown


_PIECES = st.lists(
    st.tuples(
        st.sampled_from(Fate),
        st.text("ab å\x1b", max_size=30),
    ),
    max_size=8,
)


@given(_PIECES, st.integers(20, 60))
def test_wrapped_lines_fit_and_hold_every_mark(
    pieces: list[tuple[Fate, str]], width: int
) -> None:
    (whole,) = marked_line(pieces, Look(), 0)
    lines = list(marked_line(pieces, Look(width=width), 0))

    assert whole.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(len(line) <= width or " " not in line.strip() for line in lines)
    assert "\x1b" not in whole


@given(_PIECES)
def test_colour_adds_nothing_but_colour(pieces: list[tuple[Fate, str]]) -> None:
    plain = list(marked_line(pieces, Look(), 2))
    coloured = list(marked_line(pieces, Look(colour=True), 2))

    assert plain == [click.unstyle(line).rstrip() for line in coloured]


@given(pairs())
@settings(max_examples=150, deadline=None)
def test_every_word_that_came_or_went_is_there_on_demand(pair: tuple[str, str]) -> None:
    made = compared(*pair)
    shown = "\n".join(redline_lines(made, WHOLE))

    for text in _changed(made):
        assert text in shown
    assert shown.endswith(LAST)


def _changed(made: Compared) -> Iterator[str]:
    for row in made.sheet.rows:
        if row.move is None or row.move.is_new_place:
            for run in row.runs:
                if run.is_marked:
                    yield from run.text.split("\n")


@pytest.mark.parametrize("look", [Look(), WHOLE])
def test_the_same_text_is_said_to_be_the_same(look: Look) -> None:
    shown = told(section("Ansvar", FIRST), section("Ansvar", FIRST), look)

    assert ["Avtal om vård: a → b", "Texterna är lika.", LAST] == shown


def test_a_dividing_line_is_told_in_words() -> None:
    old, new = document(FIRST, SECOND), document(FIRST, "---", SECOND)

    assert "      {+avdelande linje+}" in redline_lines(compared(old, new), CUT)


def test_numbers_of_changed_text_are_said_to_be_among_the_new_ones() -> None:
    old = document("## 3.6 Ansvar", FIRST, "## 3.8 Kostnad", SECOND)
    new = old.replace("3.6", "3.7").replace("3.8 Kostnad", "3.9 Kostnader för vård")

    def titles(text: str) -> list[str]:
        lines = redline_lines(compared(old, text), WHOLE)
        return [line.partition(":")[0] for line in lines if " → " in line][1:]

    assert ["Nytt nummer, också på det som ändrats"] == titles(new)
    assert ["Omnumrerat"] == titles(old.replace("3.6", "3.7"))
