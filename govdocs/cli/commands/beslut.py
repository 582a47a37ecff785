"""`govdocs beslut`: what bodies have decided, and what they are asked to decide."""

from __future__ import annotations

import click

from govdocs.cli.command import Parted

_PLACES = {
    "add": "beslut_add.add",
    "packet": "beslut_packet.packet",
    "status": "beslut_status.status",
    "terminate": "beslut_terminate.terminate",
}


@click.group(
    "beslut",
    Parted,
    places=_PLACES,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Registrera beslut, och se hur parterna står till en version.",
)
def command() -> None:
    """Hold the commands about decisions."""
