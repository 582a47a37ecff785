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
    place = _place_above(root)
    if place:
        raise GitMissing(
            f"git kan inte öppna förrådet som {place} leder till",
            "flytta tillbaka förrådet, eller klona det på nytt",
        )


def refuse_bare(root: Path) -> None:
    """Refuse a folder with a `.git` above it that says that it has no work tree.

    Called when git has opened a bare repository. Raises GitMissing.
    """
    place = _place_above(root)
    if place:
        raise GitMissing(
            f"förrådet {place} säger att det inte har någon arbetsyta (core.bare)",
            f"kör git config core.bare false i {place.parent}",
        )


def _place_above(root: Path) -> Path | None:
    """Return the nearest `.git` upwards, be it a folder, a file or a link to nowhere."""
    here = root.resolve()
    places = (folder / ".git" for folder in (here, *here.parents))
    return next((one for one in places if one.exists() or one.is_symlink()), None)
