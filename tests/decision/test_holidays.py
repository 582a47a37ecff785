"""Free days and laga kraft: the vectors of the domain, and a slow second implementation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocs.model.appeal import appeal, last_appeal_day
from govdocs.model.closing import closing
from govdocs.model.holidays import easter, why_free, working_day_from

YEARS = range(1950, 2101)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 1))

# The church's table of paschal full moons for 1900-2199, by the golden number of the year.
FULL_MOONS = (
    "04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 "
    "03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27"
).split()

VECTORS = [
    ("2025-11-10", "2025-12-01", "2025-12-02"),
    ("2025-12-03", "2025-12-29", "2025-12-30"),
    ("2025-12-10", "2026-01-02", "2026-01-03"),
    ("2026-05-29", "2026-06-22", "2026-06-23"),
    ("2026-03-13", "2026-04-07", "2026-04-08"),
    ("2026-04-23", "2026-05-15", "2026-05-16"),
    ("2026-05-15", "2026-06-05", "2026-06-06"),
    ("2022-09-12", "2022-10-03", "2022-10-04"),
    ("2025-07-01", "2025-07-22", "2025-07-23"),
]


def day(words: str) -> date:
    return date.fromisoformat(words)


def slow_easter(year: int) -> date:
    """Walk from the full moon of the table to the next Sunday, as the act says."""
    found = date.fromisoformat(f"{year}-{FULL_MOONS[year % 19]}") + timedelta(1)
    while found.strftime("%u") != "7":
        found += timedelta(1)
    return found


def slow_free(one: date) -> bool:
    """Ask each line of 2 § (1930:173) and of the act on holidays of the day itself."""
    weekday, mark = one.isoweekday(), f"{one:%m-%d}"
    if weekday in (6, 7):
        return True
    if mark in ("01-01", "01-06", "05-01", "12-24", "12-25", "12-26", "12-31"):
        return True
    if mark == "06-06" and one >= date(2005, 4, 1):
        return True
    if weekday == 5 and "06-19" <= mark <= "06-25":
        return True
    from_easter = (one - slow_easter(one.year)).days
    pentecost_monday = from_easter == 50 and one < date(2005, 4, 1)
    return from_easter in (-2, 1, 39) or pentecost_monday


def slow_last_day(announced: date) -> date:
    """Step week by week on the same weekday, then day by day."""
    found = announced
    for _ in range(3):
        found += timedelta(1)
        while found.isoweekday() != announced.isoweekday():
            found += timedelta(1)
    while slow_free(found):
        found += timedelta(1)
    return found


@pytest.mark.parametrize(("announced", "last", "final"), VECTORS)
def test_laga_kraft(announced: str, last: str, final: str) -> None:
    found = appeal(day(announced), posts=True)

    assert found is not None
    assert found.final is not None
    assert (day(last), day(final)) == (found.last.day, found.final.day)
    assert "13 kap. 5 § kommunallagen (2017:725)" == found.clause
    assert found.clause in found.last.words
    assert found.last.words.endswith("(beräknad)")
    assert found.final.words.endswith("(beräknad)")


def test_the_arithmetic_is_told() -> None:
    found = appeal(date(2025, 12, 3), posts=True)

    assert found is not None
    assert found.final is not None
    told = "2025-12-03 plus 3 veckor = 2025-12-24, julafton, så nästa vardag 2025-12-29"
    assert told == found.last.arithmetic
    assert f"{told}, och dagen efter är 2025-12-30" == found.final.arithmetic


def test_a_body_that_does_not_post_has_no_laga_kraft() -> None:
    assert appeal(date(2025, 12, 3), posts=False) is None


def test_what_is_appealed_has_no_final_day() -> None:
    found = appeal(date(2025, 12, 3), posts=True, appealed=True)

    assert found is not None
    assert found.final is None
    assert date(2025, 12, 29) == found.last.day


def test_an_older_decision_cites_the_act_of_its_day() -> None:
    old, new = (last_appeal_day(day(one)) for one in ("2017-12-31", "2018-01-01"))

    assert "10 kap. 6 § kommunallagen (1991:900)" in old.rule
    assert "13 kap. 5 § kommunallagen (2017:725)" in new.rule


@pytest.mark.parametrize(
    ("one", "name"),
    [
        ("2004-05-31", "annandag pingst"),
        ("2005-05-16", None),
        ("2005-06-06", "nationaldagen"),
        ("2004-06-06", "söndag"),
        ("2003-06-06", None),
        ("2026-04-03", "långfredagen"),
        ("2026-05-14", "Kristi himmelsfärdsdag"),
        ("2026-06-20", "midsommardagen"),
        ("2026-10-31", "alla helgons dag"),
        ("2021-10-30", "lördag"),
        ("2021-11-06", "alla helgons dag"),
        ("2026-05-24", "pingstdagen"),
        ("1953-06-20", "midsommardagen"),
        ("1953-10-31", "alla helgons dag"),
        ("2026-06-19", "midsommarafton"),
        ("2026-12-24", "julafton"),
        ("2026-12-31", "nyårsafton"),
        ("2026-04-04", "lördag"),
        ("2026-04-12", "söndag"),
        ("2026-04-05", "påskdagen"),
        ("2008-05-01", "första maj"),  # Ascension Day too
        ("2026-05-15", None),
        ("2026-04-02", None),
        ("2026-01-05", None),
        ("2026-04-30", None),
        ("2026-10-30", None),
    ],
)
def test_why_a_day_is_free(one: str, name: str | None) -> None:
    assert name == why_free(day(one))


@pytest.mark.parametrize(
    "known",
    "1954-04-18 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2019-04-21 2024-03-31 "
    "2025-04-20 2026-04-05 2038-04-25 2049-04-18 2076-04-19 2100-03-28".split(),
)
def test_easter_in_known_years(known: str) -> None:
    assert day(known) == easter(day(known).year)


def counted_easter(year: int) -> date:
    """Count as Meeus does, whose steps are others: no table, and no walk to a Sunday."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), (i, k) = divmod(b, 4), divmod(c, 4)
    moon = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * e + 2 * i - moon - k) % 7
    late = (a + 11 * moon + 22 * week) // 451
    month, before = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, before + 1)


def test_easter_is_right_in_every_century() -> None:
    years = range(1583, 4100)

    assert [*map(counted_easter, years)] == [*map(easter, years)]


def test_easter_is_that_of_the_table() -> None:
    assert {one: slow_easter(one) for one in YEARS} == {
        one: easter(one) for one in YEARS
    }


def test_every_day_of_a_century_and_a_half_is_judged_alike() -> None:
    one, wrong = date(1950, 1, 1), []
    while one < date(2101, 1, 1):
        if slow_free(one) != bool(why_free(one)):
            wrong.append(one)
        one += timedelta(1)

    assert [] == wrong


@given(DAYS)
@example(date(2004, 5, 10))
@example(date(2005, 4, 25))
def test_the_last_day_is_that_of_the_slow_count(announced: date) -> None:
    assert slow_last_day(announced) == last_appeal_day(announced).day


@given(DAYS, DAYS)
def test_a_later_announcement_never_ends_sooner(one: date, other: date) -> None:
    first, second = sorted((one, other))

    assert last_appeal_day(first).day <= last_appeal_day(second).day


@given(st.dates())
@example(date.max)
@example(date.min)
def test_no_day_is_out_of_reach(one: date) -> None:
    found = appeal(one, posts=True)

    assert found is not None
    assert one <= found.last.day
    assert working_day_from(working_day_from(one)) == working_day_from(one)


@pytest.mark.parametrize(
    ("last", "at"),
    [
        ("2021-12-31", "2021-12-31T22:59:59Z"),
        ("2025-03-29", "2025-03-29T22:59:59Z"),
        ("2025-03-30", "2025-03-30T21:59:59Z"),  # summer time began that night
        ("2025-10-25", "2025-10-25T21:59:59Z"),
        ("2025-10-26", "2025-10-26T22:59:59Z"),  # and ended
        ("2025-06-13", "2025-06-13T21:59:59Z"),
    ],
)
def test_a_day_for_answers_ends_with_the_day_in_stockholm(last: str, at: str) -> None:
    assert datetime.fromisoformat(at) == closing(day(last)).at


@given(st.dates(date(1990, 1, 1), date(2100, 12, 30)))
def test_a_second_later_it_is_the_next_day(last: date) -> None:
    zone = ZoneInfo("Europe/Stockholm")
    after = (closing(last).at + timedelta(seconds=1)).astimezone(zone)

    assert (last + timedelta(1), (0, 0, 0)) == (
        after.date(),
        (after.hour, after.minute, after.second),
    )


def test_moments_are_utc_and_in_order() -> None:
    days = [date(2025, 1, 1) + timedelta(count) for count in range(366)]
    found = [closing(one).at for one in days]

    assert {UTC} == {one.tzinfo for one in found}
    assert {23, 24, 25} == {(b - a).total_seconds() / 3600 for a, b in pairwise(found)}


@pytest.mark.parametrize(
    ("last", "warning"),
    [
        ("2021-12-31", "31 december 2021 är nyårsafton"),
        ("2026-06-19", "19 juni 2026 är midsommarafton"),
        ("2026-05-14", "14 maj 2026 är Kristi himmelsfärdsdag"),
        ("2026-05-16", "16 maj 2026 är en lördag"),
        ("2026-05-17", "17 maj 2026 är en söndag"),
        ("2026-05-15", None),
    ],
)
def test_a_poor_day_for_answers_is_warned_of(last: str, warning: str | None) -> None:
    assert warning == closing(day(last)).warning
