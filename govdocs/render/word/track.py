"""Tracked changes: what became of some text, and the elements that say so in Word."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from govdocs.render.word.base import moment
from govdocs.render.word.element import Element, make


class Track(StrEnum):
    """What Word is told of some text; the value is the element that says it."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"

    @property
    def text_tag(self) -> str:
        """Return the element that holds the text itself."""
        return "delText" if self is Track.DELETED else "t"

    @property
    def is_gone(self) -> bool:
        """Tell whether the text stood in the old version only."""
        return self in (Track.DELETED, Track.MOVED_FROM)


class Tracker:
    """Marks all changes of one file with the same hand and day, each with its own id."""

    def __init__(self, author: str, day: date) -> None:
        self._author = author
        self._when = moment(day).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._count = 0

    def mark(self, track: Track, *children: Element) -> Element:
        """Return the element of a change."""
        return self.signed(track.value, self.new_id(), *children)

    def signed(
        self, tag: str, number: str, *children: Element, **attributes: str
    ) -> Element:
        """Return an element with an id that was given out, author and day."""
        return make(
            tag,
            *children,
            id=number,
            author=self._author,
            date=self._when,
            **attributes,
        )

    def new_id(self) -> str:
        """Return an id that nothing else in the file has."""
        self._count += 1
        return str(self._count)
