"""Values and pure functions: periods, ids, statutes, outlines, orders."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.model.ids import (
    BLOCK_ALPHABET,
    BLOCK_ID,
    HeadingIds,
    free_block_id,
    slug,
)
from govdocs.model.period import Period, in_words, parse_day, parse_length
from govdocs.model.register import Statute
from govdocs.model.statutes import candidates, chosen
from govdocs.render.html.index_pages import swedish_order
from tests.timed import least

OLD = Statute(
    "2001:453", "socialtjänstlagen", "Socialtjänstlag", "SoL", None, date(2025, 6, 30)
)
NEW = Statute(
    "2025:400", "socialtjänstlagen", "Socialtjänstlag", "SoL", date(2025, 7, 1)
)


@pytest.mark.parametrize(
    ("words", "months", "days"),
    [
        ("12 månader", 12, 0),
        ("1 månad", 1, 0),
        ("4 år 6 månader", 54, 0),
        ("2 år", 24, 0),
        ("30 dagar", 0, 30),
        ("3 år 9 månader", 45, 0),
    ],
)
def test_lengths_are_read_and_told_as_written(
    words: str, months: int, days: int
) -> None:
    length = parse_length(words)

    assert length is not None
    assert (months, days) == (length.months, length.days)
    assert words == str(length)


@pytest.mark.parametrize(
    "words", ["", "12", "12 mån", "ett år", "12 månader  ", "-1 år", "1,5 år"]
)
def test_other_words_are_no_length(words: str) -> None:
    assert parse_length(words) is None or words.strip() != words


@pytest.mark.parametrize(
    "words", ["2024-02-30", "2024-1-5", "20240105", "2024-13-01", "i dag"]
)
def test_days_that_do_not_exist_are_no_days(words: str) -> None:
    assert parse_day(words) is None


@given(st.dates())
def test_every_iso_day_is_read_back(day: date) -> None:
    assert day == parse_day(day.isoformat())


def test_both_ends_of_a_period_count() -> None:
    period = Period(date(2017, 4, 1), date(2020, 12, 31))

    assert period.holds(date(2017, 4, 1))
    assert period.holds(date(2020, 12, 31))
    assert not period.holds(date(2021, 1, 1))


def test_a_period_without_end_goes_on() -> None:
    assert Period(date(2017, 4, 1), None).holds(date(2199, 1, 1))


def test_days_in_words() -> None:
    assert "1 april 2017" == in_words(date(2017, 4, 1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Läkarmedverkan på jourtid", "lakarmedverkan-pa-jourtid"),
        ("3.10.1 Akutläkemedelsförråd", "akutlakemedelsforrad"),
        ("§§", "avsnitt"),
        ("Égalité & Ålder", "egalite-alder"),
    ],
)
def test_slugs_are_ascii_and_readable(words: str, expected: str) -> None:
    assert expected == slug(words)


def test_equal_headings_get_numbers() -> None:
    ids = HeadingIds({"syfte", "syfte-2"})
    assert ["syfte-3", "syfte-4", "mal", "mal-2", "syfte-2-2", "syfte-5"] == [
        ids.add(one) for one in ("Syfte", "Syfte", "Mål", "Mål", "Syfte 2", "Syfte")
    ]


def test_many_equal_headings_cost_as_they_are_many() -> None:
    def name(count: int) -> None:
        ids = HeadingIds()
        for _ in range(count):
            ids.add("Syfte")

    assert least(lambda: name(8_000)) < 10 * least(lambda: name(2_000))


def test_minted_ids_have_the_form_and_are_free() -> None:
    choose = random.Random(7).choice
    taken: set[str] = set()
    for _ in range(500):
        minted = free_block_id(taken, len(taken), choose)
        assert BLOCK_ID.fullmatch(minted)
        assert minted not in taken
        taken.add(minted)


def test_ids_grow_when_a_tenth_are_used() -> None:
    choose = random.Random(7).choice
    tenth = len(BLOCK_ALPHABET) ** 4 // 10 + 1

    assert 4 == len(free_block_id(set(), 0, choose))
    assert 5 == len(free_block_id(set(), tenth, choose))


def test_a_name_shared_by_two_statutes_means_the_one_in_force() -> None:
    found = candidates(None, "SoL", (OLD, NEW))

    assert OLD is chosen(found, date(2025, 6, 30))
    assert NEW is chosen(found, date(2025, 7, 1))
    assert None is chosen(found, None)


def test_a_number_wins_over_a_name() -> None:
    assert [NEW] == candidates("2025:400", "socialtjänstlagen", (OLD, NEW))


def test_swedish_order_has_the_three_letters_last() -> None:
    words = ["Öckerö", "Ale", "Ängelholm", "Zorn", "Åmål", "Édith"]

    expected = ["Ale", "Édith", "Zorn", "Åmål", "Ängelholm", "Öckerö"]
    assert expected == sorted(words, key=swedish_order)
