"""One day of the agenda: what happens, why that day, and on whose word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgendaKind(StrEnum):
    """What a day is about, as programs read it; in the order of a day's rows."""

    NOTICE = "uppsägning"
    TERM = "avtalstid"
    EXTENSION = "förlängning"
    FUNDING = "finansiering"
    LAST_DAY = "sista beslutsdag"
    FINAL = "laga kraft"
    CONSULTATION = "remiss"
    QUESTION = "fråga"
    MILESTONE = "milstolpe"


class Tag(StrEnum):
    """Where a day comes from: the law, an agreement, or our own plans."""

    STATUTORY = "lagstadgad"
    CONTRACT = "avtal"
    INTERNAL = "intern"


_TAGS = {
    AgendaKind.FINAL: Tag.STATUTORY,
    AgendaKind.LAST_DAY: Tag.INTERNAL,
    AgendaKind.CONSULTATION: Tag.INTERNAL,
    AgendaKind.QUESTION: Tag.INTERNAL,
    AgendaKind.MILESTONE: Tag.INTERNAL,
}
# What readers call the files that days are written in.
_FILES = (
    (re.compile(r"(?:.*/)?tidplan\.yaml"), "tidplanen"),
    (re.compile(r"(?:.*/)?fragor/([^/]+)\.yaml"), r"fråga \1"),
    (re.compile(r"(?:.*/)?remisser/([^/]+)/remiss\.yaml"), r"remiss \1"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A day and what it means; `text` is a sentence without a full stop.

    `key` tells it from others of its kind and document, and stays when the day moves.
    `parties` are ids, () when it concerns everybody. `computed` says that the day was
    worked out, by `rule` and `arithmetic`; `clause` is a place such as 'hsavtal#k7m2', or
    words such as '13 kap. 5 § kommunallagen'. `name` is what the document is called, and
    `followed` the document that its term is taken from. `is_done` says that nothing is left to do,
    `is_overdue` that it should have been done. `marking` is for what is not real.
    """

    day: date
    kind: AgendaKind
    text: str
    key: str
    rule: str
    clause: str
    document: str | None = None
    version: str | None = None
    parties: tuple[str, ...] = ()
    computed: bool = False
    arithmetic: str = ""
    marking: str | None = None
    name: str = ""
    followed: str | None = None
    is_done: bool = False
    is_overdue: bool = False

    @property
    def tag(self) -> Tag:
        """Return where the day comes from."""
        return _TAGS.get(self.kind, Tag.CONTRACT)

    @property
    def order(self) -> tuple[date, int, bool, str, str]:
        """Return the sort key: day, kind, own terms before taken ones, words, version."""
        return (
            self.day,
            list(AgendaKind).index(self.kind),
            self.followed is not None,
            self.text,
            self.version or "",
        )

    @property
    def ground(self) -> str:
        """Return the clause as readers know it: a file by what it holds."""
        for path, words in _FILES:
            found = path.fullmatch(self.clause)
            if found:
                return found.expand(words)
        return self.clause

    @property
    def how(self) -> str:
        """Return how the day came about, as one sentence."""
        ground = f"{self.rule}: {self.arithmetic}" if self.arithmetic else self.rule
        return f"{ground.removesuffix('.')}{' (beräknad)' if self.computed else ''}."
