"""GD303: a binding or guiding document that does not say when it applies."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.kinds import DocumentKind
from govdocs.model.workspace import Workspace

_TIMED = frozenset(
    {DocumentKind.SUB_AGREEMENT, DocumentKind.GUIDELINE, DocumentKind.ROUTINE}
)


def missing_term(workspace: Workspace) -> Iterator[Hit]:
    """Find documents with neither avtalstid, tillämpas_från nor följer for it."""
    for outline in workspace.outlines:
        meta = outline.metadata
        inherited = meta.follows and "avtalstid" in meta.follows.what
        if meta.kind in _TIMED and not (meta.term or meta.applies_from or inherited):
            yield at_key(
                outline,
                "typ",
                "dokumentet säger inte när det gäller",
                'skriv avtalstid, eller följer med "avtalstid"',
            )
