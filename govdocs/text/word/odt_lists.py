"""Lists of an OpenDocument text: which item a paragraph is in, and its number."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.model.word_text import ListPlace, Tracked
from govdocs.text.word.list_marks import bare_number
from govdocs.text.word.odt_styles import OUTLINE, ListLevel, Styles
from govdocs.text.word.tree import Element, attribute, whole

_LEVELS = 10
# The number of the last item at each level.
_Counts = list[int | None]


@dataclass(slots=True)
class _Group:
    """A list that items are counted in, from its first one.

    `before` counts them as they were without the tracked changes of the file.
    """

    number: int
    counts: _Counts = field(default_factory=lambda: [None] * (_LEVELS + 1))
    before: _Counts = field(default_factory=lambda: [None] * (_LEVELS + 1))


@dataclass(slots=True)
class Lists:
    """The lists of one file, and those that the reader stands in."""

    _open: list[str] = field(default_factory=list)
    _group: _Group | None = None
    _by_id: dict[str, _Group] = field(default_factory=dict)
    _last: dict[str, _Group] = field(default_factory=dict)
    _outline: _Group | None = None
    _groups: int = 0
    _is_new: bool = False
    _has_mark: bool = False
    _first: int | None = None

    def begin(self, element: Element) -> None:
        """Go into a list."""
        outer = self._open[-1] if self._open else ""
        style = attribute(element, "text:style-name") or outer
        goes_on = attribute(element, "text:continue-numbering") == "true"
        if not self._open:
            self._group = self._found(element, style, goes_on=goes_on)
            self._is_new = False
        elif self._group and not goes_on and not self._is_new:
            self._clear(self._group, len(self._open) + 1)
        self._open.append(style)
        self._last[style] = self._group or _Group(0)
        if name := attribute(element, "xml:id"):
            self._by_id[name] = self._last[style]

    def end(self) -> None:
        """Go out of a list."""
        self._open.pop()
        self._is_new = False

    def begin_numbered(self, element: Element) -> None:
        """Go into a paragraph that is an item on its own, of the list that it names."""
        style = attribute(element, "text:style-name")
        name = attribute(element, "text:list-id") or style
        level = whole(attribute(element, "text:level", "1"), 1)
        if name not in self._by_id:
            self._by_id[name] = self._new()
        self._group = self._last[style] = self._by_id[name]
        self._open = [style] * min(max(level, 1), _LEVELS)
        self.item(element, has_mark=True)

    def item(self, element: Element, *, has_mark: bool) -> None:
        """Go on to an item; its first paragraph gets the number."""
        self._is_new, self._has_mark = True, has_mark
        said = attribute(element, "text:start-value")
        self._first = whole(said, 1) if said else None

    def place(self, styles: Styles, change: Tracked | None = None) -> ListPlace | None:
        """Return the place of a paragraph here; None when it is in no list."""
        if not self._open or self._group is None:
            return None
        level = min(len(self._open), _LEVELS)
        if not self._is_new or not self._has_mark:
            return ListPlace(level, self._group.number, goes_on=True)
        self._is_new = False
        return self._item(styles, self._group, self._open[-1], level, change)

    def taken_out(self, styles: Styles, style: str, level: int) -> ListPlace:
        """Return the place of an item that was taken out of the list that is open here.

        Where none is, it was in the last one of its style.
        """
        group = self._group if self._open else self._last.get(style)
        group = group or self._new()
        return self._item(styles, group, style, min(level, _LEVELS), Tracked.DELETED)

    def _item(
        self,
        styles: Styles,
        group: _Group,
        style: str,
        level: int,
        change: Tracked | None,
    ) -> ListPlace:
        kind = styles.list_level(style, level)
        if kind.is_bullet:
            self._clear(group, level + 1)
            return ListPlace(level, group.number)
        first, self._first = self._first, None
        is_gone, is_new = change and change.is_gone, change and change.is_new
        shown, was = (
            _counted(counts, kind, level, first, is_kept=not is_out)
            for counts, is_out in ((group.counts, is_gone), (group.before, is_new))
        )
        found = ListPlace(
            level, group.number, shown[level], mark=_mark(styles, style, level, shown)
        )
        if was == shown:
            return found
        old = _mark(styles, style, level, was)
        return found._replace(old_number=was[level], old_mark=old)

    def heading(
        self, styles: Styles, element: Element, level: int, change: Tracked | None
    ) -> ListPlace | None:
        """Return the place of a heading that is in no list: it is counted by the outline."""
        is_free = attribute(element, "text:is-list-header") == "true"
        if is_free or styles.list_level(OUTLINE, level).is_bullet:
            return None
        if self._outline is None:
            self._outline = self._new()
        is_anew = attribute(element, "text:restart-numbering") == "true"
        said = attribute(element, "text:start-value")
        self._first = whole(said, 1) if said and is_anew else None
        if is_anew and not said:
            self._clear(self._outline, level)
        return self._item(styles, self._outline, OUTLINE, level, change)

    def step_back(self, place: ListPlace | None) -> None:
        """Take back that an item was counted among those from before, to come later."""
        group = self._group
        if group and place and place.number is not None:
            last = group.before[place.level]
            group.before[place.level] = last - 1 if last else None

    def again(self, styles: Styles, place: ListPlace | None) -> ListPlace | None:
        """Return the place of an item that `step_back` was told of, counted anew."""
        if place is None or place.number is None or not (self._open and self._group):
            return place
        kind = styles.list_level(self._open[-1], place.level)
        was = _counted(self._group.before, kind, place.level, None, is_kept=True)
        old = _mark(styles, self._open[-1], place.level, was)
        return place._replace(old_number=was[place.level], old_mark=old)

    def is_named(self, styles: Styles) -> bool:
        """Tell whether others call what is counted here by it: 'Bilaga 1', and 1.1 in it."""
        return bool(self._open and styles.list_level(self._open[-1], 1).name)

    def last(self) -> list[str]:
        """Take the lists away that are open, for text that is not in them; return them."""
        kept, self._open = self._open, []
        return kept

    def back(self, kept: list[str]) -> None:
        """Put lists back that were taken away."""
        self._open = kept

    @staticmethod
    def _clear(group: _Group, level: int) -> None:
        for at in range(min(level, _LEVELS + 1), _LEVELS + 1):
            group.counts[at] = group.before[at] = None

    def _found(self, element: Element, style: str, *, goes_on: bool) -> _Group:
        earlier = self._by_id.get(attribute(element, "text:continue-list"))
        if earlier is None and goes_on:
            earlier = self._last.get(style)
        if earlier is not None:
            return earlier
        return self._new()

    def _new(self) -> _Group:
        self._groups += 1
        return _Group(self._groups)


def _counted(
    counts: _Counts, kind: ListLevel, level: int, first: int | None, *, is_kept: bool
) -> _Counts:
    """Return the numbers that an item stands below, and its own; `first` if it says so.

    They are kept for the next item. One that is not there goes on the last that is.
    """
    last = counts[level]
    number = kind.start if last is None else last + is_kept
    number = number if first is None else first
    found = [*counts[:level], number, *(None for _ in counts[level + 1 :])]
    if is_kept:
        counts[:] = found
    return found


def _mark(styles: Styles, style: str, level: int, numbers: _Counts) -> str:
    """Return the mark of an item whose number is not in digits alone."""
    kind, number = styles.list_level(style, level), numbers[level]
    assert number is not None, "counted"
    if kind.name:
        return kind.name.replace("%", bare_number(kind.marks, number), 1)
    if kind.above:
        return _nested(styles, style, level, numbers)
    return kind.marks.of(number) if kind.marks else ""


def _nested(styles: Styles, style: str, level: int, numbers: _Counts) -> str:
    """Return a number that tells those it stands below too, as 2.1."""
    own = styles.list_level(style, level)
    shown = []
    for at in range(level - own.above, level + 1):
        kind, count = styles.list_level(style, at), numbers[at]
        if not kind.is_bullet:
            shown.append(
                bare_number(kind.marks, kind.start if count is None else count)
            )
    before, after = own.around
    return f"{before}{'.'.join(shown)}{after}"
