"""`govdocs build`: check, then write the site and its PDFs."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.named_file import NewFolder
from govdocs.cli.options import on_day, workspace_root
from govdocs.cli.progress import progress
from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from govdocs.lint.run import Checked
    from govdocs.render.site import Built


def _address(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the address, or stop with what to write instead. Raises BadArgument."""
    if value and not value.startswith(("https://", "http://")):
        raise BadArgument(f"{value} är ingen adress", "skriv https:// först")
    return value


@click.command(
    "build",
    Judging,
    without_pdf="bygg med --no-pdf",
    options_metavar="[VAL]",
    help="""Bygg webbplatsen: en sida och en PDF för varje dokument, och vägar till dem.

    Texterna kontrolleras först. Finns det fel byggs ingenting, och den förra webbplatsen
    står kvar. Samma text och samma dag ger samma filer, byte för byte.""",
)
@click.option(
    "--out",
    type=NewFolder(),
    default=Path("build/site"),
    metavar="MAPP",
    show_default=True,
    help="Var webbplatsen läggs.",
)
@click.option("--no-pdf", is_flag=True, help="Bygg bara HTML.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=lambda: os.cpu_count() or 1,
    metavar="N",
    help="Hur många PDF-filer som görs samtidigt, annars en för varje processor.",
)
@click.option(
    "--base-url",
    default="",
    callback=_address,
    metavar="ADRESS",
    help="Webbplatsens adress, så att PDF-filer kan länka till andra dokument.",
)
@on_day
@click.pass_context
def command(
    ctx: click.Context, out: Path, no_pdf: bool, jobs: int, base_url: str, on: date
) -> int:
    """Build the site, or tell why not."""
    from govdocs.lint.run import check
    from govdocs.render.site import Order, build_site
    from govdocs.text.memory import open_memory

    root = Slips(held(ctx)).last(workspace_root, ctx)
    # What has happened since a day that has been is not ahead of anybody.
    checked = check(root, max(on, clock.today()), open_memory(root))
    if checked.has_errors:
        return _refuse(checked)
    order = Order(out, on, not no_pdf, jobs, base_url)
    count = len(checked.loaded.workspace.outlines) * (1 if no_pdf else 2)
    with progress("Bygger", count) as step:
        built = build_site(checked, order, step)
    _tell(built, checked)
    return 0


def _refuse(checked: Checked) -> int:
    for one in checked.findings:
        show.result(show.finding_line(one))
    show.message(
        "Inget är byggt, för texterna har fel. Den förra webbplatsen står kvar."
    )
    return 1


def _tell(built: Built, checked: Checked) -> None:
    """Print where to look, and a sentence for each page to begin with."""
    shown = os.path.relpath(built.site)
    show.result(
        f"{shown}/index.html  Börja här: det viktigaste först, sedan alla dokument."
    )
    for page, sentence in built.entries:
        show.result(f"{shown}/{page}/index.html  {sentence}")
    pages = counted(built.pages, "sida", "sidor")
    pdfs = counted(built.pdfs, "PDF-fil", "PDF-filer")
    show.message(f"{pages} och {pdfs} är byggda.")
