"""`govdocs beslut status`: how the parties stand to one version."""

from __future__ import annotations

from datetime import date

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.options import day_option, text_or_json
from govdocs.cli.slips import Slips


@click.command(
    "status",
    Judging,
    options_metavar="[VAL]",
    short_help="Visa vilka som har beslutat om en version, och vad som saknas.",
    help="""Visa vilka som har beslutat om en version, och vad som saknas.

    Varje parts senaste beslut av ett organ med mandat räknas. Ett godkännande av en annan
    text, ett som kom för sent eller ett med eget villkor räknas inte som likalydande.""",
)
@click.argument("revision", metavar="DOKUMENT@VERSION")
@day_option("Dagen som svaret gäller. Senare beslut räknas inte.")
@click.option("--explain", is_flag=True, help="Skriv också varför, part för part.")
@text_or_json
@click.pass_context
def status(
    ctx: click.Context, revision: str, on: date, explain: bool, form: str
) -> int:
    """Tell how a version stands with those who decide it."""
    from govdocs.cli.matter import find_version
    from govdocs.cli.matter_json import as_json
    from govdocs.cli.matter_text import lines
    from govdocs.overview.matter import find_matter

    _, known, version = Slips(held(ctx)).last(find_version, ctx, revision)
    parties = known.read.registers.parties
    matter = find_matter(known.force, known.dated(version), parties, on)
    if form == "json":
        show.data(as_json(matter))
        return 0
    for line in lines(matter, known.names, explain):
        show.result(line)
    return 0
