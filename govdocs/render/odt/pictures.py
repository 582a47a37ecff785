"""Pictures in an .odt, with the words for those who do not see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.model.word_text import Piece
from govdocs.render.odt.element import Element, make
from govdocs.text.pictures import dimensions, ending

# The largest a picture may be, and how many dots there are to a millimetre.
_WIDEST_MM, _HIGHEST_MM = 160.0, 220.0
_DOTS = 96 / 25.4


class Pictures:
    """The pictures of one file; those shown are written to it under their own names."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures
        self._names: dict[str, str] = {}
        self._count = 0

    def draw(self, piece: Piece) -> Element | None:
        """Return a picture; None where it is missing or no picture."""
        content = self._pictures.get(piece.picture)
        size = dimensions(content) if content else None
        if content is None or size is None:
            return None
        name = f"Pictures/{len(self._names) + 1}{ending(content)}"
        name = self._names.setdefault(piece.picture, name)
        self._count += 1
        width, height = (one / _DOTS for one in size)
        shrunk = min(1.0, _WIDEST_MM / width, _HIGHEST_MM / height)
        link = {
            "xlink:href": name,
            "xlink:type": "simple",
            "xlink:show": "embed",
            "xlink:actuate": "onLoad",
        }
        about = {
            "draw:name": piece.picture,
            "text:anchor-type": "as-char",
            "svg:width": f"{width * shrunk:.2f}mm",
            "svg:height": f"{height * shrunk:.2f}mm",
        }
        words = make("svg:title", {}, piece.text)
        return make("draw:frame", about, make("draw:image", link), words)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and bytes of each picture that is shown."""
        for own, name in self._names.items():
            yield name, self._pictures[own]
