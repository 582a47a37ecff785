"""`govdocs beslut`: what bodies have decided, and what they are asked to decide."""

from __future__ import annotations

import click

from govdocs.cli.command import Group
from govdocs.cli.commands.beslut_add import add
from govdocs.cli.commands.beslut_packet import packet
from govdocs.cli.commands.beslut_status import status
from govdocs.cli.commands.beslut_terminate import terminate


@click.group(
    "beslut",
    Group,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Registrera beslut, och se hur parterna står till en version.",
)
def command() -> None:
    """Hold the commands about decisions."""


for one in (add, status, terminate, packet):
    command.add_command(one)
