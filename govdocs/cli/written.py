"""What a command has written, when `check` would read it as documents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from govdocs.cli import show


def tell_read(root: Path, written: Iterable[Path]) -> None:
    """Tell of files in a workspace that are not its documents but will be read as such."""
    from govdocs.text.folder import is_in_workspace
    from govdocs.text.load import is_document

    read = [
        str(one)
        for one in written
        if is_document(one.as_posix()) and is_in_workspace(root, one)
    ]
    if not read:
        return
    more = f" och {len(read) - 1} till" if len(read) > 1 else ""
    show.message(
        f"OBS {show.on_one_line(read[0])}{more} ligger i arbetsytan, så check läser det "
        "som dokument. Flytta ut det, och ange nästa gång en plats utanför, som ../ut."
    )
