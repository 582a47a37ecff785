"""A click command that does nothing, to compare the start of govdocs with."""

from __future__ import annotations

import click


@click.command(help="Gör ingenting.")
@click.option("--name", help="Ett namn.")
def command(name: str | None) -> None:
    """Do nothing."""


if __name__ == "__main__":
    command()
