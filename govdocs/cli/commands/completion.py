"""`govdocs completion`: the script that lets a shell complete commands with Tab."""

from __future__ import annotations

import click

from govdocs.cli import show
from govdocs.cli.command import Command

_FILES = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/govdocs.fish",
}


@click.command(
    "completion",
    Command,
    options_metavar="[VAL]",
    help="""Visa hur kommandona kompletteras med Tab.

    SKAL är bash, zsh eller fish. Lägg raden i filen som nämns, och öppna en ny terminal.""",
)
@click.argument("shell", type=click.Choice(list(_FILES)), metavar="SKAL")
def command(shell: str) -> int:
    """Print the line to add, and say where."""
    line = f'eval "$(_GOVDOCS_COMPLETE={shell}_source govdocs)"'
    if shell == "fish":
        line = "_GOVDOCS_COMPLETE=fish_source govdocs | source"
    show.result(line)
    show.message(f"Lägg raden sist i {_FILES[shell]}.")
    return 0
