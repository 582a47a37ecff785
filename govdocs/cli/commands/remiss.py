"""`govdocs remiss`: who is asked about a text, what they answer, and what comes of it."""

from __future__ import annotations

import click

from govdocs.cli.command import Group
from govdocs.cli.commands.remiss_compile import compile_answers
from govdocs.cli.commands.remiss_invite import invite
from govdocs.cli.commands.remiss_open import open_
from govdocs.cli.commands.remiss_place import place
from govdocs.cli.commands.remiss_publish import publish
from govdocs.cli.commands.remiss_receive import receive
from govdocs.cli.commands.remiss_reply import reply
from govdocs.cli.commands.remiss_report import report
from govdocs.cli.commands.remiss_status import status
from govdocs.cli.commands.remiss_template import template


@click.group(
    "remiss",
    Group,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Sänd en text på remiss, ta emot svaren och bemöt dem.",
)
def command() -> None:
    """Hold the commands about consultations."""


for one in (
    compile_answers,
    invite,
    open_,
    place,
    publish,
    receive,
    reply,
    report,
    status,
    template,
):
    command.add_command(one)
