"""A folder that says that it is in a repository, when git can open none."""

from __future__ import annotations

from pathlib import Path

from govdocs.errors import GitMissing


def refuse_shut(root: Path) -> None:
    """Refuse a folder with a `.git` above it that leads to no repository.

    Without one, a workspace is checked without its history; so one that is broken, or a
    link of a work tree whose repository has been moved, must not pass for none. Called
    when git has opened none. Raises GitMissing.
    """
    here = root.resolve()
    for folder in (here, *here.parents):
        place = folder / ".git"
        if place.exists() or place.is_symlink():
            raise GitMissing(
                f"git kan inte öppna förrådet som {place} leder till",
                "flytta tillbaka förrådet, eller klona det på nytt",
            )
