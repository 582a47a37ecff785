"""`govdocs remiss`: who is asked about a text, what they answer, and what comes of it."""

from __future__ import annotations

import click

from govdocs.cli.command import Parted

_PLACES = {
    "compile": "remiss_compile.compile_answers",
    "invite": "remiss_invite.invite",
    "open": "remiss_open.open_",
    "place": "remiss_place.place",
    "publish": "remiss_publish.publish",
    "receive": "remiss_receive.receive",
    "reply": "remiss_reply.reply",
    "report": "remiss_report.report",
    "status": "remiss_status.status",
    "template": "remiss_template.template",
}


@click.group(
    "remiss",
    Parted,
    places=_PLACES,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Sänd en text på remiss, ta emot svaren och bemöt dem.",
)
def command() -> None:
    """Hold the commands about consultations."""
