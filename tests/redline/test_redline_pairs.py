"""The redline on generated pairs, whose edits are known and not asked of the engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from redline_figures import fewest_marked, rebuilds
from redline_pairs import Pair, Truth, made_pairs, make_pair, read_pairs, write_pair
from redline_truth import Score, score_places, score_redline
from redline_worker import own

# Other seeds than those of the bench, which are not looked at while tuning.
SEED = 11
COUNT = 40
LONGEST = 120_000


@cache
def pairs() -> tuple[Pair, ...]:
    lengths = [2_000 + (LONGEST - 2_000) * n // COUNT for n in range(COUNT)]
    return tuple(
        make_pair(f"p{n}", length, SEED * 1_000 + n) for n, length in enumerate(lengths)
    )


def truth_of(pair: Pair) -> Truth:
    assert pair.truth
    return pair.truth


@cache
def score() -> Score:
    """Return all pairs held against the truth."""
    total = Score()
    for pair in pairs():
        truth = truth_of(pair)
        asked = {"tell": True, "anchors": [one.old for one in truth.anchors]}
        found = own(pair.old, pair.new, asked)
        total += score_redline(truth, found)
        total += score_places(truth, pair.old, pair.new, found["placed"])
    return total


def test_the_same_seed_makes_the_same_pairs() -> None:
    first, again = (list(made_pairs(3, 5)) for _ in range(2))

    assert first == again
    assert first != list(made_pairs(3, 6))


def test_a_pair_is_written_and_read_byte_for_byte(tmp_path: Path) -> None:
    pair = pairs()[0]

    write_pair(pair, tmp_path)

    (read,) = read_pairs(tmp_path)
    assert (pair.name, pair.old, pair.new) == (read.name, read.old, read.new)


def test_the_pairs_hold_every_kind_of_edit_and_comment() -> None:
    kinds = {kind for pair in pairs() for kind in truth_of(pair).edits}
    comments = {one.kind for pair in pairs() for one in truth_of(pair).anchors}

    assert 19 == len(kinds)
    assert {"kvar", "kvar, ändrad", "flyttad", "flyttad, ändrad", "borta"} == comments
    assert score().repeated > 30
    assert score().moves > 30
    assert score().numbers > 30


def test_the_truth_is_true() -> None:
    for pair in pairs():
        truth = truth_of(pair)
        for old, new in truth.moves:
            here = set(pair.old[slice(*old)].split())
            there = set(pair.new[slice(*new)].split())
            assert 2 * len(here & there) >= len(here)
        for old, new in truth.renumbered:
            one, other = pair.old[slice(*old)], pair.new[slice(*new)]
            assert one != other
            assert (one + other).replace(".", "").isdigit()
        for anchor in truth.anchors:
            if anchor.new and "ändrad" not in anchor.kind:
                words = (pair.old[slice(*anchor.old)], pair.new[slice(*anchor.new)])
                assert words[0] == words[1]


def test_without_moves_what_was_done_is_at_least_the_fewest_words() -> None:
    still = [pair for pair in pairs() if not truth_of(pair).moves]

    assert still
    for pair in still:
        assert fewest_marked(pair.old, pair.new) <= truth_of(pair).marked


@pytest.mark.parametrize("number", range(COUNT))
def test_a_redline_is_exact_both_ways_and_one_is_the_other_mirrored(
    number: int,
) -> None:
    pair = pairs()[number]

    there = own(pair.old, pair.new, {"tell": True})
    back = own(pair.new, pair.old, {"tell": True})

    for old, new, found in (
        (pair.old, pair.new, there),
        (pair.new, pair.old, back),
    ):
        assert found["exact"]
        assert rebuilds(old, new, found["ops"])
        assert all(rebuilds(old, new, one["inner"], one) for one in found["moves"])
    assert _spans(there["ops"], "old", "new") == _spans(back["ops"], "new", "old")
    assert _spans(there["moves"], "old", "new") == _spans(back["moves"], "new", "old")


def _spans(steps: list[dict[str, list[int]]], one: str, other: str) -> list[str]:
    return sorted(f"{step.get(one)} {step.get(other)}" for step in steps)


# The targets are 98, 95 and 97 %; what is not reached in `make bench` has a floor here.
def test_moves_are_found_and_those_told_are_real() -> None:
    assert score().moves_found >= 0.98 * score().moves
    assert score().moves_real >= 0.98 * score().moves_told


def test_new_numbers_are_told_as_such() -> None:
    assert score().numbers_found >= 0.98 * score().numbers


def test_comments_are_placed_right_and_never_on_a_twin() -> None:
    assert score().right >= 0.97 * score().present
    assert score().misplaced <= 0.05 * score().gone
    assert 0 == score().confused
