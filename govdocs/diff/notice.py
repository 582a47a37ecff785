"""Days that move with the term and the time of notice, worked out for each side alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdocs.diff.difference import Difference, Front, Sides, followed
from govdocs.diff.value import identity
from govdocs.model.deadline import extended_end, last_notice_day
from govdocs.model.period import Length, Period, parse_day, parse_length
from govdocs.text.yaml import Data

_NONE_NOW = "Nu anges ingen uppsägningstid."
_NONE_BEFORE = "Förut angavs ingen uppsägningstid."


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why a day cannot be worked out, as a clause; `is_silent` when no terms ask for it."""

    why: str
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A day, and the last day of the term that it was worked out from."""

    day: date
    end: date


def read_term(value: object) -> Period | None:
    """Return a term as the schema has it; None when it is anything else."""
    if not isinstance(value, dict) or not value.keys() <= {"från", "till"}:
        return None
    start = parse_day(str(value.get("från")))
    end = parse_day(str(value["till"])) if "till" in value else None
    if start is None or ("till" in value and end is None):
        return None
    return Period(start, end)


def last_notice_moves(difference: Difference) -> str:
    """Return how the last day to give notice moves; '' when it does not, or never was."""
    sides = difference.sides
    one, other = _notice(sides.old, sides), _notice(sides.new, sides)
    if isinstance(one, Known) and isinstance(other, Known):
        return _moved("Sista dag att säga upp", one, other)
    return _half_known("Sista dag att säga upp", one, other)


def last_notice_moves_with_term(difference: Difference) -> str:
    """Return the same, unless the time of notice differs too and tells it."""
    sides = difference.sides
    times = [identity(_inner(front, "uppsägning", "tid")) for front in _fronts(sides)]
    return last_notice_moves(difference) if times[0] == times[1] else ""


def extension_moves(difference: Difference) -> str:
    """Return how far one extension reaches; '' unless it is known on both sides."""
    sides = difference.sides
    one, other = _extension(sides.old), _extension(sides.new)
    if one is None or other is None or one == other:
        return ""
    if one.end == other.end:
        return f"En förlängning räcker till {other.day} i stället för {one.day} (beräknad)."
    return (
        f"En förlängning från {other.end} räcker till {other.day}. "
        f"Förut räckte den från {one.end} till {one.day} (beräknade)."
    )


def _fronts(sides: Sides) -> tuple[Front, Front]:
    return sides.old, sides.new


def _moved(what: str, one: Known, other: Known) -> str:
    if one == other:
        return ""
    if one.end == other.end:
        moved = f"{what} till {one.end} flyttas från {one.day} till {other.day}"
        return f"{moved} (beräknad)."
    was = f"{what} till {one.end} var {one.day}."
    return f"{was} Till {other.end} blir den {other.day} (beräknade)."


def _half_known(what: str, one: Known | Unknown, other: Known | Unknown) -> str:
    """Tell the day that is known, and why another is not."""
    match one, other:
        case Known(), Unknown():
            was = f"{what} till {one.end} var {one.day} (beräknad)."
            why = f"Nu går den inte att räkna ut: {other.why}."
            return f"{was} {_NONE_NOW if other.is_silent else why}"
        case Unknown(), Known():
            now = f"{what} till {other.end} blir {other.day} (beräknad)."
            why = f"Förut gick den inte att räkna ut: {one.why}."
            return f"{now} {_NONE_BEFORE if one.is_silent else why}"
        case Unknown(), Unknown() if not (one.is_silent and other.is_silent):
            return f"{what} går inte att räkna ut{_reasons(one, other)}."
    return ""


def _reasons(one: Unknown, other: Unknown) -> str:
    """Return the reason, or both; that no terms are stated is none."""
    whys = dict.fromkeys(side.why for side in (one, other) if not side.is_silent)
    if len(whys) == 1:
        return f": {next(iter(whys))}"
    return f". Förut: {one.why}. Nu: {other.why}"


def _notice(front: Front, sides: Sides) -> Known | Unknown:
    """Return the last day to give notice, by a front matter's own term and time."""
    length = _length(_inner(front, "uppsägning", "tid"))
    end = _end(front, sides)
    if length is None:
        return _no_time(front, sides)
    return end if isinstance(end, Unknown) else _before(end, length)


def _before(end: date, length: Length) -> Known | Unknown:
    day = last_notice_day(end, length).day
    if day == date.min:
        return Unknown("dagen ligger före almanackan")
    return Known(day, end)


def _no_time(front: Front, sides: Sides) -> Unknown:
    if document := followed(front, "uppsägning"):
        return Unknown(f"uppsägningstiden följer {sides.name(document)}")
    if "uppsägning" not in front:
        return Unknown("uppsägningstiden anges inte", is_silent=True)
    return Unknown("uppsägningstiden är okänd")


def _end(front: Front, sides: Sides) -> date | Unknown:
    if document := followed(front, "avtalstid"):
        return Unknown(f"avtalstiden följer {sides.name(document)}")
    if "avtalstid" not in front:
        return Unknown("avtalstiden anges inte")
    term = read_term(front["avtalstid"])
    if term is None:
        return Unknown("avtalstiden är okänd")
    if term.end is None:
        return Unknown("avtalstiden löper tills vidare")
    if term.end < term.start:
        return Unknown("avtalstiden slutar före sin början")
    return term.end


def _extension(front: Front) -> Known | None:
    length = _length(_inner(front, "förlängning", "rätt"))
    term = read_term(front.get("avtalstid"))
    if length is None or term is None or term.end is None or term.end < term.start:
        return None
    day = extended_end(term.end, length).day
    return None if day == date.max else Known(day, term.end)


def _inner(front: Front, key: str, leaf: str) -> Data:
    value = front.get(key)
    return value.get(leaf) if isinstance(value, dict) else None


def _length(value: Data) -> Length | None:
    return parse_length(value) if isinstance(value, str) else None
