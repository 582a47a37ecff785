"""Styles of an OpenDocument text: what people call them, and how their letters look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from govdocs.text.word.aligns import aligned
from govdocs.text.word.list_marks import Figures, Marks, is_name
from govdocs.text.word.scribe import Look
from govdocs.text.word.stress import Stress, odt_stress
from govdocs.text.word.style_names import heading_level, is_code, is_mono, is_prompt
from govdocs.text.word.symbols import is_of_signs
from govdocs.text.word.tints import is_bright, is_shade
from govdocs.text.word.tree import Element, attribute, child, long, whole

# How names of styles hold what XML names cannot.
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_DEEPEST = 9
_MEASURE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|%)")
_STRESSES = (
    "fo:font-weight",
    "fo:font-style",
    "style:text-underline-style",
    "fo:font-variant",
    "fo:text-transform",
)
_STYLE, _LIST, _OUTLINE = _READ = tuple(
    map(long, ("style:style", "text:list-style", "text:outline-style"))
)
_NUMBERS = tuple(
    map(long, ("text:list-level-style-number", "text:outline-level-style"))
)
# What the list is called here that headings are counted in when they are in no other.
OUTLINE = "|outline"
# In half points, as LibreOffice has it where nothing is said.
_USUAL_SIZE = 24
_FIGURES: Mapping[str, Figures] = {
    "a": Figures.LETTERS,
    "A": Figures.CAPITALS,
    "i": Figures.ROMAN,
    "I": Figures.ROMAN_CAPITALS,
}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of the style of a list.

    `above` is how many levels over it that its number tells too, as 2.1 tells one, and
    `around` what stands before and after such a number. `name` is what others call
    an item by, as 'Bilaga %' with a % where the number stands.
    """

    start: int = 1
    is_bullet: bool = False
    marks: Marks | None = None
    above: int = 0
    name: str = ""
    around: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Style:
    """The style of a paragraph; `look` is what is set for this paragraph alone."""

    name: str = ""
    level: int = 0
    look: Look = field(default_factory=Look)
    align: str = ""
    size: int = 0
    stress: int = 0


class Styles:
    """The styles of one part: those made for it, and then those that have names."""

    def __init__(self, *roots: Element) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self._own: set[tuple[str, str]] = set()
        self._size = _default_size(roots)
        self._fonts = {
            attribute(one, "style:name"): attribute(one, "svg:font-family").strip("'")
            for root in roots
            for one in root.iter(long("style:font-face"))
        }
        for root in roots:
            for group in root:
                is_own = group.tag == long("office:automatic-styles")
                for one in group.iter(*_READ):
                    self._add(one, is_own=is_own)
        self.paragraph = cache(self._paragraph)
        self.letters = cache(self._letters)

    def _add(self, one: Element, *, is_own: bool) -> None:
        name = attribute(one, "style:name")
        if one.tag != _STYLE:
            name = name if one.tag == _LIST else OUTLINE
            self._lists.setdefault(name, _levels(one))
            return
        key = (attribute(one, "style:family"), name)
        if key not in self._elements:
            self._elements[key] = one
            if is_own:
                self._own.add(key)

    def list_level(self, name: str, level: int) -> ListLevel:
        """Return a level of the style of a list, counted from 1."""
        return self._lists.get(name, {}).get(level, ListLevel(is_bullet=True))

    def _paragraph(self, name: str) -> Style:
        """Return the style of a paragraph by the name that the file has for it."""
        chain = list(self._chain("paragraph", name))
        own = [one for key, one in chain if key in self._own]
        named = [one for key, one in chain if key not in self._own]
        shown = _shown(named[0]) if named else _readable(name if not own else "")
        levels = (_level(one) for _, one in chain)
        level = next((one for one in levels if one is not None), 0)
        look = _marked(own)._replace(code=_has_mono(own))
        size = _size([one for _, one in chain], self._size)
        stress = _stress([one for _, one in chain]).on
        return Style(shown, level, look, _align(own, named), size, stress)

    def _letters(self, name: str) -> Look:
        """Return how letters look in a style, with all that it builds on."""
        chain = list(self._chain("text", name))
        elements = [one for _, one in chain]
        names = [_shown(one) for one in elements] or [_readable(name)]
        # What has a name is how such words look, and no mark that somebody has made.
        own = [one for key, one in chain if key in self._own]
        marked = _marked(own)
        raised = _first(own, "style:text-position").partition(" ")[0]
        return _look(elements)._replace(
            is_marked=marked.is_marked,
            is_tinted=marked.is_tinted,
            is_raised=raised.startswith(("super", "sub", "-")),
            code=any(map(is_code, names)) or _has_mono(elements),
            is_placeholder=any(map(is_prompt, names)),
            size=_size(elements, 0),
            stress=_stress(elements),
            font=self._font_of_signs(elements),
        )

    def _font_of_signs(self, chain: list[Element]) -> str:
        name = _first(chain, "style:font-name")
        found = self._fonts.get(name, name)
        return found if is_of_signs(found) else ""

    def _chain(
        self, family: str, name: str
    ) -> Iterator[tuple[tuple[str, str], Element]]:
        seen: set[str] = set()
        while name not in seen and (family, name) in self._elements:
            seen.add(name)
            one = self._elements[family, name]
            yield (family, name), one
            name = attribute(one, "style:parent-style-name")


def _shown(one: Element) -> str:
    return attribute(one, "style:display-name") or _readable(
        attribute(one, "style:name")
    )


def _readable(name: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)


def _level(one: Element) -> int | None:
    named = heading_level(_shown(one))
    if named is not None:
        return named
    said = one.get(long("style:default-outline-level"))
    return min(max(whole(said), 0), _DEEPEST) if said is not None else None


def _levels(one: Element) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for level in one:
        is_number = level.tag in _NUMBERS
        start = whole(attribute(level, "text:start-value", "1"), 1)
        shown = attribute(level, "style:num-format")
        at = whole(attribute(level, "text:level"))
        is_bullet = not (is_number and shown)
        above = whole(attribute(level, "text:display-levels", "1"), 1) - 1
        is_nested = bool(shown) and 0 < above < at
        found[at] = ListLevel(
            start,
            is_bullet,
            _marks(level, shown),
            above if is_nested else 0,
            _named(level) if not is_bullet else "",
            _around(level),
        )
    return found


def _marks(level: Element, shown: str) -> Marks | None:
    figures = _FIGURES.get(shown)
    if figures is None:
        return None
    is_doubled = attribute(level, "style:num-letter-sync") == "true"
    return Marks(figures, *_around(level), is_doubled)


def _named(level: Element) -> str:
    before = attribute(level, "style:num-prefix")
    whole_mark = f"{before}%{attribute(level, 'style:num-suffix')}".strip()
    return whole_mark if is_name(whole_mark) else ""


def _around(level: Element) -> tuple[str, str]:
    before = attribute(level, "style:num-prefix").strip()
    return before, attribute(level, "style:num-suffix").strip()


def _look(chain: list[Element]) -> Look:
    line = _first(
        chain, "style:text-line-through-style", "style:text-line-through-type"
    )
    return Look(
        bold=_first(chain, "fo:font-weight") in ("bold", "600", "700", "800", "900"),
        italic=_first(chain, "fo:font-style") in ("italic", "oblique"),
        struck=line not in ("", "none"),
        is_hidden=_first(chain, "text:display") == "none",
    )


def _stress(chain: list[Element]) -> Stress:
    """Return how letters stand out, and how they are set not to."""
    return odt_stress(*(_first(chain, name) for name in _STRESSES))


def _marked(own: list[Element]) -> Look:
    """Return how letters look, and whether they stand out."""
    look, line = _look(own), _first(own, "style:text-underline-style")
    return look._replace(
        is_marked=look.is_hidden or is_shade(_first(own, "fo:background-color")),
        is_tinted=line not in ("", "none") or is_bright(_first(own, "fo:color")),
    )


def _align(own: list[Element], named: list[Element]) -> str:
    return aligned(_first([*own, *named], "fo:text-align", of="paragraph"))


def _default_size(roots: Sequence[Element]) -> int:
    every = (one for root in roots for one in root.iter(long("style:default-style")))
    own = [one for one in every if attribute(one, "style:family") == "paragraph"]
    return _size(own, _USUAL_SIZE)


def _size(chain: Sequence[Element], usual: int) -> int:
    """Return the size of letters in half points; one in per cent is of what is below."""
    share = 1.0
    for one in chain:
        found = _MEASURE.fullmatch(_first([one], "fo:font-size"))
        if found and found[2] == "pt":
            return round(share * float(found[1]) * 2)
        if found:
            share *= float(found[1]) / 100
    return round(share * usual)


def _has_mono(chain: list[Element]) -> bool:
    return is_mono(_first(chain, "style:font-name", "fo:font-family"))


def _first(chain: list[Element], *names: str, of: str = "text") -> str:
    for one in chain:
        own = child(one, f"style:{of}-properties")
        for name in names if own is not None else ():
            if found := attribute(own, name):
                return found
    return ""
