"""`govdocs init`: a small workspace that passes its check, to write on in."""

from __future__ import annotations

from pathlib import Path

import click

from govdocs.cli import show
from govdocs.errors import CannotWrite, FolderNotEmpty
from govdocs.text.files import error_words, replace_file

_SCAFFOLD = Path(__file__).resolve().parent.parent / "scaffold"


@click.command(
    "init",
    options_metavar="[VAL]",
    help="""Skapa en ny arbetsyta i MAPP: inställningar, register och ett första avtal.

    Mappen ska vara tom eller inte finnas. Byt ut exemplen mot era egna uppgifter.""",
)
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Write the scaffold into an empty folder."""
    if folder.exists() and (not folder.is_dir() or any(_visible(folder))):
        raise FolderNotEmpty(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error_words(error)) from error
    for source in sorted(_SCAFFOLD.rglob("*")):
        if source.is_file():
            replace_file(folder / source.relative_to(_SCAFFOLD), source.read_bytes())
    show.result(f"{folder}/govdocs.yaml  Namn och inställningar.")
    show.result(f"{folder}/parter.yaml   Vilka som är parter.")
    show.result(f"{folder}/avtal.md      Avtalet. Skriv här.")
    show.message(f"Nästa steg: cd {folder} och kör govdocs check.")
    return 0


def _visible(folder: Path) -> list[Path]:
    """Return what a folder holds, a repository's own folder aside."""
    return [path for path in folder.iterdir() if path.name != ".git"]
