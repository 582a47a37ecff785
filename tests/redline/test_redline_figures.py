"""The measure is held to pairs counted by hand, and the page keeps what is not redline."""

from __future__ import annotations

import pytest
from redline_figures import (
    Figures,
    fewest_marked,
    figures_of_pieces,
    figures_of_redline,
    figures_of_words,
    rebuilds,
)
from redline_page import replaced
from redline_pairs import TrueAnchor, Truth
from redline_peers import _porcelain
from redline_truth import Score, score_places, score_redline

from tests.redline.test_redline import FIRST, SECOND, THIRD, document

OLD = "Kommunen svarar för boende, och regionen för vård."
NEW = "Regionen svarar för boende och skola, och kommunen för vård."
# Words changed: Kommunen, Regionen | och, skola (an island: "," alone) | regionen, kommunen.
PIECES = [
    ("delete", "Kommunen"),
    ("insert", "Regionen"),
    ("equal", " svarar för boende"),
    ("insert", " och skola"),
    ("equal", ", och "),
    ("delete", "regionen"),
    ("insert", "kommunen"),
    ("equal", " för vård."),
]


def test_runs_islands_and_marked_words_of_a_pair_counted_by_hand() -> None:
    wanted = Figures(marked=6, runs=3, islands=1)

    assert wanted == figures_of_pieces(OLD, NEW, PIECES)
    assert wanted == figures_of_words(OLD, NEW, PIECES)
    assert 6 == fewest_marked(OLD, NEW)


def test_a_word_changed_in_part_is_marked_whole_on_both_sides() -> None:
    pieces = [
        ("equal", "ett hus"),
        ("insert", "et"),
        ("equal", " och en g"),
        ("delete", "å"),
        ("insert", "ar"),
        ("equal", "rd"),
    ]

    figures = figures_of_pieces("ett hus och en gård", "ett huset och en garrd", pieces)

    assert Figures(marked=4, runs=2, islands=1) == figures


def test_what_does_not_rebuild_both_texts_is_not_exact() -> None:
    assert not figures_of_words("ett  två", "ett tre", [("equal", "ett ")]).exact
    assert not figures_of_pieces("ett", "två", [("equal", "ett")]).exact


@pytest.mark.parametrize(
    ("old", "new", "fewest"),
    [("", "", 0), ("a b c", "", 3), ("a b c", "c a b", 2), ("a b a b", "b a b a", 2)],
)
def test_the_fewest_words_are_all_but_the_longest_common_part(
    old: str, new: str, fewest: int
) -> None:
    assert fewest == fewest_marked(old, new)


def test_porcelain_is_read_as_pieces() -> None:
    told = "diff --git\n--- a\n+++ b\n@@ -1,2 +1,2 @@\n ett \n-två\n+tre\n~\n fyra\n~\n"

    pieces = _porcelain(told)

    assert [("equal", "ett "), ("delete", "två"), ("insert", "tre")] == pieces[:3]
    assert [("equal", "\n"), ("equal", "fyra"), ("equal", "\n")] == pieces[3:]


def moved_with_one_word_changed() -> tuple[str, str, dict[str, object]]:
    """Return two texts and a redline of them, spelled out by hand."""
    changed = SECOND.replace("vem", "den")
    old, new = document(FIRST, SECOND, THIRD), document(FIRST, THIRD, changed)
    at, to = old.index(SECOND), new.index(changed)
    word, size = SECOND.index("vem"), len(SECOND)
    third = old.index(THIRD)
    ops: list[dict[str, object]] = [
        {"op": "equal", "old": [0, at], "new": [0, at]},
        {"op": "delete", "old": [at, at + size], "move": 1},
        {"op": "delete", "old": [at + size, third]},
        {"op": "equal", "old": [third, len(old)], "new": [at, at + len(THIRD) + 1]},
        {"op": "insert", "new": [at + len(THIRD) + 1, to]},
        {"op": "insert", "new": [to, to + size], "move": 1},
        {"op": "insert", "new": [to + size, len(new)]},
    ]
    inner = [
        {"op": "equal", "old": [at, at + word], "new": [to, to + word]},
        {"op": "delete", "old": [at + word, at + word + 3]},
        {"op": "insert", "new": [to + word, to + word + 3]},
        {
            "op": "equal",
            "old": [at + word + 3, at + size],
            "new": [to + word + 3, to + size],
        },
    ]
    move = {"id": 1, "old": [at, at + size], "new": [to, to + size], "inner": inner}
    return old, new, {"ops": ops, "moves": [move], "renumbered": []}


def test_a_move_is_a_change_and_only_what_is_new_in_it_is_marked() -> None:
    old, new, told = moved_with_one_word_changed()

    figures = figures_of_redline(old, new, told)

    tokens = len(SECOND.replace(".", " .").split())
    wanted = Figures(marked=2, runs=2, islands=0, moved=2 * tokens - 2, inside=1)
    assert wanted == figures


@pytest.mark.parametrize(
    "ops",
    [
        [{"op": "equal", "old": [0, 3], "new": [0, 3]}],
        [{"op": "delete", "old": [0, 3]}],
        [{"op": "insert", "new": [0, 3]}, {"op": "delete", "old": [0, 2]}],
        [
            {"op": "delete", "old": [0, 3]},
            {"op": "insert", "new": [0, 0]},
            {"op": "insert", "new": [0, 3]},
        ],
    ],
)
def test_a_script_that_is_wrong_or_has_empty_steps_does_not_rebuild(
    ops: list[dict[str, object]],
) -> None:
    assert not rebuilds("ett", "två", ops)


def truth(*anchors: TrueAnchor) -> Truth:
    moves = (((0, 40), (100, 140)),)
    return Truth(0, moves, (((0, 1), (100, 101)),), anchors, {}, marks=False)


def test_moves_are_held_against_what_was_moved() -> None:
    right = {"old": [0, 38], "new": [101, 139]}
    wrong = {"old": [0, 40], "new": [300, 340]}
    number = {"old": [0, 1], "new": [100, 101]}

    score = score_redline(truth(), {"moves": [right, wrong], "renumbered": [number]})
    missed = score_redline(truth(), {"moves": [wrong], "renumbered": []})

    assert (1, 1, 2, 1) == (
        score.moves,
        score.moves_found,
        score.moves_told,
        score.moves_real,
    )
    assert (1, 1, 1) == (score.numbers, score.numbers_found, score.numbers_real)
    assert (0, 0) == (missed.moves_found, missed.numbers_found)


def test_comments_are_held_against_where_they_belong() -> None:
    new = f"{FIRST} {SECOND} {FIRST}"
    second, third = (len(FIRST) + 1, len(FIRST) + len(SECOND) + 2)
    kept = TrueAnchor((0, len(FIRST)), (third, len(new)), "kvar", repeated=True)
    gone = TrueAnchor((0, len(FIRST)), None, "borta", repeated=True)
    held = truth(kept, kept, kept, gone, gone, gone)
    placed = [
        (third, len(new)),
        (0, len(FIRST)),
        None,
        None,
        (0, len(FIRST)),
        (second, second + 20),
    ]

    score = score_places(held, FIRST, new, placed)

    wanted = Score(
        present=3, right=1, astray=1, gone=3, misplaced=2, repeated=6, confused=2
    )
    assert wanted == score


def test_the_section_about_the_redline_is_replaced_and_the_rest_is_kept() -> None:
    page = "# Mätresultat\n\n## Kvoter\n\nnågot\n"
    once = replaced(page, "## Redline\n\nett\n")

    assert f"{page}\n## Redline\n\nett\n" == once
    assert f"{page}\n## Redline\n\ntvå\n" == replaced(once, "## Redline\n\ntvå\n")
    before = replaced(once + "\n## Sist\n", "## Redline\n\ntvå\n")
    assert f"{page}\n## Redline\n\ntvå\n\n## Sist\n" == before
