"""Days on which no statutory time ends: Sundays, holidays, Saturdays and three eves.

Holidays are those of lagen (1989:253) om allmänna helgdagar, in force from 1990, as
changed by SFS 2004:1320 from April 2005: nationaldagen in, annandag pingst out. The eves
and Saturdays are those of 2 § lagen (1930:173) om beräkning av lagstadgad tid, in the
wording of SFS 1987:1212. For years before 1990 the first wording of 1989 is used; that
it fits them, from 1953 on, is believed and has not been read in a source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from govdocs.model.period import days_later

SATURDAY, SUNDAY = 5, 6
_PENTECOST_MONDAY_UNTIL = 2004
_NATIONAL_DAY_FROM = 2005


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day of each year from one year to another, and where the law says so."""

    name: str
    day: Callable[[int], date]
    first_year: int = MINYEAR
    last_year: int = MAXYEAR


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Return Easter Sunday: the Sunday after the paschal full moon (Gregorian computus).

    The moon is that of the church's tables, by the year of its cycle of 19 and with the
    century's corrections for leap days and for the moon.
    """
    golden, century = year % 19, year // 100
    lunar = (8 * century + 13) // 25
    solar = century // 4
    epact = (century - solar - lunar + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    full_moon = date(year, 3, 21) + timedelta(epact)
    return full_moon + timedelta(SUNDAY - full_moon.weekday() or 7)


def midsummer(year: int) -> date:
    """Return midsommardagen, the Saturday of 20-26 June."""
    return _weekday_from(date(year, 6, 20), SATURDAY)


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.weekday()) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


FREE_DAYS = (
    FreeDay("nyårsdagen", _fixed(1, 1)),
    FreeDay("trettondedag jul", _fixed(1, 6)),
    FreeDay("långfredagen", _after_easter(-2)),
    FreeDay("påskdagen", _after_easter(0)),
    FreeDay("annandag påsk", _after_easter(1)),
    FreeDay("första maj", _fixed(5, 1)),
    FreeDay("Kristi himmelsfärdsdag", _after_easter(39)),
    FreeDay("pingstdagen", _after_easter(49)),
    FreeDay("annandag pingst", _after_easter(50), last_year=_PENTECOST_MONDAY_UNTIL),
    FreeDay("nationaldagen", _fixed(6, 6), first_year=_NATIONAL_DAY_FROM),
    FreeDay("midsommardagen", midsummer),
    FreeDay(
        "alla helgons dag", lambda year: _weekday_from(date(year, 10, 31), SATURDAY)
    ),
    FreeDay("juldagen", _fixed(12, 25)),
    FreeDay("annandag jul", _fixed(12, 26)),
    FreeDay("midsommarafton", lambda year: midsummer(year) - timedelta(1)),
    FreeDay("julafton", _fixed(12, 24)),
    FreeDay("nyårsafton", _fixed(12, 31)),
)


@lru_cache(maxsize=256)
def _of_year(year: int) -> dict[date, FreeDay]:
    """Return the free days of a year; where two fall together, the first in the table."""
    found: dict[date, FreeDay] = {}
    for one in FREE_DAYS:
        if one.first_year <= year <= one.last_year:
            found.setdefault(one.day(year), one)
    return found


def why_free(day: date) -> str | None:
    """Return why no statutory time ends that day: 'julafton', 'lördag'; None if it can."""
    found = _of_year(day.year).get(day)
    if found:
        return found.name
    return {SATURDAY: "lördag", SUNDAY: "söndag"}.get(day.weekday())


def working_day_from(day: date) -> date:
    """Return the day itself if a statutory time can end on it, else the next that can."""
    while why_free(day) and day < date.max:
        day = days_later(day, 1)
    return day
