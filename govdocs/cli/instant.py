"""A moment that somebody states, such as when an answer came in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from govdocs import clock
from govdocs.errors import BadArgument

_FORM = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
_REMEDY = "skriv 2021-12-31T23:59:59 i svensk tid, eller med Z sist i UTC"
# Beyond these years a moment may have no name in another zone.
_YEARS = range(1900, 9999)
# Clocks of two machines are never quite the same.
_AHEAD = timedelta(minutes=5)


class Instant(click.ParamType[datetime]):
    """A moment as 2021-12-31T22:59:59Z, or without an offset in Stockholm's time."""

    name = "tid"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        """Return the moment in UTC, or stop with what to write instead."""
        if isinstance(value, datetime):
            return value
        found = _read(str(value))
        if found is None:
            raise BadArgument(f'"{value}" är ingen tid', _REMEDY)
        at = found if found.tzinfo else _in_stockholm(found, str(value))
        moment = at.astimezone(UTC)
        if moment > clock.now() + _AHEAD:
            raise BadArgument(f"{value} har inte varit ännu", "rätta tiden")
        return moment


def _read(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words) if _FORM.fullmatch(words) else None
    except ValueError:
        return None
    return found if found and found.year in _YEARS else None


def _in_stockholm(found: datetime, words: str) -> datetime:
    """Return the moment a clock in Sweden showed, if it did so once."""
    first, second = (
        found.replace(tzinfo=clock.STOCKHOLM, fold=fold) for fold in (0, 1)
    )
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC) > second.astimezone(UTC):
        raise BadArgument(
            f"klockan var aldrig {words} i Sverige, för då ställdes den fram",
            "rätta tiden, eller skriv den i UTC med Z sist",
        )
    raise BadArgument(
        f"klockan var {words} två gånger i Sverige, för då ställdes den tillbaka",
        "skriv +02:00 sist för den första gången och +01:00 för den andra",
    )
