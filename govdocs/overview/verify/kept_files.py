"""GD729: a file of the record on disk is not what was saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govdocs.model.append_only import Keep, kept_path
from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.kept_rows import keeps_rows


def kept_files(scope: Scope) -> Iterator[Finding]:
    """Find files of the record in the work tree that were edited or taken away.

    Bytes are read and compared, for git can be told to overlook a file.
    """
    for one in scope.gateway.tree(scope.head):
        kept = kept_path(one.path)
        if kept is None:
            continue
        now = _read(scope.root / one.path)
        saved = scope.gateway.blob(one.blob)
        rows = kept.row.keep is Keep.ROWS
        if now == saved or (now and rows and keeps_rows(one.path, saved, now)):
            continue
        what = "borttagen" if now is None else "ändrad"
        words = (
            f"filen är {what} i arbetsytan, men {kept.row.told} får bara läggas till"
        )
        remedy = (
            f"kör git checkout HEAD -- {one.path}, och skriv rättelsen som något nytt"
        )
        yield fault("GD729", one.path, words, remedy)


def has_files(scope: Scope) -> bool:
    """Tell whether there is a work tree to look at."""
    return scope.gateway.repo.working_tree_dir is not None


def _read(path: Path) -> bytes | None:
    """Return the bytes of a file; None for what is no plain file."""
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()
