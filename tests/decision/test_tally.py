"""What decisions come to: each word of the table, who may decide, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.decision.routes import Reached, walk
from govdocs.decision.tally import Tally
from govdocs.model.decision import (
    Addition,
    Appealed,
    AppealState,
    Change,
    Clause,
    Condition,
    ConditionKind,
    Decision,
    Reviewer,
)
from govdocs.model.outcome import OUTCOMES, Effect, Outcome
from govdocs.model.register import Body
from govdocs.model.route import Delegation, Route, Step, Task
from tests.decision.decided import (
    BODIES,
    DAY,
    FULL,
    LAST,
    LATER,
    OTHER,
    correction,
    decision,
    everybody,
    matters,
    stands,
    tally,
)
from tests.decision.hand_made import PARTIES


def test_every_word_has_one_row() -> None:
    assert list(Outcome) == sorted(
        (row.outcome for row in OUTCOMES), key=list(Outcome).index
    )


def test_a_party_that_is_silent_has_not_decided() -> None:
    found = tally(decision("norrby"))

    assert {"region": "NONE", "norrby": "ALIKE", "soderby": "NONE"} == stands(found)
    assert (3, 1, ("region", "soderby")) == (found.required, found.alike, found.missing)
    assert not found.is_complete


@pytest.mark.parametrize(
    ("outcome", "stand"),
    [
        ("godkänner", "ALIKE"),
        ("antar", "ALIKE"),
        ("godkänner med tillägg", "ALIKE"),
        ("godkänner med ändring", "OTHER_TEXT"),
        ("avslår", "REJECTED"),
        ("återremitterar", "REFERRED_BACK"),
        ("bordlägger", "POSTPONED"),
        ("vidare utredning", "POSTPONED"),
        ("noterar", "NONE"),
        ("ställer sig bakom", "NONE"),
    ],
)
def test_each_word_counts_as_the_table_says(outcome: str, stand: str) -> None:
    assert stand == stands(tally(decision("norrby", outcome)))["norrby"]


def test_with_addition_counts_and_with_change_does_not() -> None:
    added = decision("norrby", additions=(Addition("följ upp"),))
    changed = decision("soderby", changes=(Change("k7m2", "Andra ord."),))
    found = tally(added, changed)

    assert Outcome.APPROVED_WITH_ADDITION == added.outcome
    assert Outcome.APPROVED_WITH_CHANGE == changed.outcome
    assert ("ALIKE", "OTHER_TEXT") == tuple(stands(found).values())[1:]


def test_another_digest_is_another_text_whatever_the_word() -> None:
    assert "OTHER_TEXT" == stands(tally(decision("norrby", decided=OTHER)))["norrby"]


def test_a_postponement_and_the_later_decision_are_two_and_the_later_counts() -> None:
    first = decision("norrby", "bordlägger")
    found = tally(first, decision("norrby", day=LATER))

    assert "ALIKE" == stands(found)["norrby"]
    assert (first,) == found.votes[1].earlier
    before = tally(first, decision("norrby", day=LATER), day=DAY)
    assert "POSTPONED" == stands(before)["norrby"]


def test_a_correction_takes_the_place_of_what_it_corrects_from_its_meeting_on() -> None:
    wrong = decision("norrby", "avslår")
    right = correction(wrong, clauses=(Clause(Outcome.APPROVED, "avtalet"),))

    assert "ALIKE" == stands(tally(wrong, right))["norrby"]
    before = tally(wrong, right, day=LATER - timedelta(1))
    assert "REJECTED" == stands(before)["norrby"]


def test_noting_something_later_does_not_undo_a_decision() -> None:
    found = tally(decision("norrby"), decision("norrby", "noterar", day=LATER))

    assert "ALIKE" == stands(found)["norrby"]


def test_a_decision_after_the_last_day_is_late() -> None:
    late = decision("norrby", day=LAST + timedelta(1))

    assert "LATE" == stands(tally(late))["norrby"]
    assert "ALIKE" == stands(tally(late, last=None))["norrby"]


def test_a_condition_of_ones_own_waits_and_that_all_decide_alike_does_not() -> None:
    own = Condition(ConditionKind.SUSPENSIVE, "att staten betalar")
    alike = Condition(ConditionKind.ALL_PARTIES, "att samtliga parter beslutar lika")

    found = tally(
        decision("norrby", conditions=(own,)), decision("soderby", conditions=(alike,))
    )
    assert ("CONDITIONAL", "ALIKE") == tuple(stands(found).values())[1:]


def test_a_decision_that_a_court_has_annulled_does_not_count() -> None:
    pending = Appealed(LATER, AppealState.PENDING)
    annulled = Appealed(LATER, AppealState.ANNULLED)

    assert "ALIKE" == stands(tally(decision("norrby", appeal=pending)))["norrby"]
    assert "ANNULLED" == stands(tally(decision("norrby", appeal=annulled)))["norrby"]


def test_clauses_that_say_yes_and_no_cannot_be_counted() -> None:
    both = (Clause(Outcome.APPROVED, "avtalet"), Clause(Outcome.REJECTED, "avtalet"))

    assert "UNCLEAR" == stands(tally(decision("norrby", clauses=both)))["norrby"]


def test_a_preliminary_decision_is_left_out_and_says_who_decides() -> None:
    found = tally(decision("norrby", is_preliminary=True, final_body="norrby-kf"))

    assert "NONE" == stands(found)["norrby"]
    assert "beslutet är preliminärt, norrby-kf beslutar slutligt" == found.passed[0].why


def test_a_review_is_no_vote() -> None:
    review = decision("norrby", clauses=(), reviewed_as=Reviewer.LAWYER)

    assert "NONE" == stands(tally(review))["norrby"]
    assert not tally(review).passed


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (decision("kungsbacka"), "kungsbacka-kf är inte part i avtal@2.0"),
        (
            decision("norrby", body="norrby-ks"),
            "norrby-ks hade inte rätt att besluta den 2022-09-08, "
            "det hade fullmäktige hos norrby",
        ),
        (
            replace(decision("norrby"), party="soderby"),
            "norrby-kf beslutar inte för soderby",
        ),
    ],
    ids=["inte part", "utan mandat", "annan part"],
)
def test_who_may_not_decide_is_left_out_with_the_reason(
    one: Decision, why: str
) -> None:
    found = tally(one)

    assert {"NONE"} == set(stands(found).values())
    assert [why] == [left.why for left in found.passed]


def test_a_board_decides_with_the_right_delegated_while_it_lasts() -> None:
    given_to = Delegation("norrby-kf", "norrby-ks", ("avtal",), DAY, LATER)
    one = decision("norrby", body="norrby-ks")

    assert "ALIKE" == stands(tally(one, delegations=(given_to,)))["norrby"]
    ended = replace(given_to, end=DAY - timedelta(1), start=None)
    assert "NONE" == stands(tally(one, delegations=(ended,)))["norrby"]
    of_routines = replace(given_to, kinds=("rutin",))
    assert "NONE" == stands(tally(one, delegations=(of_routines,)))["norrby"]


def test_the_council_of_one_party_cannot_give_the_right_to_anothers_board() -> None:
    given_to = Delegation("norrby-kf", "soderby-ks")
    one = decision("soderby", body="soderby-ks")

    assert "NONE" == stands(tally(one, delegations=(given_to,)))["soderby"]


def test_a_body_that_did_not_exist_that_day_decides_nothing() -> None:
    gone = tuple(
        replace(one, end=DAY - timedelta(1)) if one.id == "norrby-kf" else one
        for one in BODIES
    )
    found = tally(decision("norrby"), bodies=gone)

    assert ["norrby-kf fanns inte den 2022-09-08"] == [one.why for one in found.passed]


def test_a_body_that_recommends_never_decides() -> None:
    found = tally(decision("sro", "godkänner", body="sro"))

    assert {"NONE"} == set(stands(found).values())


def test_where_one_body_decides_for_all_it_alone_votes() -> None:
    alone = Route(
        "vvg", "VVG ensam.", ("avtal",), ("okänd",), (Step(Task.DECIDES, "vvg"),)
    )
    vvg = Body("vvg", "VVG", "samverkansorgan")
    found = tally(
        decision("vvg", "antar", body="vvg"), routes=(alone,), bodies=(vvg, *BODIES)
    )

    assert {"": "ALIKE"} == stands(found)
    assert found.is_complete


def test_without_a_route_nothing_is_counted() -> None:
    from tests.decision.decided import draft

    assert None is matters(*everybody(), routes=()).tally(draft(), LATER)


def _reached(*made: Decision, **facts: Any) -> Reached:
    known = matters(*made, **facts)
    route = known.registers.routes[0]
    return walk(route, made, known.mandates, "avtal", PARTIES, DAY, LATER)[-1]


def test_a_step_counts_parties_and_not_bodies() -> None:
    given_to = Delegation("norrby-kf", "norrby-ks", ("avtal",))
    by_board = decision("norrby", body="norrby-ks")
    reached = _reached(by_board, *everybody(), delegations=(given_to,))

    assert (3, 3, DAY) == (reached.said, reached.of, reached.done)
    alone = _reached(by_board, delegations=(given_to,))
    assert (1, 3) == (alone.said, alone.of)
    assert 0 == _reached(by_board).said


def test_a_council_that_took_over_from_another_is_no_further_party() -> None:
    old = Body(
        "gamla-kf", "Gamla", "fullmäktige", None, "norrby", end=DAY - timedelta(1)
    )
    reached = _reached(*everybody(), bodies=(*BODIES, old))

    assert (3, 3, DAY) == (reached.said, reached.of, reached.done)


# A second count, slow and plain, from the table of outcomes alone.


def slow(decisions: list[Decision], last: date) -> dict[str, str]:
    return {party: _slow_stand(party, decisions, last) for party in PARTIES}


def _slow_stand(party: str, decisions: list[Decision], last: date) -> str:
    mine = [one for one in decisions if one.body == f"{party}-kf"]
    gone = [one.corrects.decision for one in mine if one.corrects]
    mine = [one for one in mine if one.name not in gone and not one.is_preliminary]
    rows = {row.outcome: row for row in OUTCOMES}
    counting = []
    for one in mine:
        words = [clause.outcome for clause in one.clauses]
        effects = [rows[word].effect for word in words]
        if any(effect in (Effect.YES, Effect.NO, Effect.WAIT) for effect in effects):
            counting.append(one)
    if not counting:
        return "NONE"
    newest = counting[0]
    for one in counting:
        if (one.day, int(one.name[11:])) > (newest.day, int(newest.name[11:])):
            newest = one
    word = newest.clauses[0].outcome
    by_word = {
        "avslår": "REJECTED",
        "återremitterar": "REFERRED_BACK",
        "bordlägger": "POSTPONED",
        "vidare utredning": "POSTPONED",
    }
    if word in by_word:
        return by_word[word]
    if not rows[word].is_alike or newest.decided != FULL or newest.changes:
        return "OTHER_TEXT"
    return "LATE" if newest.day > last else "ALIKE"


def _decisions() -> st.SearchStrategy[list[Decision]]:
    """Return files of all sorts, with some deleted, reordered and written twice."""
    council_words = [
        row.outcome.value for row in OUTCOMES if "fullmäktige" in row.used_by
    ]
    one = st.builds(
        lambda party, word, days, number, decided, is_preliminary: decision(
            party,
            word,
            day=DAY + timedelta(days),
            number=number,
            decided=decided,
            is_preliminary=is_preliminary,
        ),
        st.sampled_from(PARTIES),
        st.sampled_from(council_words),
        st.integers(0, 200),
        st.integers(1, 20),
        st.sampled_from([FULL, FULL, FULL, OTHER]),
        st.sampled_from([False, False, False, True]),
    )
    unique = st.lists(one, max_size=12, unique_by=lambda made: (made.body, made.name))
    return unique.flatmap(_disturbed)


@st.composite
def _disturbed(draw: st.DrawFn, made: list[Decision]) -> list[Decision]:
    kept = [one for one in made if draw(st.integers(0, 4))]
    copies = [
        replace(one, name=f"{one.day}-{int(one.name[11:]) + 20}")
        for one in kept
        if not draw(st.integers(0, 3))
    ]
    fixed = [correction(one) for one in kept if not draw(st.integers(0, 6))]
    fixed = [replace(one, name=f"{one.day}-{int(one.name[11:]) + 40}") for one in fixed]
    found: list[Decision] = draw(st.permutations([*kept, *copies, *fixed]))
    return found


_COUNCIL = st.builds(lambda made: made, _decisions().map(list))


@given(_COUNCIL)
def test_the_tally_is_that_of_a_slow_count_from_the_table(made: list[Decision]) -> None:
    found = tally(*made)

    assert slow(made, LAST) == stands(found)
    _adds_up(found)


def _adds_up(found: Tally) -> None:
    assert found.required == sum(found.stands.values())
    assert found.alike + len(found.missing) == found.required
    assert sum(found.counts.values()) == sum(1 for one in found.votes if one.decision)
