"""Styles that the text itself asks for, each made once: looks of words, and measures."""

from __future__ import annotations

from collections.abc import Mapping

from govdocs.model.word_text import Piece
from govdocs.render.odt.element import Element, make
from govdocs.render.odt.styles import style_name


class Looks:
    """The automatic styles of one file."""

    def __init__(self) -> None:
        self.root = make("office:automatic-styles")
        self._known: dict[tuple[str, ...], str] = {}

    def words(self, piece: Piece) -> str:
        """Return the style of words that look as a piece does; '' for plain ones."""
        found: dict[str, str] = {}
        if piece.bold:
            found["fo:font-weight"] = "bold"
        if piece.italic:
            found["fo:font-style"] = "italic"
        if piece.struck:
            found["style:text-line-through-style"] = "solid"
        above = _above(piece)
        if not found:
            return above
        properties = make("style:text-properties", found)
        return self._style("text", above, properties, found)

    def raised(self) -> str:
        """Return the style of a number that stands as the mark of a note."""
        found = {"style:text-position": "super 58%"}
        properties = make("style:text-properties", found)
        return self._style("text", "", properties, found)

    def paragraph(self, style: str, measures: Mapping[str, str]) -> str:
        """Return a paragraph's style with some measures of its own."""
        if not measures:
            return style
        properties = make("style:paragraph-properties", measures)
        return self._style("paragraph", style, properties, measures)

    def part(self, family: str, measures: Mapping[str, str]) -> str:
        """Return the style of a table, or of a part of one, or of a section."""
        properties = make(f"style:{family}-properties", measures)
        return self._style(family, "", properties, measures)

    def _style(
        self, family: str, above: str, properties: Element, key: Mapping[str, str]
    ) -> str:
        identity = (family, above, *(f"{name}={one}" for name, one in key.items()))
        if identity not in self._known:
            name = f"{family[0].upper()}{len(self._known) + 1}"
            about = {"style:name": name, "style:family": family}
            if above:
                about["style:parent-style-name"] = above
            self.root.append(make("style:style", about, properties))
            self._known[identity] = name
        return self._known[identity]


def _above(piece: Piece) -> str:
    if piece.is_placeholder:
        return style_name("Placeholder Text")
    return style_name("Verbatim Char") if piece.code else ""
