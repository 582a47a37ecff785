"""Lists of a Word file: which list a paragraph is in, and which number it gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from govdocs.model.word_text import ListPlace, Tracked
from govdocs.text.word.list_marks import Figures, Marks, bare_number, is_name
from govdocs.text.word.tree import Element, attribute, child, is_on, long, value, whole

_LEVELS = 9
_BULLETS = ("bullet", "none")
_FIGURES: Mapping[str, Figures] = {
    "lowerLetter": Figures.LETTERS,
    "upperLetter": Figures.CAPITALS,
    "lowerRoman": Figures.ROMAN,
    "upperRoman": Figures.ROMAN_CAPITALS,
}
_NUMBER, _WORD = re.compile(r"%([1-9])"), re.compile(r"[^\W\d_]")
_AROUND = re.compile(r"([(\[]?)%\d([)\].]*)\s*$")
_WHOLE = re.compile(r"(.*)%\d(.*)")


class _Level(NamedTuple):
    """How one level of a list counts."""

    start: int = 1
    is_bullet: bool = False
    has_mark: bool = True
    restarts_after: int | None = None
    marks: Marks | None = None
    worded: str = ""
    nested: str = ""
    is_legal: bool = False


class _Levels:
    """The levels of a list, read when they are first used: most never are."""

    def __init__(self, elements: dict[int, Element]) -> None:
        self.elements = elements
        self._known: dict[int, _Level] = {}

    def at(self, depth: int) -> _Level:
        """Return a level; one that the file does not tell of counts from 1."""
        if depth not in self._known:
            one = self.elements.get(depth)
            self._known[depth] = _Level() if one is None else _level(one)
        return self._known[depth]


class _List:
    """One `w:num`: its levels, and where it begins anew although others go on."""

    def __init__(self, shared: str, levels: _Levels, starts: dict[int, int]) -> None:
        self.shared = shared
        self.levels = levels
        self.starts = starts
        self.is_begun = False
        self.group = 0


class Numbering:
    """The lists of one file, counted as the text is read.

    `worded` has what numbers with words beside them look like, as 'Steg 1', once each,
    and `named` the groups whose first level is what others call it by, as 'Bilaga 1'.
    """

    def __init__(self, root: Element | None) -> None:
        self.worded: dict[str, None] = {}
        self.named: set[int] = set()
        # All places asked for, until the first change: from there the file is counted
        # both as it is and as it was before.
        self._asked: list[tuple[str, int]] = []
        self._before: Numbering | None = None
        self._root = root
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._bulleted: dict[int, tuple[str, int]] = {}
        self._groups = 0
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        shared = {
            attribute(one, "w:abstractNumId"): one
            for one in root.findall(long("w:abstractNum"))
        }
        styled = {value(one, "w:styleLink"): one for one in shared.values()}
        for name, one in shared.items():
            # A list in the style of lists is kept as the one that the style has.
            shared[name] = styled.get(value(one, "w:numStyleLink") or "-", one)
        for one in root.findall(long("w:num")):
            self._add(one, shared)

    def _add(self, one: Element, shared: dict[str, Element]) -> None:
        name = value(one, "w:abstractNumId")
        levels = _Levels(_levels(shared[name]) if name in shared else {})
        starts: dict[int, int] = {}
        for change in one.findall(long("w:lvlOverride")):
            at = whole(attribute(change, "w:ilvl"))
            levels.elements.update(_levels(change))
            if first := value(change, "w:startOverride"):
                starts[at] = whole(first, 1)
        self._lists[attribute(one, "w:numId")] = _List(name, levels, starts)

    def place(
        self, number: str, depth: int, change: Tracked | None = None
    ) -> ListPlace | None:
        """Return the place of the next item of a list; `depth` counts from 0.

        None where there is no such list. An item that is taken out is not counted, and
        one that is put in was not before.
        """
        is_gone, is_new = change and change.is_gone, change and change.is_new
        if change and self._before is None:
            self._before = Numbering(self._root)
            for one in self._asked:
                self._before.place(*one)
        found = self._place(number, depth, is_counted=not is_gone)
        if self._before is None:
            self._asked.append((number, depth))
            return found
        was = self._before._place(number, depth, is_counted=not is_new)
        if found is None or was is None or was[2:] == found[2:]:
            return found
        return found._replace(old_number=was.number, old_mark=was.mark)

    def _place(self, number: str, depth: int, *, is_counted: bool) -> ListPlace | None:
        one = self._lists.get(number)
        if one is None:
            return None
        depth = min(max(depth, 0), _LEVELS - 1)
        level = one.levels.at(depth)
        count = self._count(one, depth, level, is_counted)
        if level.worded:
            self.worded.setdefault(level.worded)
        if not one.group:
            one.group = self._group(one, depth, level)
        if is_name(one.levels.at(0).nested):
            self.named.add(one.group)
        if level.is_bullet:
            self._bulleted[depth] = one.shared, one.group
            return ListPlace(depth + 1, one.group, goes_on=not level.has_mark)
        if level.nested:
            shown = self._nested(one, depth, count)
        else:
            shown = level.marks.of(count) if level.marks else ""
        return ListPlace(depth + 1, one.group, count, mark=shown)

    def _nested(self, one: _List, depth: int, count: int) -> str:
        """Return a number that tells those it stands below too, as 2.1."""
        counts = [*self._counts[one.shared][:depth], count]
        own_level = one.levels.at(depth)

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = one.levels.at(at)
            own = counts[at] if at < len(counts) else None
            marks = None if own_level.is_legal else level.marks
            return bare_number(marks, level.start if own is None else own)

        return _NUMBER.sub(number, own_level.nested)

    def _group(self, one: _List, depth: int, level: _Level) -> int:
        """Return the group of a list at its first item.

        A bullet goes on the list of the last one at its depth when their kind is the
        same: LibreOffice gives each of them a `w:num`.
        """
        shared, group = self._bulleted.get(depth, ("", 0))
        if level.is_bullet and not one.starts and one.shared == shared:
            return group
        self._groups += 1
        return self._groups

    def _count(self, one: _List, depth: int, level: _Level, is_counted: bool) -> int:
        counts = self._counts.setdefault(one.shared, [None] * _LEVELS)
        if not one.is_begun:
            one.is_begun = True
            for at in one.starts:
                counts[at % _LEVELS] = None
        first = one.starts.get(depth, level.start)
        last = counts[depth]
        number = first if last is None else last + 1
        if is_counted:
            counts[depth] = number
            self._begin_deeper(one, counts, depth)
        return number

    @staticmethod
    def _begin_deeper(one: _List, counts: list[int | None], depth: int) -> None:
        # Most have not begun, and need not be read for that.
        for at in (at for at in range(depth + 1, _LEVELS) if counts[at] is not None):
            after = one.levels.at(at).restarts_after
            if after is None or depth < after:
                counts[at] = None


def _levels(owner: Element) -> dict[int, Element]:
    found = owner.findall(long("w:lvl"))
    return {whole(attribute(one, "w:ilvl")): one for one in found}


def _level(one: Element) -> _Level:
    after = value(one, "w:lvlRestart")
    kind = value(one, "w:numFmt") or "decimal"
    text = child(one, "w:lvlText")
    mark = "%" if text is None else attribute(text, "w:val")
    is_named = is_name(mark)
    figures = _FIGURES.get(kind)
    is_worded = not is_named and bool(_WORD.search(_NUMBER.sub("", mark)))
    # 'Del A' is said as a whole; of 'Steg 1' only the number is.
    is_whole = is_worded and figures is not None and len(_NUMBER.findall(mark)) == 1
    pattern = _WHOLE if is_whole else _AROUND
    around = pattern.search("%1" if is_named else mark.strip())
    is_worded = is_worded and not is_whole
    is_nested = is_named or len(_NUMBER.findall(mark)) > 1
    return _Level(
        start=whole(value(one, "w:start"), 1),
        is_bullet=kind in _BULLETS or "%" not in mark,
        has_mark=bool(mark),
        restarts_after=whole(after) if after else None,
        marks=Marks(figures, around[1], around[2]) if figures and around else None,
        worded=_NUMBER.sub("1", mark) if is_worded else "",
        nested=mark.strip() if is_nested and not is_worded else "",
        is_legal=bool(is_on(one, "w:isLgl")),
    )
