"""How votes are told: one word each, every word a shape of its own, and sums that add up."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from govdocs.decision.tally import Stand, Vote
from govdocs.model.outcome import Outcome
from govdocs.model.register import Registers
from govdocs.render.html import frame
from govdocs.render.html.decision_words import Names, did, in_brief
from govdocs.render.html.vote_words import ORDER, sums, told
from tests.decision.decided import decision

PATH = Path(frame.__file__).parent / "templates/decision_macros.html"


def vote(stand: Stand, outcome: Outcome | None) -> Vote:
    made = decision("norrby", outcome.value) if outcome else None
    return Vote("norrby", stand, made)


VOTES = st.builds(vote, st.sampled_from(list(Stand)), st.sampled_from([None, *Outcome]))


@given(st.lists(VOTES, max_size=60))
def test_sums_add_up_to_the_parties(votes: list[Vote]) -> None:
    counted = sums(votes)

    assert len(votes) == sum(count for _, count in counted)
    assert [one for one in ORDER if one in dict(counted)] == [one for one, _ in counted]


@given(VOTES)
def test_what_counts_is_never_told_as_not_counted(one: Vote) -> None:
    word = told(one)

    assert word in ORDER
    if one.is_alike:
        assert word.word.startswith("Godkänt")
        assert not word.note


def test_every_word_has_a_shape_that_no_other_has() -> None:
    drawn = dict(re.findall(r'^  "(\w+)": (.*),$', PATH.read_text("utf-8"), re.M))

    assert {one.look for one in ORDER} == set(drawn)
    assert len(drawn) == len(set(drawn.values()))
    assert len(ORDER) == len({one.word for one in ORDER})


def test_every_outcome_can_be_told_in_a_sentence() -> None:
    assert all(did(decision("norrby", one.value)) for one in Outcome)


def test_a_body_that_is_not_in_the_register_keeps_its_id() -> None:
    assert "okand-kf" == Names(Registers()).body("okand-kf")


def test_a_digest_is_shortened_in_whole_groups() -> None:
    assert "0123 4567 …" == in_brief("0123456789ab", 2)
    assert "0123 4567" == in_brief("01234567", 2)
