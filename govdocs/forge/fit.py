"""A text made to fit in a comment, and to do nothing there but be read."""

from __future__ import annotations

import re

# Room kept for what is closed and said after a cut.
_ROOM = 1_000
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_OPENED = re.compile(r"<details\b", re.IGNORECASE)
_CLOSED = re.compile(r"</details\s*>", re.IGNORECASE)
_COMMAND = re.compile(r"^([ \t]*)/(?=[A-Za-z])", re.MULTILINE)


def cut(text: str, longest: int, run: str) -> str:
    """Return a text of at most `longest` code points that says so when it was cut.

    It is cut between lines; code and <details> that were open are closed. `run` is the
    address where all of it can be read.
    """
    if len(text) <= longest:
        return text
    room = text[: max(0, longest - _ROOM - len(run))]
    whole = room[: room.rfind("\n") + 1] or room
    ending = _closing(whole) + _notice(run)
    return (whole + ending)[:longest]


def without_commands(text: str) -> str:
    """Return a text where no line begins as a command that the forge would carry out."""
    return _COMMAND.sub(r"\1\\/", text)


def _closing(text: str) -> str:
    fence = ""
    for found in _FENCE.finditer(text):
        if not fence:
            fence = found[1]
        elif found[1].startswith(fence):
            fence = ""
    left = len(_OPENED.findall(text)) - len(_CLOSED.findall(text))
    return f"\n{fence}\n" + "</details>\n" * min(max(left, 0), 20)


def _notice(run: str) -> str:
    where = f"[i körningen]({run})" if run else "i körningens logg"
    return f"\n---\n\n**Resten får inte plats här.** Läs hela granskningen {where}.\n"
