"""When a version enters into force by its own terms and what the parties decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from govdocs.decision.entry import Entry
from govdocs.model.decision import Appealed, AppealState, Decision
from govdocs.model.event import Event, EventKind
from govdocs.model.metadata import EntryIntoForce
from govdocs.overview.in_force import Force
from govdocs.overview.matter import find_matter
from tests.decision.decided import (
    ALIKE,
    DAY,
    LATER,
    decision,
    draft,
    everybody,
    matters,
)
from tests.decision.hand_made import PARTIES

FINAL = EntryIntoForce(ALIKE.condition, "sista laga kraft", None)
POSTED = date(2025, 12, 3)


def entry(*decisions: Decision, rule: EntryIntoForce | None = ALIKE) -> Entry:
    found = matters(*decisions, last=None).entry(draft(rule=rule, start=DAY))
    assert found is not None
    return found


def test_one_party_that_is_missing_stops_it_and_is_counted() -> None:
    found = entry(decision("norrby"), decision("soderby"))

    assert (None, ("Träder inte i kraft ännu: 1 part saknas.",)) == (
        found.day,
        found.why,
    )


def test_the_last_decision_decides_when_it_comes_after_the_day_named() -> None:
    late = [decision(one, day=LATER) for one in PARTIES[:1]]
    found = entry(*late, *(decision(one) for one in PARTIES[1:]))

    assert LATER == found.day
    assert "den senaste dagen av 2022-09-08 och 2022-10-03." in found.why[-1]


def test_the_day_named_decides_when_all_have_decided_before_it() -> None:
    rule = replace(ALIKE, earliest=date(2023, 1, 1))

    assert date(2023, 1, 1) == entry(*everybody(), rule=rule).day


def test_the_last_laga_kraft_is_worked_out_by_the_law() -> None:
    found = entry(*everybody(day=POSTED, posted=POSTED), rule=FINAL)

    assert date(2025, 12, 30) == found.day
    assert (
        "Det sista beslutet får laga kraft den 30 december 2025 (beräknad)."
        in found.why
    )


@pytest.mark.parametrize("facts", [{}, {"appeal": Appealed(None, AppealState.PENDING)}])
def test_without_laga_kraft_of_all_it_cannot_be_computed(
    facts: dict[str, Any],
) -> None:
    posted = {"posted": POSTED, **facts} if facts else {}
    found = entry(*everybody(day=POSTED, **posted), rule=FINAL)

    assert None is found.day
    assert found.why[-1].startswith("Ikraftträdandet kan inte beräknas")


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (None, "texten har inga villkor för det"),
        (
            EntryIntoForce("två tredjedelar har beslutat", "sista beslut", None),
            'villkoret är "två tredjedelar har beslutat"',
        ),
        (
            EntryIntoForce(ALIKE.condition, "okänd", None),
            "avtalet säger inte varifrån dagen räknas (okänd)",
        ),
    ],
)
def test_what_the_agreement_does_not_say_is_never_guessed(
    rule: EntryIntoForce | None, why: str
) -> None:
    found = entry(*everybody(), rule=rule)

    assert None is found.day
    assert f"Ikraftträdandet kan inte beräknas: {why}." == found.why[-1]


def test_a_decision_after_it_has_entered_into_force_does_not_undo_it() -> None:
    after = decision("norrby", "avslår", day=LATER)

    assert DAY == entry(*everybody(), after).day


def _force(*decisions: Decision, events: tuple[Event, ...] = ()) -> Force:
    found = matters(*decisions, last=None)
    return Force({"avtal": (draft(start=DAY),)}, {"avtal": events}, found)


def test_what_is_decided_by_all_binds_from_that_day() -> None:
    found = _force(*everybody())

    assert {None} == set(found.in_force("avtal", DAY - timedelta(1)).values())
    assert {"2.0"} == set(found.in_force("avtal", DAY).values())
    assert {None} == set(_force(decision("norrby")).in_force("avtal", LATER).values())


def test_a_version_that_lapsed_never_binds_and_says_how_many_had_approved() -> None:
    lapsed = Event("avtal", EventKind.LAPSED, "2.0", start=LATER)
    found = _force(decision("norrby"), decision("soderby"), events=(lapsed,))
    matter = find_matter(found, draft(start=DAY), (), LATER)

    assert {None} == set(matter.bound.values())
    assert (
        "Versionen förföll den 3 oktober 2022 och trädde aldrig i kraft. "
        "2 av 3 hade godkänt samma text."
    ) == matter.explanation[0]


def test_what_has_been_decided_by_a_day_is_what_counts_that_day() -> None:
    found = _force(
        decision("region"), *(decision(one, day=LATER) for one in PARTIES[1:])
    )
    before = find_matter(found, draft(start=DAY), (), DAY)
    after = find_matter(found, draft(start=DAY), (), LATER)

    assert ("Träder inte i kraft ännu: 2 parter saknas.",) == before.explanation
    assert (1, 3) == (
        before.tally and before.tally.alike,
        after.tally and after.tally.alike,
    )
    assert [True, True] == [one.done is None for one in before.steps]
    assert LATER == after.steps[1].done
