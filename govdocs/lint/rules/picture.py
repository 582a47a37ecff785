"""GD112: a picture from elsewhere, of a kind we refuse, missing, or without a description."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace
from govdocs.text.links import LinkKind, destination
from govdocs.text.pictures import ENDINGS, MOST_PIXELS


def picture(workspace: Workspace) -> Iterator[Hit]:
    """Find pictures that cannot be shown to every reader from the workspace alone."""
    for outline in workspace.outlines:
        for one in outline.references:
            if not one.is_image:
                continue
            fault = _fault(outline.path, one.target, one.label, workspace)
            if fault:
                yield Hit(outline.path, one.line, one.column, *fault)


def _fault(
    path: str, target: str, label: str, workspace: Workspace
) -> tuple[str, str] | None:
    meant = destination(path, target)
    if meant.kind is not LinkKind.INTERNAL:
        return (
            f"bilden {target} hämtas från en annan plats",
            "lägg bilden i arbetsytan och länka till den relativt",
        )
    if not meant.path.lower().endswith(ENDINGS):
        return (
            f"bilden {target} har ett format som inte går att visa säkert",
            "spara den som PNG, JPEG eller WebP",
        )
    if meant.path not in workspace.pictures:
        return f"bilden {target} finns inte", "rätta sökvägen eller lägg in bilden"
    pixels = workspace.pictures[meant.path]
    if pixels is None:
        return (
            f"bilden {target} går inte att läsa som bild",
            "spara den på nytt som PNG, JPEG eller WebP",
        )
    if pixels > MOST_PIXELS:
        return (
            f"bilden {target} har för många bildpunkter (högst 25 miljoner)",
            "spara den i mindre storlek",
        )
    if not label.strip():
        return (
            f"bilden {target} saknar beskrivning",
            "skriv inom hakparenteserna vad bilden visar",
        )
    return None
