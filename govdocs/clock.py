"""The only place that asks what day it is; everything else gets the day as an argument."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def today() -> date:
    """Return the calendar day in Stockholm, whatever zone the machine keeps."""
    return datetime.now(STOCKHOLM).date()


def day_of(seconds: int) -> date:
    """Return the day in Stockholm of a moment, in seconds since 1970."""
    return datetime.fromtimestamp(seconds, STOCKHOLM).date()


def end_of(day: date) -> int:
    """Return the last second of a day in Stockholm, in seconds since 1970."""
    return int(datetime.combine(day, time(23, 59, 59), STOCKHOLM).timestamp())


def now() -> datetime:
    """Return the moment, with the offset of Stockholm."""
    return datetime.now(STOCKHOLM)
