"""GD112: a picture from elsewhere, of a kind we refuse, missing, or without a description."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace
from govdocs.text.links import LinkKind, destination

_KINDS = (".png", ".jpg", ".jpeg", ".webp")


def picture(workspace: Workspace) -> Iterator[Hit]:
    """Find pictures that cannot be shown to every reader from the workspace alone."""
    for outline in workspace.outlines:
        for one in outline.references:
            if not one.is_image:
                continue
            fault = _fault(outline.path, one.target, one.label, workspace.files)
            if fault:
                yield Hit(outline.path, one.line, one.column, *fault)


def _fault(
    path: str, target: str, label: str, files: frozenset[str]
) -> tuple[str, str] | None:
    meant = destination(path, target)
    if meant.kind is not LinkKind.INTERNAL:
        return (
            f"bilden {target} hämtas från en annan plats",
            "lägg bilden i arbetsytan och länka till den relativt",
        )
    if not meant.path.lower().endswith(_KINDS):
        return (
            f"bilden {target} har ett format som inte går att visa säkert",
            "spara den som PNG, JPEG eller WebP",
        )
    if meant.path not in files:
        return f"bilden {target} finns inte", "rätta sökvägen eller lägg in bilden"
    if not label.strip():
        return (
            f"bilden {target} saknar beskrivning",
            "skriv inom hakparenteserna vad bilden visar",
        )
    return None
