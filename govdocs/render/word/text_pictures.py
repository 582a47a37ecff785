"""Pictures in a text, with the words for those who do not see them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Emu, Mm

from govdocs.model.sheet import PLAIN
from govdocs.model.word_text import Piece
from govdocs.render.word.element import Element, held, make
from govdocs.render.word.inline import run

_WIDEST = Mm(160)
_HIGHEST = Mm(220)


class Pictures:
    """The pictures of one file."""

    def __init__(self, document: Document, pictures: Mapping[str, bytes]) -> None:
        self._part = document.part
        self._pictures = pictures
        self._count = 0

    def run(self, piece: Piece) -> Element:
        """Return a picture; its words alone where it is missing or of another kind."""
        content = self._pictures.get(piece.picture)
        drawn = self._drawing(piece, content) if content else None
        return drawn if drawn is not None else run(f"[bild: {piece.text}]", PLAIN)

    def _drawing(self, piece: Piece, content: bytes) -> Element | None:
        try:
            inline = self._part.new_pic_inline(BytesIO(content))
        except UnrecognizedImageError:
            return None
        shrunk = min(1.0, _WIDEST / inline.extent.cx, _HIGHEST / inline.extent.cy)
        size = inline.graphic.graphicData.pic.spPr
        size.cx = inline.extent.cx = Emu(int(inline.extent.cx * shrunk))
        size.cy = inline.extent.cy = Emu(int(inline.extent.cy * shrunk))
        self._count += 1
        own = {"id": str(self._count), "name": piece.picture, "descr": piece.text}
        for name, value in own.items():
            inline.docPr.set(name, held(value))
        return make("r", make("drawing", inline))
