"""Lists of an OpenDocument text: which item a paragraph is in, and its number."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.model.word_text import ListPlace
from govdocs.text.word.list_marks import bare_number
from govdocs.text.word.odt_styles import ListLevel, Styles
from govdocs.text.word.tree import Element, attribute, whole

_LEVELS = 10


@dataclass(slots=True)
class _Group:
    """A list that items are counted in, from its first one."""

    number: int
    counts: list[int | None] = field(default_factory=lambda: [None] * (_LEVELS + 1))


@dataclass(slots=True)
class Lists:
    """The lists of one file, and those that the reader stands in."""

    _open: list[str] = field(default_factory=list)
    _group: _Group | None = None
    _by_id: dict[str, _Group] = field(default_factory=dict)
    _last: dict[str, _Group] = field(default_factory=dict)
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

    def place(self, styles: Styles) -> ListPlace | None:
        """Return the place of a paragraph here; None when it is in no list."""
        if not self._open or self._group is None:
            return None
        level = min(len(self._open), _LEVELS)
        if not self._is_new or not self._has_mark:
            return ListPlace(level, self._group.number, goes_on=True)
        self._is_new = False
        kind = styles.list_level(self._open[-1], level)
        if kind.is_bullet:
            self._clear(self._group, level + 1)
            return ListPlace(level, self._group.number)
        number = self._count(kind, level)
        shown = kind.marks.of(number) if kind.marks else ""
        if kind.name:
            shown = kind.name.replace("%", bare_number(kind.marks, number), 1)
        elif kind.above:
            shown = self._nested(styles, level)
        return ListPlace(level, self._group.number, number, mark=shown)

    def _nested(self, styles: Styles, level: int) -> str:
        """Return a number that tells those it stands below too, as 2.1."""
        assert self._group, "in a list"
        own = styles.list_level(self._open[-1], level)
        numbers = []
        for at in range(level - own.above, level + 1):
            kind = styles.list_level(self._open[-1], at)
            count = self._group.counts[at]
            if not kind.is_bullet:
                own_count = kind.start if count is None else count
                numbers.append(bare_number(kind.marks, own_count))
        before, after = own.around
        return f"{before}{'.'.join(numbers)}{after}"

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

    def _count(self, kind: ListLevel, level: int) -> int:
        assert self._group, "in a list"
        before = self._group.counts[level]
        number = kind.start if before is None else before + 1
        if self._first is not None:
            number, self._first = self._first, None
        self._group.counts[level] = number
        self._clear(self._group, level + 1)
        return number

    @staticmethod
    def _clear(group: _Group, level: int) -> None:
        for at in range(min(level, _LEVELS + 1), _LEVELS + 1):
            group.counts[at] = None

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
