"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from govdocs import clock
from govdocs.cli.called import called
from govdocs.cli.named_file import NamedPath
from govdocs.errors import BadArgument, BareRepository
from govdocs.model.period import parse_day
from govdocs.text.load import find_root


class Day(click.ParamType[date]):
    """A day written as åååå-mm-dd."""

    name = "dag"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Return the day, or stop with what to write instead."""
        day = value if isinstance(value, date) else parse_day(value)
        if day is None:
            raise no_day(value, called(param))
        return day


def no_day(value: Any, option: str) -> BadArgument:
    """Return that what stands after an option is no day."""
    what = f'"{value}" efter {option} är inget datum'
    return BadArgument(what, "skriv en dag som 2024-05-01")


Decorated = Callable[..., Any]


def day_option(help_: str) -> Callable[[Decorated], Decorated]:
    """Return the option for a day, today when it is not given."""
    first, _, more = help_.partition(".")
    return click.option(
        "--on",
        "on",
        type=Day(),
        # Asked when it is needed, for the module may be imported long before.
        default=lambda: clock.today(),
        metavar="DAG",
        help=f"{first}, annars i dag.{more}",
    )


on_day = day_option("Dagen som sidor, undantag och beslut räknas från.")

# What `diff` and `place` hold against each other.
two_revisions = click.argument("revisions", nargs=-1, metavar="[REVISION] [REVISION]")
party_on_day = click.option(
    "--party",
    metavar="PART",
    help="Den text som gällde för en part den dag som anges, som hsavtal@2024-05-01.",
)

two_files = click.option(
    "--files",
    nargs=2,
    type=NamedPath(),
    metavar="GAMMAL NY",
    help="Två filer, i stället för revisioner.",
)

# What is wrong, and the remedy, when no revision is a day that parties can differ on.
ONLY_ON_A_DAY = (
    "--party gäller bara texten en viss dag",
    "skriv en dag som hsavtal@2024-05-01, eller ta bort --party",
)

text_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Hur svaret skrivs.",
)


def workspace_root(ctx: click.Context) -> Path:
    """Return the workspace the command works on.

    Raises WorkspaceMissing, or BareRepository.
    """
    asked: Path | None = ctx.find_root().obj
    start = asked or Path.cwd()
    if all((start / one).exists() for one in ("HEAD", "objects", "refs")):
        raise BareRepository(start)
    if asked is None:
        return find_root(start)
    if not asked.is_dir():
        raise BadArgument(f"mappen {asked} finns inte", "rätta --workspace")
    return find_root(asked)
