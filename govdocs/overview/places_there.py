"""Whether a place that a reply names is there, in the text asked about or in today's."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from govdocs.consultation.asked_text import AskedText, asked_text
from govdocs.consultation.compilation import Compilation
from govdocs.model.metadata import Target
from govdocs.model.revision import WORKTREE
from govdocs.overview.revision_read import RevisionRead


def places_there(root: Path, found: Compilation) -> Callable[[Target], bool]:
    """Return a test of a place; the workspace is read when the first one is tested.

    A place can be in a document that the round did not ask about. The test raises what
    stops the workspace from being read.
    """
    today = RevisionRead(root, WORKTREE, None)

    @cache
    def now(document: str) -> AskedText | None:
        ready = today.find(document)
        return asked_text(ready) if ready else None

    def is_there(place: Target) -> bool:
        texts = found.texts.get(place.document), now(place.document)
        return any(one and place.anchor in one.homes.by_id for one in texts)

    return is_there
