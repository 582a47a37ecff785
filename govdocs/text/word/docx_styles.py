"""Styles of a Word file: their names, what they build on, and what follows from it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from govdocs.text.word.aligns import aligned
from govdocs.text.word.stress import NO_STRESS, Stress, chained, docx_stress
from govdocs.text.word.style_names import (
    heading_level,
    is_code,
    is_mono,
    is_prompt,
)
from govdocs.text.word.tree import (
    Element,
    attribute,
    child,
    firsts,
    is_on,
    long,
    value,
    value_of,
    whole,
)

_DEEPEST = 9
_DEFAULT_SIZE = ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz")
# In half points, as Word has it where nothing is said.
_USUAL_SIZE = 20


class Style(NamedTuple):
    """One style, with what it takes from those it builds on. `level` is 0 for text.

    `number` is the id of its list and '' without one; `depth` counts from 0. `size` of
    its letters is in half points, 0 for letters that have it of their paragraph.
    """

    id: str = ""
    name: str = ""
    level: int = 0
    number: str = ""
    depth: int = 0
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    is_prompt: bool = False
    is_hidden: bool = False
    align: str = ""
    size: int = 0
    stress: Stress = NO_STRESS


class Styles:
    """The styles of one file by id; an unknown id is a style without a name."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(long("w:style"))
        self._elements = {
            (attribute(one, "w:type"), attribute(one, "w:styleId")): one
            for one in found
        }
        self._usual = next(
            (
                attribute(one, "w:styleId")
                for one in found
                if attribute(one, "w:type") == "paragraph"
                and attribute(one, "w:default") in ("1", "true", "on")
            ),
            "",
        )
        said = None if root is None else child(root, *_DEFAULT_SIZE)
        self._size = whole(value_of(said)) or _USUAL_SIZE
        self.paragraph = cache(self._paragraph)
        self.character = cache(self._character)

    def _paragraph(self, id_: str) -> Style:
        """Return the style of a paragraph; '' is the one that is used without any."""
        chain = self._chain("paragraph", id_ or self._usual)
        if not chain:
            level = heading_level(id_) or 0
            return Style(id=id_, name=id_, level=level, size=self._size)
        return Style(
            id=id_,
            name=value(chain[0], "w:name"),
            level=_first_level(chain),
            number=_first(chain, "w:numPr", "w:numId"),
            depth=whole(_first(chain, "w:numPr", "w:ilvl")),
            code=is_code(value(chain[0], "w:name")),
            align=aligned(_first(chain, "w:jc")),
            size=_first_size(chain) or self._size,
            stress=_stress(chain),
        )

    def _character(self, id_: str) -> Style:
        """Return the style of letters."""
        chain = self._chain("character", id_)
        name = value(chain[0], "w:name") if chain else id_
        return Style(
            id=id_,
            name=name,
            bold=_first_switch(chain, "w:b"),
            italic=_first_switch(chain, "w:i"),
            struck=_first_switch(chain, "w:strike"),
            is_hidden=_first_switch(chain, "w:vanish"),
            code=is_code(name) or any(map(_has_mono, chain)),
            is_prompt=is_prompt(name),
            size=_first_size(chain),
            stress=_stress(chain),
        )

    def _chain(self, kind: str, id_: str) -> list[Element]:
        """Return a style and those it builds on, which may go round in a ring."""
        chain: list[Element] = []
        seen: set[str] = set()
        while id_ and id_ not in seen and (kind, id_) in self._elements:
            seen.add(id_)
            chain.append(self._elements[kind, id_])
            id_ = value(chain[-1], "w:basedOn")
        return chain


def _has_mono(owner: Element) -> bool:
    return is_mono_font(child(owner, "w:rPr", "w:rFonts"))


def is_mono_font(fonts: Element | None) -> bool:
    """Tell whether `w:rFonts` sets letters that are equally wide."""
    return fonts is not None and is_mono(attribute(fonts, "w:ascii"))


def outline(said: Element | None) -> int | None:
    """Return the level that `w:outlineLvl` sets, 0 for text; None when it does not."""
    if not (words := value_of(said)):
        return None
    level = whole(words, _DEEPEST) + 1
    return level if 1 <= level <= _DEEPEST else 0


def _first_level(chain: list[Element]) -> int:
    for one in chain:
        level = heading_level(value(one, "w:name"))
        if level is None:
            level = outline(child(one, "w:pPr", "w:outlineLvl"))
        if level is not None:
            return level
    return 0


def _first(chain: list[Element], *path: str) -> str:
    found = (value(one, "w:pPr", *path) for one in chain)
    return next((one for one in found if one), "")


def _first_size(chain: list[Element]) -> int:
    found = (whole(value(one, "w:rPr", "w:sz")) for one in chain)
    return next((one for one in found if one > 0), 0)


def _stress(chain: list[Element]) -> Stress:
    letters = (child(one, "w:rPr") for one in chain)
    return chained(docx_stress(firsts(one)) for one in letters if one is not None)


def _first_switch(chain: list[Element], name: str) -> bool:
    found = (is_on(one, "w:rPr", name) for one in chain)
    return next((one for one in found if one is not None), False)
