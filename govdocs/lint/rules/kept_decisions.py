"""GD706: a decision or a published answer that was saved and is now changed or gone."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.append_only import Keep, kept_path
from govdocs.store.versions import Versions
from govdocs.text.folder import Folder
from govdocs.text.load import Loaded


def kept_decisions(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find files of the record in the folder that are not as the last commit has them.

    What was changed and committed is for `verify`, which reads the whole history.
    """
    gateway = versions.gateway
    if not isinstance(loaded.files, Folder) or not gateway.repo.working_tree_dir:
        return
    for path in sorted(gateway.changed_paths()):
        kept = kept_path(path)
        if kept is None or kept.row.keep is not Keep.FILES:
            continue
        if gateway.id_at(versions.head, path) is None:
            continue
        is_there = path in loaded.workspace.files
        words = "är ändrad" if is_there else "är borttagen"
        yield Hit(
            path,
            1,
            1,
            f"filen hör till {kept.row.told} och {words} sedan den sparades",
            f"återställ den med git restore {path}, och skriv det nya i en fil bredvid",
        )
