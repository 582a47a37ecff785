"""The moments and numbers where one thing becomes another, on both sides of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from govdocs.consultation.arrival import tell_arrival
from govdocs.consultation.grouping import Said, group
from govdocs.consultation.opening import tell_invited
from govdocs.consultation.status import State, find_status
from govdocs.consultation.sums import find_sums
from govdocs.model.closing import closing
from govdocs.model.submission import Stance, Submission
from tests.consultation.rounds import answer, comment, compiled
from tests.consultation.test_consultation_status import (
    AT,
    LAST,
    LONG_AFTER,
    MORE,
    ROUND,
    sent,
    unread,
)

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
# Midnight in Stockholm, when the round opens.
OPENS = datetime(2021, 9, 14, 22, tzinfo=UTC)


def told(new: Submission, *others: Submission) -> str:
    return "\n".join(tell_arrival(ROUND, others, new, "Lerum"))


def states(now: datetime, *answers: Submission) -> dict[str, State]:
    found = find_status(ROUND, answers, now).standings
    return {one.consultee: one.state for one in found}


def test_an_answer_counts_from_the_moment_it_came() -> None:
    one = sent("lerum")

    assert State.SILENT is states(AT - SECOND, one)["lerum"]
    assert State.IN_TIME is states(AT, one)["lerum"]


def test_an_answer_to_another_round_does_not_count() -> None:
    other = replace(sent("lerum"), round="2020-1")

    assert State.SILENT is states(LONG_AFTER, other)["lerum"]


@pytest.mark.parametrize(
    ("consultee", "on", "words"),
    [
        ("hjo", LAST, "Remissen är redan öppen."),
        ("hjo", LAST + DAY, "OBS Tiden för Hjo gick ut den 31 december 2021,"),
        ("tanum", LAST + DAY, "Remissen har stängt för andra."),
        ("tanum", MORE, "Remissen har stängt för andra."),
        ("tanum", MORE + DAY, "OBS Tiden för Tanum gick ut den 15 januari 2022,"),
    ],
)
def test_who_is_invited_when_it_is_too_late_is_told_so(
    consultee: str, on: date, words: str
) -> None:
    (one,) = [each for each in ROUND.invited if each.consultee == consultee]

    assert tell_invited(ROUND, one, on, consultee.capitalize()).startswith(words)


def test_more_time_lasts_to_its_last_moment() -> None:
    last = closing(MORE).at

    assert State.EXTENDED is states(last)["tanum"]
    assert State.SILENT is states(last + SECOND)["tanum"]
    assert State.SILENT is states(AT)["lerum"]


def test_an_answer_before_the_first_day_is_told_and_one_on_it_is_not() -> None:
    assert "Remissen öppnar först" in told(sent("lerum", OPENS - SECOND))
    assert "Remissen öppnar först" not in told(sent("lerum", OPENS))


@pytest.mark.parametrize("has_comment", [True, False])
@pytest.mark.parametrize("stance", [Stance.ABSTAINS, Stance.OPPOSES])
def test_only_one_who_abstains_and_says_no_more_is_told_to(
    stance: Stance, *, has_comment: bool
) -> None:
    said = (comment("lerum-1", "Ändra."),) if has_comment else ()
    new = replace(sent("lerum", stance=stance), comments=said)

    is_told = "avstår från att svara" in told(new)

    assert is_told is (stance is Stance.ABSTAINS and not has_comment)


def test_of_late_answers_it_is_told_which_counts_and_why() -> None:
    first, second = AT + SECOND, AT + 2 * SECOND

    assert "räknas" not in told(sent("lerum", first))
    assert "kl. 00.00.00 kom först och räknas" in told(
        sent("lerum", second), sent("lerum", first)
    )
    assert "ur det som kom den 1 januari 2022 kl. 00.00.00 är inget läst" in told(
        sent("lerum", second), unread("lerum", first)
    )
    assert "Ur det nya är inget läst" in told(
        unread("lerum", first), sent("lerum", second)
    )


def test_what_came_after_is_not_what_an_answer_was_read_instead_of() -> None:
    before, after = AT + SECOND, AT + 3 * SECOND
    new = sent("lerum", AT + 2 * SECOND)

    found = told(new, unread("lerum", before), unread("lerum", after))

    assert "kl. 00.00.00 är inget läst" in found
    assert "kl. 00.00.02" not in found


def test_of_two_in_time_the_one_that_was_read_counts() -> None:
    new, later = sent("lerum", AT - SECOND), unread("lerum", AT)

    assert "Det räknas, för ur det som kom" in told(new, later)
    assert "Det ersätter svaret från" in told(new, sent("lerum", AT - 2 * SECOND))


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "1 synpunkt = 1 efter instans"), (2, "2 synpunkter = 2 efter instans")],
)
def test_one_is_told_as_one(count: int, expected: str) -> None:
    said = [comment(f"k-{at}", f"Nummer {at} säger så.") for at in range(1, count + 1)]

    sums = find_sums(compiled(["k"], [answer("k", *said)]))

    assert expected in [one.told for one in sums]


def test_seven_tenths_alike_is_near_and_less_is_not() -> None:
    # Of ten and of eleven pairs in all, seven are in both.
    words = "a b c d e f g h".split()
    one = " ".join([*words, "x"])
    others = [" ".join([*words, "y", "z"]), " ".join([*words, "y", "z", "w"])]
    found = [
        group(
            Said(said, answer(said.id[0], said))
            for said in (comment("a-1", one), comment("b-1", other))
        )
        for other in others
    ]

    # 7 of 10 pairs of words in common, and 7 of 11.
    assert [("b-1",), ()] == [first.near for first, _ in found]


def test_answers_of_one_word_are_near_only_the_same_word() -> None:
    said = [comment("a-1", "Ja"), comment("b-1", "Nej"), comment("c-1", "ja.")]

    found = group(Said(one, answer(one.id[0], one)) for one in said)

    assert [("a-1", "c-1"), ("b-1",)] == [one.ids for one in found]
    assert [(), ()] == [one.near for one in found]
