"""Places to write in, as content controls; Word calls them by tag and title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govdocs.model.word_text import Box
from govdocs.render.word.element import Element, make, text_element


class Boxes:
    """The content controls of one file."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self._boxes = boxes
        self._count = 0

    def around(
        self, tag: str, content: Sequence[Element], *, is_empty: bool
    ) -> Element:
        """Return a control round runs or paragraphs; an empty one shows its placeholder.

        LibreOffice knows only those for rich text, and of them only those within a line.
        """
        self._count += 1
        box = self._boxes.get(tag)
        about = make("sdtPr")
        if box:
            about.append(make("alias", val=box.title))
        about.append(make("tag", val=tag))
        about.append(make("id", val=str(self._count)))
        if box:
            about.append(make("lock", val="sdtLocked"))
        if is_empty:
            about.append(make("showingPlcHdr"))
        if box and box.choices:
            choices = (
                make("listItem", displayText=one, value=one) for one in box.choices
            )
            about.append(make("dropDownList", *choices))
        return make("sdt", about, make("sdtContent", *content))

    def placeholder(self, tag: str) -> Element:
        """Return what an empty box says."""
        box = self._boxes.get(tag)
        return self.prompt((box.placeholder if box else "") or "\u2003")

    @staticmethod
    def prompt(words: str) -> Element:
        """Return words that are not part of the text."""
        look = make("rPr", make("rStyle", val="PlaceholderText"))
        return make("r", look, text_element("t", words))
