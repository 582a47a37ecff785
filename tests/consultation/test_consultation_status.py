"""How those who are asked stand to a round: every second counts, and all sums add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from govdocs.consultation.status import State, Status, find_status
from govdocs.model.closing import closing
from govdocs.model.consultation import (
    Consultation,
    ConsultationKind,
    Frozen,
    Invited,
)
from govdocs.model.submission import Stance, Submission
from tests.consultation.rounds import comment

LAST = date(2021, 12, 31)
MORE = date(2022, 1, 15)
AT = closing(LAST).at
LONG_AFTER = datetime(2022, 6, 1, tzinfo=UTC)
ROUND = Consultation(
    "2021-1",
    "Prov",
    ConsultationKind.CONSULTATION,
    date(2021, 9, 15),
    LAST,
    (Frozen("avtal", "a" * 64),),
    (Invited("lerum"), Invited("tanum", extension=MORE), Invited("hjo")),
)


def sent(
    consultee: str, received: datetime = AT, stance: Stance = Stance.SUPPORTS
) -> Submission:
    return Submission("2021-1", consultee, received, "webb", "b" * 64, stance)


def states(found: Status) -> dict[str, State]:
    return {one.consultee: one.state for one in found.standings}


def test_the_last_second_is_in_time_and_the_next_is_late() -> None:
    assert datetime(2021, 12, 31, 22, 59, 59, tzinfo=UTC) == AT

    assert (
        State.IN_TIME
        == states(find_status(ROUND, [sent("lerum")], LONG_AFTER))["lerum"]
    )
    late = sent("lerum", AT + timedelta(seconds=1))
    assert State.LATE == states(find_status(ROUND, [late], LONG_AFTER))["lerum"]


def test_one_that_was_granted_more_time_is_in_time_until_then() -> None:
    one = sent("tanum", closing(MORE).at)

    assert State.IN_TIME == states(find_status(ROUND, [one], LONG_AFTER))["tanum"]
    before = states(find_status(ROUND, [], AT + timedelta(days=1)))
    assert (State.EXTENDED, State.SILENT) == (before["tanum"], before["hjo"])
    assert State.SILENT == states(find_status(ROUND, [], LONG_AFTER))["tanum"]


def test_a_second_answer_replaces_the_first_and_both_are_counted_as_sent() -> None:
    first, second = sent("lerum", AT - timedelta(days=2)), sent("lerum")
    found = find_status(ROUND, [second, first], LONG_AFTER).standings[0]

    assert (second, 2) == (found.answer, found.sent)


def test_one_that_says_nothing_waits_and_counts_when_there_is_no_other() -> None:
    first = sent("lerum", AT - timedelta(days=2))
    empty = replace(sent("lerum"), stance=None, unread=("filen har ett lösenord",))

    found = find_status(ROUND, [empty, first], LONG_AFTER).standings[0]
    alone = find_status(ROUND, [empty], LONG_AFTER).standings[0]

    assert (first, (empty,), 2) == (found.answer, found.waiting, found.sent)
    assert (empty, (), State.IN_TIME) == (alone.answer, alone.waiting, alone.state)


def test_what_comes_late_does_not_replace_what_came_in_time() -> None:
    first, late = sent("lerum"), sent("lerum", AT + timedelta(days=1))
    found = find_status(ROUND, [first, late], LONG_AFTER).standings[0]

    assert (State.IN_TIME, first) == (found.state, found.answer)


UNREAD = "filen har ett lösenord"


def unread(consultee: str, received: datetime) -> Submission:
    return replace(sent(consultee, received), stance=None, unread=(UNREAD,))


def test_of_late_answers_the_first_that_says_something_counts() -> None:
    days = [AT + timedelta(count) for count in (1, 2, 3, 4)]
    empty, first = unread("lerum", days[0]), sent("lerum", days[1])
    second, wrong = sent("lerum", days[2]), unread("lerum", days[3])

    made = [wrong, second, first, empty]
    found = find_status(ROUND, made, LONG_AFTER).standings[0]

    assert (State.LATE, first, 4) == (found.state, found.answer, found.sent)
    assert (empty,) == found.waiting


def test_of_late_answers_that_say_nothing_the_first_counts() -> None:
    first, second = (unread("lerum", AT + timedelta(count)) for count in (1, 2))

    found = find_status(ROUND, [second, first], LONG_AFTER).standings[0]

    assert (State.LATE, first, ()) == (found.state, found.answer, found.waiting)


def test_one_in_time_that_says_nothing_is_not_replaced_by_a_late_one() -> None:
    empty, late = unread("lerum", AT), sent("lerum", AT + timedelta(1))

    found = find_status(ROUND, [late, empty], LONG_AFTER).standings[0]

    assert (State.IN_TIME, empty) == (found.state, found.answer)


def test_one_that_abstains_has_declined_and_one_not_asked_is_apart() -> None:
    found = find_status(
        ROUND, [sent("hjo", stance=Stance.ABSTAINS), sent("annan")], LONG_AFTER
    )

    assert State.DECLINED == states(found)["hjo"]
    assert State.UNSOLICITED == states(found)["annan"]
    assert 3 == found.invited


def test_one_that_abstains_and_answers_a_question_has_not_declined() -> None:
    one = sent("hjo", stance=Stance.ABSTAINS)

    for said, state in (
        ({"answers": {"f1": "Ja."}}, State.IN_TIME),
        ({"comments": (comment("hjo-1", "Bra."),)}, State.IN_TIME),
        ({"reason": "Det rör oss inte."}, State.DECLINED),
    ):
        found = find_status(ROUND, [replace(one, **said)], LONG_AFTER)
        assert state is states(found)["hjo"]


@given(
    st.lists(
        st.builds(
            sent,
            st.sampled_from(["lerum", "tanum", "hjo", "annan", "till"]),
            st.integers(-50, 50).map(lambda days: AT + timedelta(days)),
            st.sampled_from(list(Stance)),
        ),
        max_size=12,
    )
)
def test_those_who_were_asked_always_add_up(made: list[Submission]) -> None:
    found = find_status(ROUND, made, LONG_AFTER)

    asked = {one: n for one, n in found.counts.items() if one is not State.UNSOLICITED}
    assert found.invited == sum(asked.values())
    assert len(made) == sum(one.sent for one in found.standings)


@given(
    st.lists(
        st.builds(
            lambda days, is_read: (sent if is_read else unread)(
                "lerum", AT + timedelta(days)
            ),
            st.integers(-5, 5),
            st.booleans(),
        ),
        unique_by=lambda one: one.received,
    )
)
def test_only_a_file_that_waits_can_take_the_place_of_another(
    made: list[Submission],
) -> None:
    found = find_status(ROUND, made, LONG_AFTER).standings[0]
    assume(found.answer and found.answer.says_something)

    for one in made:
        others = [other for other in made if other is not one]
        read = replace(one, stance=Stance.SUPPORTS, unread=())
        then = find_status(ROUND, [*others, read], LONG_AFTER).standings[0].answer
        takes_its_place = then == read and one != found.answer
        assert takes_its_place == (one in found.waiting)


def test_nobody_has_less_time_than_all_have() -> None:
    later = replace(ROUND, deadline=date(2022, 2, 1))
    (tanum,) = [
        one
        for one in find_status(
            later, [sent("tanum", closing(later.deadline).at)], LONG_AFTER
        ).standings
        if one.consultee == "tanum"
    ]

    assert State.IN_TIME is tanum.state


def test_the_tenth_round_of_a_year_comes_after_the_ninth() -> None:
    rounds = [replace(ROUND, id=one) for one in ("2026-10", "2025-11", "2026-9")]

    ordered = sorted(rounds, key=lambda one: one.order)

    assert ["2025-11", "2026-9", "2026-10"] == [one.id for one in ordered]


def test_nobody_is_told_to_have_been_silent_while_there_is_time() -> None:
    before, after = (find_status(ROUND, [], at) for at in (AT, LONG_AFTER))

    assert "3 har inte svarat än" in before.sums[0].told
    assert "har inte svarat än" == before.told(State.SILENT)
    assert "3 svarade inte" in after.sums[0].told
    assert "svarade inte" == after.told(State.SILENT)
    assert before.told(State.LATE) == after.told(State.LATE)
