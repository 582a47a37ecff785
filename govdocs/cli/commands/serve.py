"""`govdocs serve`: the site as it would be, while its texts are being written."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.options import on_day, workspace_root
from govdocs.errors import GovdocsError

if TYPE_CHECKING:
    from govdocs.cli.preview import State


@click.command(
    "serve",
    Command,
    options_metavar="[VAL]",
    help="""Förhandsgranska webbplatsen medan du skriver.

    Sidorna visas bara på den här datorn. När du sparar en fil läses texterna om, och
    webbläsaren visar den nya sidan, eller felen. Avsluta med Ctrl+C.""",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Porten på den här datorn. 0 tar en ledig.",
)
@on_day
@click.pass_context
def command(ctx: click.Context, port: int, on: date) -> int:
    """Serve until interrupted."""
    from govdocs.cli.preview import HOST, State, marks, start_server, watch

    root = workspace_root(ctx)
    stop = threading.Event()
    with TemporaryDirectory(prefix="govdocs-serve-") as folder:
        state = State(Path(folder) / "site")
        server = start_server(state, port)
        seen = marks(root)
        refresh(root, state, on)
        show.result(f"http://{HOST}:{server.server_port}/")
        show.message("Avsluta med Ctrl+C.")
        try:
            watch(root, lambda: refresh(root, state, on), stop, seen)
        except KeyboardInterrupt:
            show.message("Avslutat.")
        finally:
            server.shutdown()
    return 0


def refresh(root: Path, state: State, on: date) -> None:
    """Read the texts anew; show the pages, or the faults that stop them."""
    from govdocs.lint.run import check
    from govdocs.model.finding import Severity
    from govdocs.render.site import Order, build_site
    from govdocs.text.memory import open_memory

    try:
        checked = check(root, on, open_memory(root))
        faults = [one for one in checked.findings if one.severity is Severity.ERROR]
        if not faults:
            build_site(
                checked, Order(state.site, on, with_pdf=False), lambda name: None
            )
        state.changed(tuple(map(show.finding_line, faults)))
        show.message("Uppdaterat." if not faults else f"{len(faults)} fel.")
    except GovdocsError as error:
        state.changed((error.message,))
        show.fault(error)
