"""Days that follow from an agreement's terms: the vectors of the domain, and what always holds."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdocs.model.deadline import (
    COUNTED_TO_DAY,
    COUNTED_TO_MONTH_END,
    earlier,
    extended_end,
    last_notice_day,
    later,
    length_of,
    months_later,
    notice_end,
)
from govdocs.model.period import Length, Period, parse_length

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(0, 240)
LENGTHS = st.builds(
    lambda months, days: Length(months, days, f"{months} månader {days} dagar"),
    MONTHS,
    st.integers(0, 400),
)
ANY_DAYS = st.dates()
ANY_LENGTHS = st.builds(
    lambda years, months, days: Length(years * 12 + months, days, "en tid"),
    st.integers(0, 999),
    st.integers(0, 999),
    st.integers(0, 999),
)


def day(words: str) -> date:
    return date.fromisoformat(words)


def length(words: str) -> Length:
    found = parse_length(words)
    assert found is not None
    return found


NOTICES = [
    ("2020-12-31", "12 månader", "2019-12-31"),
    ("2022-12-31", "12 månader", "2021-12-31"),
    ("2026-12-31", "18 månader", "2025-06-30"),
    ("2027-01-01", "18 månader", "2025-07-01"),
    ("2026-08-31", "18 månader", "2025-02-28"),
    ("2028-02-29", "12 månader", "2027-02-28"),
    ("2030-12-31", "24 månader", "2028-12-31"),
    ("2026-06-30", "12 månader", "2025-06-30"),
    ("2030-12-31", "2 år", "2028-12-31"),
    ("2024-03-31", "1 månad", "2024-02-29"),
    ("2024-03-01", "1 dag", "2024-02-29"),
]


@pytest.mark.parametrize(("end", "notice", "last"), NOTICES)
def test_last_day_to_give_notice(end: str, notice: str, last: str) -> None:
    found = last_notice_day(day(end), length(notice))

    assert day(last) == found.day
    assert f"{end} minus {notice} = {last}" == found.arithmetic


EXTENSIONS = [
    ("2020-12-31", "2 år", "2022-12-31"),
    ("2022-12-31", "2 år", "2024-12-31"),
    ("2026-12-31", "3 år", "2029-12-31"),
    ("2024-02-29", "1 år", "2025-02-28"),
    ("2023-02-28", "1 år", "2024-02-29"),
    ("2023-02-28", "1 månad", "2023-03-31"),
    ("2026-01-30", "1 månad", "2026-02-27"),
    ("2016-12-31", "3 månader", "2017-03-31"),
    ("2018-09-24", "6 månader", "2019-03-24"),
]


@pytest.mark.parametrize(("end", "words", "new"), EXTENSIONS)
def test_extension_counts_from_the_day_after(end: str, words: str, new: str) -> None:
    found = extended_end(day(end), length(words))

    assert day(new) == found.day
    assert f"{end} plus {words} = {new}" == found.arithmetic


TERMS = [
    ("2017-04-01", "2020-12-31", "3 år 9 månader"),
    ("2021-01-01", "2025-06-30", "4 år 6 månader"),
    ("2023-01-01", "2026-12-31", "4 år"),
    ("2023-01-01", "2027-01-01", "4 år 1 dag"),
    ("2024-01-01", "2024-01-01", "1 dag"),
    ("2024-01-31", "2024-02-28", "1 månad"),
    ("2024-01-31", "2024-02-27", "28 dagar"),
    ("2024-02-29", "2025-02-27", "1 år"),
    ("2024-02-29", "2028-02-28", "4 år"),
    ("2013-11-01", "2016-12-31", "3 år 2 månader"),
    ("2018-01-30", "2018-09-24", "7 månader 26 dagar"),
    ("2026-12-01", "2026-12-31", "1 månad"),
]


@pytest.mark.parametrize(("start", "end", "words"), TERMS)
def test_length_of_a_term_in_words(start: str, end: str, words: str) -> None:
    found = length_of(Period(day(start), day(end)))

    assert words == str(found)
    assert parse_length(words) == found


@pytest.mark.parametrize("end", [None, date(2016, 12, 31)])
def test_a_term_without_an_end_or_backwards_has_no_length(end: date | None) -> None:
    assert length_of(Period(date(2017, 4, 1), end)) is None


def test_an_open_notice_ends_on_the_day_or_at_month_end() -> None:
    received, notice = date(2024, 1, 31), length("1 månad")

    by_day = notice_end(received, notice, COUNTED_TO_DAY)
    by_month = notice_end(date(2024, 1, 15), notice, COUNTED_TO_MONTH_END)

    assert date(2024, 2, 29) == by_day.day
    assert date(2024, 2, 29) == by_month.day
    assert "2024-01-15 plus 1 månad = 2024-02-15, till 2024-02-29" == (
        by_month.arithmetic
    )
    assert "vid månadens slut" in by_month.rule


def test_a_month_end_stays_a_month_end() -> None:
    found = notice_end(date(2024, 1, 31), length("1 månad"), COUNTED_TO_MONTH_END)

    assert date(2024, 2, 29) == found.day


@pytest.mark.parametrize(
    ("end", "notice", "last"),
    [
        ("2022-12-26", "12 månader", "2021-12-26"),  # a Sunday, and a holiday
        ("2025-06-21", "12 månader", "2024-06-21"),  # Midsummer's Eve
        ("2026-12-24", "1 månad", "2026-11-24"),
        ("2023-11-04", "1 månad", "2023-10-04"),
        ("2026-06-06", "1 år", "2025-06-06"),  # the National Day
    ],
)
def test_a_contract_day_is_never_moved_to_a_working_day(
    end: str, notice: str, last: str
) -> None:
    assert day(last) == last_notice_day(day(end), length(notice)).day


def test_words_say_that_the_day_is_computed() -> None:
    words = last_notice_day(date(2026, 12, 31), length("18 månader")).words

    assert (
        "Uppsägning senast 18 månader före avtalstidens sista dag: "
        "2026-12-31 minus 18 månader = 2025-06-30 (beräknad)"
    ) == words


@given(DAYS, MONTHS)
def test_months_keep_the_day_or_take_the_last_of_the_month(
    start: date, months: int
) -> None:
    for found in (months_later(start, months), months_later(start, -months)):
        last = monthrange(found.year, found.month)[1]
        assert min(start.day, last) == found.day


@given(DAYS, DAYS, LENGTHS)
def test_a_later_day_never_gives_an_earlier_answer(
    one: date, other: date, span: Length
) -> None:
    first, second = sorted((one, other))

    assert later(first, span) <= later(second, span)
    assert earlier(first, span) <= earlier(second, span)
    assert extended_end(first, span).day <= extended_end(second, span).day
    for counted in (COUNTED_TO_DAY, COUNTED_TO_MONTH_END, None):
        assert (
            notice_end(first, span, counted).day
            <= notice_end(second, span, counted).day
        )


@given(DAYS, MONTHS, MONTHS)
def test_a_longer_time_never_gives_an_earlier_day(
    start: date, one: int, other: int
) -> None:
    short, long = sorted((one, other))

    assert months_later(start, short) <= months_later(start, long)


@given(DAYS, DAYS)
def test_a_length_counted_from_the_start_gives_the_day_after_the_end(
    one: date, other: date
) -> None:
    start, end = sorted((one, other))

    found = length_of(Period(start, end))

    assert found is not None
    assert end + timedelta(1) == later(start, found)
    assert parse_length(str(found)) == found


@given(DAYS, LENGTHS)
def test_arithmetic_names_the_day_it_returns(start: date, span: Length) -> None:
    found = (
        last_notice_day(start, span),
        extended_end(start, span),
        notice_end(start, span, COUNTED_TO_DAY),
        notice_end(start, span, COUNTED_TO_MONTH_END),
    )

    for one in found:
        named = re.findall(r"\d{4}-\d{2}-\d{2}", one.arithmetic)
        assert (start.isoformat(), one.day.isoformat()) == (named[0], named[-1])
        assert one.words.endswith("(beräknad)")


@given(DAYS, MONTHS)
def test_a_notice_on_the_last_day_reaches_no_further_than_the_end(
    end: date, months: int
) -> None:
    span = Length(months, 0, f"{months} månader")

    last = last_notice_day(end, span).day

    assert last <= end
    assert notice_end(last, span, COUNTED_TO_DAY).day <= end


@given(ANY_DAYS, ANY_LENGTHS)
@example(date.max, Length(0, 0, "ingen tid"))
def test_no_day_that_can_be_written_stops_the_counting(
    start: date, span: Length
) -> None:
    assert earlier(start, span) <= start <= later(start, span)
    assert start <= extended_end(start, span).day
    assert last_notice_day(start, span).day <= start
    assert start <= notice_end(start, span, COUNTED_TO_MONTH_END).day
    assert length_of(Period(start, date.max)) is not None
