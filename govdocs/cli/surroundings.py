"""The workspace that a document comes into: ids that are taken, and ways to the others."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from govdocs.model.outline import Outline
from govdocs.text.format import ids_in
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.word.markdown_links import Home


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Ids in other documents, and each document by its id with its parts after it.

    `root` is None outside a workspace, and then nothing is around.
    """

    root: Path | None = None
    taken: frozenset[str] = frozenset()
    homes: Mapping[str, tuple[Home, ...]] = field(default_factory=dict)
    picture_paths: tuple[str, ...] = ()

    def pictures(self, out: Path) -> dict[bytes, str]:
        """Return the pictures in the workspace by their bytes, each as seen from a document."""
        if self.root is None:
            return {}
        paths = [self.root.resolve() / one for one in self.picture_paths]
        start = out.resolve().parent
        return {
            one.read_bytes(): Path(os.path.relpath(one, start)).as_posix()
            for one in paths
        }

    def locked_ids(self) -> set[str]:
        """Return every id in a locked version; an id is never given to another text."""
        if self.root is None:
            return set()
        from govdocs.store.versions import locked_texts

        raws = (raw.decode("utf-8", "replace") for raw in locked_texts(self.root))
        return {found for raw in raws for found in ids_in(raw)}


def around(root: Path, out: Path | None) -> Surroundings:
    """Return what is around a document that is to lie at `out`, or at the root's top."""
    here = out.resolve() if out else root.resolve() / "ny.md"
    workspace = load(root, lambda reading: (), Memory()).workspace
    outlines = workspace.outlines
    homes = {one.metadata.id: _home(root / one.path, here.parent) for one in outlines}
    others = (one for one in outlines if (root / one.path).resolve() != here)
    taken = {found for one in others for found in homes[one.metadata.id].ids}
    pictures = tuple(sorted(workspace.pictures))
    return Surroundings(root, frozenset(taken), _with_parts(outlines, homes), pictures)


def _home(path: Path, start: Path) -> Home:
    way = os.path.relpath(path.resolve(), start)
    ids = ids_in(path.read_text("utf-8", "replace"))
    return Home(Path(way).as_posix(), frozenset(ids))


def _with_parts(
    outlines: tuple[Outline, ...], homes: Mapping[str, Home]
) -> dict[str, tuple[Home, ...]]:
    """Return documents with their parts; one that nobody else has is reached through its own."""
    uses = Counter(part for one in outlines for part in one.metadata.part_ids)
    whole: dict[str, tuple[Home, ...]] = {}
    for one in outlines:
        own = homes[one.metadata.id]
        parts = [part for part in one.metadata.part_ids if part in homes]
        shown = (
            homes[part] if uses[part] > 1 else replace(homes[part], path=own.path)
            for part in parts
        )
        whole[one.metadata.id] = (own, *shown)
    return whole
