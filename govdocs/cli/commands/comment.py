"""`govdocs comment`: the review of a proposal as one comment on a forge."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.forge_setup import FORGES
from govdocs.cli.named_file import NamedPath
from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument
from govdocs.text.files import error_words

if TYPE_CHECKING:
    from govdocs.forge.place import Place

_LARGEST = 20_000_000


@click.command(
    "comment",
    Command,
    options_metavar="[VAL]",
    help="""Skriv en text som kommentar på ett förslag hos GitHub, GitLab eller Forgejo.

    Kommentaren skrivs en gång. Nästa gång ändras den, så att förslaget alltid har en
    enda. Andras kommentarer rörs aldrig. Är texten för lång kortas den, och det sägs.

    Åtkomstnyckeln läses ur GITHUB_TOKEN, GITLAB_TOKEN eller FORGEJO_TOKEN. Server,
    förråd och förslag läses ur de variabler som CI fyller i. Det här är det enda
    kommandot som går ut på nätet.""",
)
@click.option(
    "--forge",
    type=click.Choice(FORGES),
    required=True,
    help="Plattformen som förslaget ligger på.",
)
@click.option(
    "--file",
    "file",
    type=NamedPath(allow_dash=True),
    default=Path("-"),
    metavar="FIL",
    help="Texten, i Markdown. Annars läses standard in.",
)
@click.option(
    "--number",
    type=int,
    metavar="NUMMER",
    help="Förslagets nummer. Annars det som CI körs för.",
)
def command(forge: str, file: Path, number: int | None) -> int:
    """Write the comment, and say what became of it."""
    from govdocs.forge.comment import write_comment
    from govdocs.forge.wire import Wire

    slips = Slips()
    if number is not None and number < 1:
        slips.note("--number ska vara 1 eller högre", "rätta --number")
    text = slips.tried(_text, file)
    if text is None or slips.found:
        raise slips.stopped()
    place: Place = importlib.import_module(f"govdocs.forge.{forge}").place(
        os.environ, number
    )
    outcome = write_comment(Wire(place), text)
    show.result(f"Kommentaren på förslag {place.number} är {outcome}.")
    return 0


def _text(file: Path) -> str:
    name = "standard in" if str(file) == "-" else str(file)
    try:
        raw = sys.stdin.buffer.read(_LARGEST + 1) if str(file) == "-" else _read(file)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        what = f"{name} går inte att läsa ({error_words(error)})"
        raise BadArgument(what, "rätta --file") from error
    except UnicodeDecodeError as error:
        raise BadArgument(f"{name} är inte UTF-8", "spara texten som UTF-8") from error
    if len(raw) > _LARGEST:
        raise BadArgument(f"{name} är för stor", "skriv en kortare text")
    if not text.strip():
        remedy = "skriv den först med govdocs review --format markdown"
        raise BadArgument(f"{name} är tom", remedy)
    return text


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LARGEST + 1)
