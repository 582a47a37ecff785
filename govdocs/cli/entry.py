"""Write what was entered: the file alone, or with a commit as well."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from govdocs.cli import show
from govdocs.cli.ask import is_agreed
from govdocs.errors import BadArgument

with_commit = click.option(
    "--commit", "is_saved", is_flag=True, help="Spara också i git, som en egen ändring."
)
unasked = click.option("--yes", is_flag=True, help="Skriv utan att fråga.")


def is_wanted(question: str, *, yes: bool) -> bool:
    """Ask before something is written.

    Raises BadArgument where nobody can answer.
    """
    if yes:
        return True
    if not (show.is_terminal(sys.stdin) and show.is_terminal()):
        raise BadArgument(
            "inget är skrivet, för här går det inte att fråga",
            "läs det som står ovanför och kör igen med --yes",
        )
    return is_agreed(question)


def write(
    root: Path, files: Mapping[str, bytes], message: str, *, is_saved: bool
) -> None:
    """Write files of a workspace, and tell where.

    Raises CannotWrite, or what stops a commit.
    """
    if is_saved:
        _commit(root, files, message)
        return
    from govdocs.text.files import replace_file

    for path, content in files.items():
        replace_file(root / path, content)
        show.result(f"{path} är skriven. Spara den med git när du har läst den.")


def _commit(root: Path, files: Mapping[str, bytes], message: str) -> None:
    from govdocs.store.change import Change
    from govdocs.store.versions import open_history
    from govdocs.store.write import commit

    gateway, _ = open_history(root)
    written = commit(gateway, lambda head: Change(files, message))
    for path in files:
        show.result(f"{path} är sparad som {written.commit[:12]}.")
    for note in written.notes:
        show.message(note)
