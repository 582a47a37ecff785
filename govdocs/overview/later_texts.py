"""The documents of a round as they are in a later text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govdocs.consultation.asked_text import AskedText, asked_text
from govdocs.consultation.compilation import Compilation
from govdocs.model.revision import WORKTREE
from govdocs.overview.revision_read import RevisionRead


def later_texts(
    root: Path, found: Compilation, revision: str = WORKTREE
) -> dict[str, AskedText]:
    """Return the documents of a round as they are at a revision; those that are there.

    Those that it did not ask about, but that replies name, are among them. Raises what
    stops the revision from being read.
    """
    later = RevisionRead(root, revision, None)
    ready = {one: later.find(one) for one in (*found.texts, *found.changed_beside)}
    return {name: asked_text(one) for name, one in ready.items() if one}


def missing_later(found: Compilation, later: Mapping[str, AskedText]) -> Iterator[str]:
    """Yield which documents are not there later, for all in them then counts as gone."""
    for name, text in found.texts.items():
        if name not in later:
            yield (
                f"{text.title} ({name}) finns inte i texten som jämförs, så allt i "
                "den står som borttaget."
            )
