"""The agenda as a calendar file that any calendar program can subscribe to (RFC 5545).

The same agenda gives the same bytes: times of writing are those of the day asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256

from govdocs.overview.agenda_item import Item

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def calendar(
    items: Iterable[Item], on: date, name: str, ground: Callable[[Item], str]
) -> bytes:
    """Return a calendar with one event for a whole day for each item.

    `ground` is what readers call the place that a day rests on.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//govdocs//agenda//SV",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for one in items:
        lines += _event(one, on, ground(one))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8")


def _event(one: Item, on: date, ground: str) -> Iterator[str]:
    marking = f" ({one.marking})" if one.marking else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(one)}"
    yield f"DTSTAMP:{_day(on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    yield f"SUMMARY:{_escaped(one.text + marking)}"
    yield f"DESCRIPTION:{_escaped(_description(one, ground))}"
    yield f"CATEGORIES:{_escaped(one.tag.value)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(one: Item, ground: str) -> str:
    lines = [one.how, f"Grund: {ground}"]
    if one.marking:
        lines.append(one.marking)
    return "\n".join(lines)


def uid(one: Item) -> str:
    """Return a name that an event keeps when its day or words change, or a text is updated."""
    run = (one.version or "").partition(".")[0]
    facts = (one.kind.value, one.document, run, one.parties, one.key)
    return f"{sha256(repr(facts).encode('utf-8')).hexdigest()[:32]}@govdocs"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(words: str) -> str:
    """Return text as a value: what cannot be seen is left out, line feeds aside."""
    seen = "".join(one for one in words if one == "\n" or one.isprintable())
    return seen.translate(_ESCAPES)


def folded(line: str) -> str:
    """Return a line cut into pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for one in line:
        octets = len(one.encode("utf-8"))
        if size + octets > _OCTETS:
            pieces.append("")
            size = 1  # the space that begins a continued line
        pieces[-1] += one
        size += octets
    return "\r\n ".join(pieces)
