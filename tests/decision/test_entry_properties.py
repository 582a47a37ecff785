"""Laws of entry into force: a slow walk day by day says the same as the quick answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.decision.entry import Entry
from govdocs.decision.matters import Matters
from govdocs.model.decision import Appealed, AppealState, Correction, Decision
from govdocs.model.event import Event, EventKind
from govdocs.model.metadata import EntryIntoForce
from govdocs.model.version import Dated
from govdocs.overview.in_force import Force
from govdocs.overview.matter import find_matter
from tests.decision.decided import ALIKE, DAY, decision, draft, everybody, matters
from tests.decision.hand_made import PARTIES

FINAL = EntryIntoForce(ALIKE.condition, "sista laga kraft", None)
POSTED = DAY + timedelta(4)
FINAL_DAY = date(2022, 10, 4)


def corrected(old: Decision, after: int, **facts: Any) -> Decision:
    """Return a correction by a meeting so many days after the first file."""
    number = int(old.name.rpartition("-")[2]) + 40
    said = Correction(old.name, old.day + timedelta(after), None, "förut", "nu")
    return replace(old, name=f"{old.day}-{number}", corrects=said, **facts)


def test_a_posting_that_is_told_later_gives_the_day() -> None:
    known = [*everybody()]
    later = [corrected(one, 10, posted=POSTED) for one in known]
    found = matters(*known, *later, last=None)

    terms = draft(rule=FINAL, start=DAY)
    assert FINAL_DAY == found.entry_day(terms)
    before = found.entry(terms, DAY + timedelta(9))
    assert before is not None
    assert None is before.day


@pytest.mark.parametrize("state", [AppealState.PENDING, AppealState.ANNULLED])
def test_an_appeal_in_time_keeps_it_from_entering_into_force(
    state: AppealState,
) -> None:
    known = [*everybody(posted=POSTED)]
    appealed = corrected(known[1], 20, appeal=Appealed(None, state))

    found = matters(*known, appealed, last=None)
    assert None is found.entry_day(draft(rule=FINAL, start=DAY))
    late = corrected(known[1], 60, appeal=Appealed(None, state))
    found = matters(*known, late, last=None)
    assert FINAL_DAY == found.entry_day(draft(rule=FINAL, start=DAY))


def test_a_decision_that_is_never_posted_leaves_the_day_unknown() -> None:
    first, *others = everybody(posted=POSTED)
    found = matters(replace(first, posted=None), *others, last=None)

    entry = found.entry(draft(rule=FINAL, start=DAY))
    assert entry is not None
    assert (None, "Ikraftträdandet kan inte beräknas") == (
        entry.day,
        entry.why[-1].partition(":")[0],
    )


def test_a_decision_before_the_day_named_undoes_it() -> None:
    after = decision("norrby", "avslår", day=date(2022, 12, 1))

    assert None is matters(*everybody(), after, last=None).entry_day(draft())


def test_status_keeps_to_what_is_in_force_when_somebody_changes_their_mind() -> None:
    after = decision("norrby", "avslår", day=date(2023, 5, 1))
    found = matters(*everybody(), after, last=None)
    force = Force({"avtal": (draft(),)}, {}, found)

    matter = find_matter(force, draft(), (), date(2023, 6, 1))
    assert matter.entry is not None
    assert date(2023, 1, 1) == matter.entry.day
    assert {"2.0"} == set(matter.bound.values())
    assert not matter.is_ratified


def test_what_the_parties_have_stated_goes_before_what_is_counted() -> None:
    stated = Event("avtal", EventKind.CONDITION_MET, "2.0", start=date(2023, 2, 1))
    force = Force({"avtal": (draft(),)}, {"avtal": (stated,)}, matters(last=None))
    matter = find_matter(force, draft(), (), date(2023, 6, 1))

    assert matter.entry is not None
    assert date(2023, 2, 1) == matter.entry.day
    assert "Gäller från och med den 1 februari 2023." in matter.explanation


@st.composite
def _files(draw: st.DrawFn) -> list[Decision]:
    """Return decisions by the three councils, some corrected, some appealed."""
    days = st.integers(0, 60)
    made = []
    for number in range(1, draw(st.integers(3, 8)) + 1):
        party = PARTIES[(number - 1) % 3]
        day = DAY + timedelta(draw(days))
        words = st.sampled_from(["godkänner"] * 4 + ["avslår", "bordlägger"])
        posted = draw(st.sampled_from([None, day, day + timedelta(5)]))
        one = decision(party, draw(words), day=day, number=number, posted=posted)
        made.append(one)
        if not draw(st.integers(0, 2)):
            states = st.sampled_from([None, *AppealState])
            state = draw(states)
            facts = {
                "posted": draw(st.sampled_from([posted, day + timedelta(3)])),
                "appeal": Appealed(None, state) if state else None,
            }
            made.append(corrected(one, draw(days), **facts))
    return made


_TERMS = st.builds(
    lambda rule, earliest: draft(rule=replace(rule, earliest=earliest), start=DAY),
    st.sampled_from([ALIKE, FINAL]),
    st.sampled_from([None, DAY + timedelta(20), DAY + timedelta(70)]),
)


def _slow(found: Matters, terms: Dated) -> Entry | None:
    """Return what has entered into force by itself, asked again every single day."""
    for days in range(200):
        day = DAY + timedelta(days)
        for known in (day - timedelta(1), day):
            tally = found.tally(terms, known)
            if tally is not None and tally.is_complete:
                entry = found.entry_by(terms, tally)
                if entry.day and entry.day <= day:
                    return entry
    return None


@settings(deadline=None)
@given(_files(), _TERMS)
def test_the_day_is_that_of_a_slow_walk(made: list[Decision], terms: Dated) -> None:
    found = matters(*made, last=None)
    entered, last = _slow(found, terms), found.tally(terms, date.max)
    assert last is not None

    assert (entered or found.entry_by(terms, last)) == found.entry(terms)


@given(_files(), _TERMS, st.integers(0, 130))
def test_what_is_in_force_is_never_undone_by_what_comes_later(
    made: list[Decision], terms: Dated, days: int
) -> None:
    day = DAY + timedelta(days)
    whole = matters(*made, last=None)
    then = matters(*(one for one in made if one.known_on <= day), last=None)
    bound = Force({"avtal": (terms,)}, {}, then).in_force("avtal", day)

    now = Force({"avtal": (terms,)}, {}, whole).in_force("avtal", day)
    assert {party: bound[party] or now[party] for party in bound} == now
    assert whole.entry(terms, day) == then.entry(terms)
