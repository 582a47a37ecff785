"""GD207: a link that could run a program, read a file or leave the workspace."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.text.links import LinkKind, destination
from govdocs.text.reading import Reading


def forbidden_link(reading: Reading) -> Iterator[Hit]:
    """Find links other than relative ones, http, https and mailto."""
    if reading.outline is None:
        return
    for one in reading.outline.references:
        meant = destination(reading.path, one.target)
        if not one.is_image and meant.kind is LinkKind.FORBIDDEN:
            yield Hit(
                reading.path,
                one.line,
                one.column,
                f"länken {one.target[:60]} får inte användas",
                "länka relativt inom arbetsytan, eller med https",
            )
