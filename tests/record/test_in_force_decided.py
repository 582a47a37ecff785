"""Which version binds whom when it is decisions that bring it into force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.decision.matters import Matters
from govdocs.model.decision import Decision
from govdocs.model.event import Event, EventKind, Receipt
from govdocs.model.register import Registers
from govdocs.model.version import Dated
from govdocs.overview.in_force import Force
from tests.decision.decided import ALIKE, BODIES, DAY, FULL, ROUTE, decision
from tests.decision.hand_made import PARTIES, text

FULLS = {"2.0": FULL, "3.0": "c" * 64}
END = DAY + timedelta(200)
_DAYS = st.integers(0, 300)


def _version(number: str) -> Dated:
    one = text(number, entry_into_force=ALIKE, start=DAY, end=END)
    return replace(one, version=replace(one.version, full=FULLS[number]))


def _said(party: str, number: str, days: int) -> Decision:
    full = FULLS[number]
    one = decision(party, day=DAY + timedelta(days), decided=full)
    return replace(one, version=number, proposed=full)


def _force(made: list[Decision], *events: Event) -> Force:
    by_version: dict[str, list[Decision]] = {}
    for one in made:
        by_version.setdefault(one.matter, []).append(one)
    registers = Registers(bodies=BODIES, routes=(ROUTE,))
    found = Matters({name: tuple(rows) for name, rows in by_version.items()}, registers)
    dated = {"avtal": (_version("2.0"), _version("3.0"))}
    return Force(dated, {"avtal": events}, found)


_EACH = st.fixed_dictionaries(
    {
        (party, number): st.none() | st.integers(0, 120)
        for party in PARTIES
        for number in FULLS
    }
)


def _decided(each: dict[tuple[str, str], int | None]) -> list[Decision]:
    return [
        _said(party, number, days)
        for (party, number), days in each.items()
        if days is not None
    ]


def _slow(each: dict[tuple[str, str], int | None], day: date) -> str | None:
    """Return the version that started last, each when its last party had decided."""
    begun: list[tuple[int, str]] = []
    for number in FULLS:
        days = [each[party, number] for party in PARTIES]
        known = [one for one in days if one is not None]
        if len(known) == len(PARTIES) and DAY + timedelta(max(known)) <= day:
            begun.append((max(known), number))
    return max(begun)[1] if begun and day <= END else None


@settings(deadline=None)
@given(_EACH, _DAYS)
def test_of_two_versions_the_one_that_all_decided_last_binds_all_alike(
    each: dict[tuple[str, str], int | None], days: int
) -> None:
    day = DAY + timedelta(days)

    found = _force(_decided(each)).in_force("avtal", day)
    assert dict.fromkeys(PARTIES, _slow(each, day)) == found


@settings(deadline=None)
@given(_EACH, _DAYS, _DAYS)
def test_what_prolongs_after_entry_never_shortens_and_needs_entry_first(
    each: dict[tuple[str, str], int | None], until: int, days: int
) -> None:
    day, end = DAY + timedelta(days), DAY + timedelta(until)
    longer = tuple(
        Event("avtal", EventKind.EXTENSION, number, end=end) for number in FULLS
    )

    plain, prolonged = (
        _force(_decided(each), *events).in_force("avtal", day)
        for events in ((), longer)
    )
    assert {party: plain[party] or prolonged[party] for party in PARTIES} == prolonged
    if _slow(each, min(day, END)) is None:
        assert {None} == set(prolonged.values())


@settings(deadline=None)
@given(_EACH, st.sampled_from(PARTIES), st.integers(0, 100), _DAYS)
def test_one_that_leaves_changes_nothing_for_the_others(
    each: dict[tuple[str, str], int | None], leaver: str, received: int, days: int
) -> None:
    day = DAY + timedelta(days)
    notice = Event(
        "avtal",
        EventKind.NOTICE,
        "2.0",
        (leaver,),
        received=(Receipt("regionen", DAY + timedelta(received)),),
    )

    before, after = (
        _force(_decided(each), *events).in_force("avtal", day)
        for events in ((), (notice,))
    )
    others = [party for party in PARTIES if party != leaver]
    assert [before[one] for one in others] == [after[one] for one in others]
    assert after[leaver] in (before[leaver], None)


@settings(deadline=None)
@given(_EACH, _DAYS, _DAYS)
def test_what_was_known_on_a_day_is_what_had_been_decided_by_then(
    each: dict[tuple[str, str], int | None], known: int, days: int
) -> None:
    by, day = DAY + timedelta(known), DAY + timedelta(days)
    made = [one for one in _decided(each) if one.day <= by]

    whole, then = _force(_decided(each)), _force(made)
    for number in FULLS:
        dated = _version(number)
        assert whole.matters.entry(dated, by) == then.matters.entry(dated)
    if day <= by:
        assert whole.in_force("avtal", day) == then.in_force("avtal", day)


def test_a_party_that_leaves_before_entry_into_force_is_told_and_still_counted() -> (
    None
):
    notice = Event(
        "avtal",
        EventKind.NOTICE,
        "2.0",
        (PARTIES[0],),
        received=(Receipt("regionen", DAY),),
    )
    made = [_said(party, "2.0", 40) for party in PARTIES]
    force = _force(made, notice)

    assert DAY + timedelta(40) == force.matters.entry_day(_version("2.0"))
    bound = force.in_force("avtal", DAY + timedelta(41))
    assert {"2.0"} == {bound[party] for party in PARTIES[1:]}
