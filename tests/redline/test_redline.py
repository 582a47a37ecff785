"""The redline: what it marks, what it calls moved, and that it rebuilds both texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.redline import Op, OpKind, Redline
from govdocs.model.sheet import ChangeKind, Sheet

FIRST = "Första stycket handlar om parterna och deras ansvar för vården i länet."
SECOND = "Andra stycket handlar om kostnader och om vem som betalar för hjälpmedel."
THIRD = "Sist kommer tiden och hur avtalet sägs upp."


def marked(old: str, new: str) -> list[tuple[str, str]]:
    """Return what is taken out and put in, white space and moves left out."""
    ops = compare(old, new).ops
    found = [(op.kind.value, text_of(old, new, op)) for op in ops if op.move is None]
    return [one for one in found if one[0] != "equal" and one[1].strip()]


def text_of(old: str, new: str, op: Op) -> str:
    span = op.old if op.kind is OpKind.DELETE else op.new
    assert span is not None
    return (old if op.kind is OpKind.DELETE else new)[slice(*span)]


def sheet(old: str, new: str) -> Sheet:
    return make_sheet(Side(old, 0, {}), Side(new, 0, {}), compare(old, new))


def kinds(old: str, new: str) -> list[ChangeKind]:
    """Return what happened, place by place; where something left from is no place."""
    return [
        row.kind
        for row in sheet(old, new).rows
        if row.kind and (row.move is None or row.move.is_new_place)
    ]


def changed_words(old: str, new: str) -> tuple[int, int]:
    found = sheet(old, new)
    return found.gone, found.come


def document(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_one_word_in_the_middle_marks_one_token() -> None:
    old = document(FIRST, SECOND)
    new = old.replace("om kostnader", "om alla kostnader")

    assert [("insert", "alla ")] == marked(old, new)


def test_swapped_paragraphs_are_moved_and_nothing_is_marked() -> None:
    old, new = document(FIRST, SECOND, THIRD), document(SECOND, FIRST, THIRD)

    assert [] == marked(old, new)
    assert [ChangeKind.MOVED] == kinds(old, new)
    assert (0, 0) == changed_words(old, new)


def test_a_moved_paragraph_with_changed_words_shows_them_alone() -> None:
    old = document(FIRST, SECOND, THIRD, "## Rubrik")
    new = document(SECOND.replace("vem", "den"), FIRST, THIRD, "## Rubrik")

    (move,) = compare(old, new).moves
    inner = [op for op in move.inner if op.kind is not OpKind.EQUAL]

    assert move.edited
    assert ["vem", "den"] == [text_of(old, new, op) for op in inner]


def test_a_form_filled_in_again_is_not_moved() -> None:
    rows = [
        f"Vilka uppgifter som får lämnas mellan parterna om {one}vård och {one}skola"
        for one in "abcdefghijklmnopqrst"
    ]
    old = document(*rows[:10], FIRST, SECOND, THIRD)
    new = document(FIRST, SECOND, THIRD, *rows[10:])

    assert () == compare(old, new).moves


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 3.6 Uppsägning", "## 3.7 Uppsägning"),
        ("## 4 § Ansvar", "## 5 § Ansvar"),
        ("3. Kommunen svarar för boende.", "4. Kommunen svarar för boende."),
        ("**2 kap.** Om ansvar", "**3 kap.** Om ansvar"),
        ("Bilaga 2 Avgifter", "Bilaga 3 Avgifter"),
    ],
)
def test_a_new_number_is_labelled_and_no_word_is_changed(old: str, new: str) -> None:
    one, other = document(FIRST, old, SECOND), document(FIRST, new, SECOND)

    assert [ChangeKind.RENUMBERED] == kinds(one, other)
    assert (0, 0) == changed_words(one, other)


def test_a_whole_number_is_named_in_the_renumbering() -> None:
    old, new = "## 3.6 Uppsägning\n", "## 3.7 Uppsägning\n"

    (one,) = compare(old, new).renumbered

    assert ("3.6", "3.7") == (old[slice(*one.old)], new[slice(*one.new)])


def test_a_number_in_a_sentence_is_a_change_of_words() -> None:
    old = document(FIRST, "12 månader är uppsägningstiden för avtalet.")

    assert [ChangeKind.REWRITTEN] == kinds(old, old.replace("12", "18"))


def test_a_block_with_an_id_is_itself_however_it_is_rewritten() -> None:
    old = document(FIRST, "Parterna möts varje år. {#k7m2}", SECOND)
    new = document("En gång i kvartalet ses alla. {#k7m2}", FIRST, SECOND)

    moves = compare(old, new).moves

    held = [old[slice(*one.old)] for one in moves if one.edited]
    assert ["Parterna möts varje år. {#k7m2}"] == held


def test_a_block_with_an_id_that_stands_still_is_rewritten_and_not_moved() -> None:
    old = document(FIRST, "Parterna möts varje år på hösten. {#k7m2}", SECOND)
    new = document(FIRST, "En gång i kvartalet ses alla. {#k7m2}", SECOND)

    assert [ChangeKind.REWRITTEN] == kinds(old, new)


def test_text_much_alike_under_another_id_is_new_and_not_moved() -> None:
    row = "Vad den enskilde själv vill och kan göra avgör {} enligt planen. {{#{}}}"
    old = document("## A", row.format("vårdcentralen", "w2fg"), FIRST, "## B", SECOND)
    new = document("## A", FIRST, "## B", SECOND, row.format("hemsjukvården", "8tr6"))

    assert {ChangeKind.ADDED, ChangeKind.REMOVED} == set(kinds(old, new))


def test_headings_with_other_ids_are_never_taken_for_each_other() -> None:
    old = document("## Ansvar {#ansvar}", FIRST, "## Kostnad {#kostnad}", SECOND)
    new = document("## Tid {#tid}", THIRD, "## Ansvar {#ansvar}", FIRST)

    texts = [text.strip() for _, text in marked(old, new)]

    assert "## Tid {#tid}" in texts[0]
    assert not any("{#ansvar}" in text for text in texts)


def test_a_split_paragraph_keeps_its_words() -> None:
    old = document(FIRST, f"{SECOND} {THIRD}")

    assert [] == marked(old, document(FIRST, SECOND, THIRD))
    assert [] == marked(document(FIRST, SECOND, THIRD), old)


@pytest.mark.parametrize(
    ("old", "word", "other"),
    [
        ("| part | andel |\n|---|---|\n| Ale | hälften |\n", "hälften", "allt"),
        ("- boende\n- vård\n- tolk\n", "vård", "omsorg"),
        ("Text.[^1]\n\n[^1]: En not om bidrag.\n", "bidrag", "avgift"),
        ("# Rubrik om vård\n\nText.\n", "vård", "omsorg"),
        ("Part\n: Den som har skrivit under.\n", "skrivit", "ritat"),
        ("---\ntitel: Avtal\n---\n\nText.\n", "Avtal", "Överenskommelse"),
        ("```\nkod här\n```\n", "här", "där"),
        ("> Citat ur lagen\n", "lagen", "förordningen"),
    ],
)
def test_one_word_is_marked_wherever_it_stands(old: str, word: str, other: str) -> None:
    assert [("delete", word), ("insert", other)] == marked(
        old, old.replace(word, other)
    )


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (
            "Fältet `Signatur-Indata` ska stå först.",
            "Fältet Signatur-Indata ska stå först.",
            1,
        ),
        ("Den `ene` och den andre.", "Den ene och den andra.", 2),
        ("Avtalet gäller i ett år för båda.", "Det här löper i tre månader till.", 1),
        (
            "Avtalet löper ett år. Vården är fri.",
            "Det löper ett år. Omsorgen är fri.",
            2,
        ),
        (
            "Kommunen ansvarar för hälften av allt.",
            "Regionen ansvarar för hälften av det.",
            2,
        ),
    ],
)
def test_changes_are_joined_in_a_word_and_where_most_is_changed(
    old: str, new: str, changes: int
) -> None:
    one, other = document(FIRST, old, SECOND), document(FIRST, new, SECOND)

    kept = [op.kind is OpKind.EQUAL for op in compare(one, other).ops]

    assert changes == sum(kept) - 1


@pytest.mark.parametrize("kept", ["Gammal text.", "Regionen betalar för vården."])
def test_of_two_wordings_the_one_that_goes_is_a_single_change(kept: str) -> None:
    until, since = "17 § /Gäller till maj/", "17 § /Gäller från maj/"
    head = "Utöver vad som följer av 16 § ska uppgifter om vården"
    gone = document(f"{until}\n{head}", "1. gallras efter tio år.", f"{since}\n{head}")
    old = document(FIRST, f"{gone}\n1. {kept}", SECOND)
    new = document(FIRST, f"17 §\n{head}\n\n1. {kept}", SECOND)

    (there,), (back,) = marked(old, new), marked(new, old)

    assert ("delete", "insert") == (there[0], back[0])
    assert there[1] == back[1]
    assert there[1].strip().startswith("/Gäller till maj/")
    assert there[1].strip().endswith("/Gäller från maj/")


def test_white_space_alone_is_in_the_script_but_no_change() -> None:
    old, new = "Ett  ord.\r\n\r\nTvå ord.\n", "Ett ord.\n\nTvå ord."

    redline = compare(old, new)

    assert redline.exact
    assert [] == kinds(old, new)
    changed = [op for op in redline.ops if op.kind is not OpKind.EQUAL]
    assert all(text_of(old, new, op).isspace() for op in changed)


def test_a_whole_paragraph_is_told_without_its_neighbours() -> None:
    old, new = document(FIRST, SECOND), document(FIRST, THIRD, SECOND)

    found = sheet(old, new)

    assert [THIRD] == [row.text() for row in found.rows if row.kind]
    assert [ChangeKind.ADDED] == [change.kind for change in found.changes]


def test_front_matter_is_told_by_key() -> None:
    old = "---\ntitel: Avtal\nuppsägning:\n  tid: 12 månader\n---\n\nText.\n"

    (term,) = compare(old, old.replace("12", "18")).metadata

    assert ("uppsägning.tid", "12 månader", "18 månader") == (
        term.key,
        term.old,
        term.new,
    )
    assert "Uppsägningstid: 12 → 18 månader" == term.text


@pytest.mark.parametrize("front", ["---\n[\n---\n", "---\n", "---\na: &b [*b]\n---\n"])
def test_broken_front_matter_is_compared_as_text(front: str) -> None:
    assert () == compare(f"{front}Ett.\n", f"{front}Två.\n").metadata


# Properties

_WORDS = st.sampled_from(
    "ett två tre avtal vård 3.6 12 § . , {#k7m2} | - ## 1.".split()
)
_GAPS = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\r\n", "  ", "\t", "\u2028"])
_TEXT = st.lists(st.tuples(_WORDS, _GAPS), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
_WILD = st.text(st.sampled_from("ab \n.#|-[]{}:`1é\u0301\U0001f600\x00"), max_size=80)
_EDIT = st.tuples(st.integers(0, 400), st.integers(0, 40), _TEXT)


@settings(max_examples=150, deadline=None)
@given(_TEXT | _WILD, _TEXT | _WILD)
def test_any_two_texts_are_rebuilt(old: str, new: str) -> None:
    _assert_sound(old, new, compare(old, new))


@settings(max_examples=150, deadline=None)
@given(_TEXT, st.lists(_EDIT, max_size=4))
def test_an_edited_text_is_rebuilt(old: str, edits: list[tuple[int, int, str]]) -> None:
    new = old
    for at, size, put in edits:
        new = new[:at] + put + new[at + size :]

    _assert_sound(old, new, compare(old, new))


@settings(max_examples=50, deadline=None)
@given(st.permutations([FIRST, SECOND, THIRD, "## Rubrik", "- punkt", FIRST]))
def test_pieces_in_any_order_are_rebuilt(pieces: list[str]) -> None:
    old = document(FIRST, SECOND, THIRD, "## Rubrik", "- punkt", FIRST)

    _assert_sound(old, document(*pieces), compare(old, document(*pieces)))


@given(_TEXT | _WILD)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    redline = compare(text, text)

    assert redline.exact
    assert all(op.kind is OpKind.EQUAL for op in redline.ops)
    assert ((), ()) == (redline.moves, redline.metadata)


@settings(max_examples=150, deadline=None)
@given(_TEXT | _WILD, _TEXT | _WILD)
def test_the_other_way_round_swaps_what_is_put_in_and_taken_out(
    old: str, new: str
) -> None:
    there, back = compare(old, new), compare(new, old)

    assert {(op.old, op.new) for op in there.ops} == {
        (op.new, op.old) for op in back.ops
    }
    assert {(move.old, move.new) for move in there.moves} == {
        (move.new, move.old) for move in back.moves
    }


def _assert_sound(old: str, new: str, redline: Redline) -> None:
    """Hold a redline against the contract in docs/json.md."""
    assert redline.exact
    _assert_covers(redline.ops, (0, len(old)), (0, len(new)))
    _assert_equal(old, new, redline.ops)
    gone = {op.move: op.old for op in redline.ops if op.move and op.old}
    come = {op.move: op.new for op in redline.ops if op.move and op.new}
    assert {move.id: move.old for move in redline.moves} == gone
    assert {move.id: move.new for move in redline.moves} == come
    for move in redline.moves:
        _assert_covers(move.inner, move.old, move.new)
        _assert_equal(old, new, move.inner)
    made = make_sheet(Side(old, 0, {}), Side(new, 0, {}), redline)
    assert made.exact


def _assert_covers(
    ops: tuple[Op, ...], old: tuple[int, int], new: tuple[int, int]
) -> None:
    at, to = old[0], new[0]
    for op in ops:
        assert (op.old is None) == (op.kind is OpKind.INSERT)
        assert (op.new is None) == (op.kind is OpKind.DELETE)
        if op.old:
            assert op.old[0] == at < op.old[1]
            at = op.old[1]
        if op.new:
            assert op.new[0] == to < op.new[1]
            to = op.new[1]
    assert (old[1], new[1]) == (at, to)


def _assert_equal(old: str, new: str, ops: tuple[Op, ...]) -> None:
    for op in ops:
        if op.old and op.new:
            assert old[slice(*op.old)] == new[slice(*op.new)]


def test_the_line_under_the_head_of_a_table_stays_with_it() -> None:
    old = (
        "- läkare\n- sköterska\n\n"
        "| Vem | Vad |\n|---|---|\n| Region | Vård |\n| Kommun | Omsorg |\n"
    )
    new = old.replace("sköterska", "barnmorska").replace("| Region | Vård |\n", "")

    found = [put.strip() for _, put in marked(old, new)]
    assert ["- sköterska", "- barnmorska", "| Region | Vård |"] == found
