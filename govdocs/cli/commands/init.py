"""`govdocs init`: a small workspace that passes its check, to write on in."""

from __future__ import annotations

from pathlib import Path

import click

from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.forge_setup import FORGES, refuse_inside_repository, write_forge_files
from govdocs.cli.named_file import NewFolder
from govdocs.cli.unsaved import UNSAVED
from govdocs.errors import CannotWrite, FolderNotEmpty
from govdocs.text.files import error_words, replace_file

_SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"


@click.command(
    "init",
    Command,
    options_metavar="[VAL]",
    help="""Skapa en ny arbetsyta i MAPP: inställningar, register och ett första avtal.

    Mappen ska vara tom eller inte finnas. Byt ut exemplen mot era egna uppgifter.

    Med --forge skrivs också det som GitHub, GitLab eller Forgejo behöver för att granska
    varje förslag. Då får mappen redan ha filer; ingen av dem ändras.""",
)
@click.argument("folder", metavar="MAPP", type=NewFolder())
@click.option(
    "--forge",
    type=click.Choice(FORGES),
    help="Plattformen för förslag.",
)
def command(folder: Path, forge: str | None) -> int:
    """Write the scaffold into an empty folder, and the files of a forge into any."""
    is_empty = not folder.exists() or (folder.is_dir() and not _visible(folder))
    if not is_empty and not (forge and folder.is_dir()):
        raise FolderNotEmpty(folder)
    if forge:
        refuse_inside_repository(folder)
    if is_empty:
        _write_scaffold(folder)
    if forge:
        _write_forge_files(folder, forge)
    if is_empty:
        show.message(f"Nästa steg: cd {folder} och kör govdocs check.")
    return 0


def _write_scaffold(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error_words(error)) from error
    for source in sorted(_SCAFFOLD.rglob("*")):
        if source.is_file():
            replace_file(folder / source.relative_to(_SCAFFOLD), source.read_bytes())
    for name, content in UNSAVED.items():
        replace_file(folder / name, content)
    show.result(f"{folder}/govdocs.yaml  Namn och inställningar.")
    show.result(f"{folder}/parter.yaml   Vilka som är parter.")
    show.result(f"{folder}/avtal.md      Avtalet. Skriv här.")
    show.result(
        f"{folder}/organ.yaml    Vilka organ som beslutar, och i vilken ordning."
    )
    show.result(f"{folder}/begrepp.yaml  Ord som förklaras.")
    show.result(f"{folder}/lagrum.yaml   Lagar som texterna nämner.")


def _write_forge_files(folder: Path, forge: str) -> None:
    written, kept = write_forge_files(folder, forge)
    for file in written:
        show.result(f"{folder}/{file.path}  {file.told}")
    for file in kept:
        show.message(f"{folder}/{file.path} finns redan och är inte ändrad.")
    show.message("Skydda huvudgrenen också. Så gör du: docs/forge.md.")


def _visible(folder: Path) -> list[Path]:
    """Return what a folder holds, a repository's own folder aside."""
    return [path for path in folder.iterdir() if path.name != ".git"]
