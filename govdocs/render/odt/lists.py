"""Lists as OpenDocument nests them, from items one after another."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.model.word_text import ListPlace
from govdocs.render.odt.element import Element, make, named
from govdocs.render.odt.styles import BULLETS, NUMBERS, headings_of


@dataclass(slots=True)
class _Open:
    """A list that may go on: its element, what it is, and its last number."""

    element: Element
    group: int
    is_numbered: bool
    last: int = 0


class Lists:
    """Puts paragraphs into lists; what is given is where a paragraph shall stand."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def close(self) -> None:
        """End all lists: what comes stands in none."""
        self._open.clear()

    def room(self, target: Element, item: ListPlace) -> Element:
        """Return the element that an item's paragraph goes into, in or below `target`."""
        del self._open[item.level :]
        is_numbered = item.number is not None
        if len(self._open) == item.level and self._differs(item):
            self._open.pop()
        while len(self._open) < item.level:
            self._begin(target, item.group, is_numbered=is_numbered)
        inner = self._open[-1]
        if item.goes_on:
            return inner.element[-1] if len(inner.element) else _header(inner.element)
        place = make("text:list-item")
        if item.number is not None:
            if item.number != inner.last + 1:
                place = make("text:list-item", {"text:start-value": str(item.number)})
            inner.last = item.number
        inner.element.append(place)
        return place

    def _differs(self, item: ListPlace) -> bool:
        """Tell whether an item begins a list of its own."""
        inner = self._open[-1]
        if item.goes_on:
            return inner.group != item.group
        is_same = inner.is_numbered == (item.number is not None)
        return inner.group != item.group or not is_same

    def _begin(self, target: Element, group: int, *, is_numbered: bool) -> None:
        style = NUMBERS if is_numbered else BULLETS
        element = make("text:list", {"text:style-name": style})
        if self._open:
            above = self._open[-1].element
            place = above[-1] if len(above) else _header(above)
            place.append(element)
        else:
            target.append(element)
        self._open.append(_Open(element, group, is_numbered))


def _header(element: Element) -> Element:
    place = make("text:list-header")
    element.append(place)
    return place


class Headings:
    """The numbers of headings: each in a list that goes on with the one before."""

    def __init__(self) -> None:
        self._part = 0
        self._count = 0
        self._has_begun = False

    def begin_part(self, number: int) -> None:
        """Begin to number anew, with the number of a part first."""
        self._part = number
        self._has_begun = False

    def counted(self, heading: Element, item: ListPlace) -> Element:
        """Return a heading in its list."""
        found = heading
        for _ in range(item.level - bool(self._part)):
            found = make("text:list", {}, make("text:list-item", {}, found))
        self._count += 1
        found.set(named("text:style-name"), headings_of(self._part))
        found.set(named("xml:id"), f"rubrik{self._count}")
        if self._has_begun:
            before = f"rubrik{self._count - 1}"
            found.set(named("text:continue-list"), before)
        self._has_begun = True
        return found
