"""The lists of a text, and the numbers of its headings, as Word counts them."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document

from govdocs.model.word_text import ListPlace, WordParagraph
from govdocs.render.flow_styles import DEEPEST_HEADING
from govdocs.render.word.element import Element, make, named
from govdocs.render.word.numbering import Numbering, in_list

_LEVELS = 9
_HEADINGS = "9"


class TextLists:
    """Gives each item the list it is in; begins lists where the text does."""

    def __init__(self, document: Document, paragraphs: Sequence[WordParagraph]) -> None:
        self._root: Element = document.part.numbering_part.element
        self._numbering = Numbering(document)
        self._last: dict[tuple[int, int, bool], tuple[str, int]] = {}
        self._headings = ""
        counted = [one for one in paragraphs if _is_counted(one)]
        if counted:
            self._begin_headings(document, counted)

    def place(self, paragraph: WordParagraph) -> list[Element]:
        """Return the list of a paragraph; nothing for one that has no mark of its own."""
        item = paragraph.item
        if item is None:
            # The style of a heading would else give it a number.
            is_bare = paragraph.level and self._headings
            return [_no_list()] if is_bare else []
        if _is_counted(paragraph):
            return [in_list(self._headings, item.level)]
        return [] if item.goes_on else [in_list(self._list(item), item.level)]

    def _list(self, item: ListPlace) -> str:
        key = (item.group, item.level, item.number is None)
        known, last = self._last.get(key, ("", 0))
        number = item.number or 0
        if not known or (item.number is not None and number != last + 1):
            known = self._numbering.begin(item.level, item.number)
        self._last[key] = known, number
        return known

    def _begin_headings(
        self, document: Document, counted: Sequence[WordParagraph]
    ) -> None:
        """Write the numbers of headings, and tie them to the styles of headings.

        The names of parts stand first in the numbers without having one themselves.
        """
        has_parts = any(not one.level for one in counted)
        levels = (_level(at, has_parts=has_parts) for at in range(_LEVELS))
        kind = make("multiLevelType", val="multilevel")
        kinds = make("abstractNum", kind, *levels, abstractNumId=_HEADINGS)
        self._root.insert(0, kinds)
        self._headings = self._numbering.begin(1, None)
        self._root[-1][0].set(named("val"), _HEADINGS)
        styles = {one.style_id: one.element for one in document.styles}
        for at in range(has_parts, _LEVELS):
            style = styles.get(f"Heading{at + 1 - has_parts}")
            if style is not None:
                number = make("numId", val=self._headings)
                style.get_or_add_pPr().insert(
                    1, make("numPr", make("ilvl", val=str(at)), number)
                )


def _is_counted(paragraph: WordParagraph) -> bool:
    """Tell whether a paragraph counts in the numbers of the headings."""
    is_title = bool(paragraph.level) or paragraph.style == "Part Title"
    return is_title and paragraph.item is not None


def _level(at: int, *, has_parts: bool) -> Element:
    is_part = has_parts and at == 0
    words = "" if is_part else ".".join(f"%{one + 1}" for one in range(at + 1))
    level = make("lvl", make("start", val="1"), make("numFmt", val="decimal"))
    heading = at + 1 - has_parts
    if 0 < heading <= DEEPEST_HEADING:
        level.append(make("pStyle", val=f"Heading{heading}"))
    level.append(make("suff", val="nothing" if is_part else "space"))
    level.append(make("lvlText", val=words))
    level.append(make("lvlJc", val="left"))
    level.append(make("pPr", make("ind", left="0", firstLine="0")))
    level.set(named("ilvl"), str(at))
    return level


def _no_list() -> Element:
    return make("numPr", make("ilvl", val="0"), make("numId", val="0"))
