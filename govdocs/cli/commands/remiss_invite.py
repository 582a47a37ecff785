"""`govdocs remiss invite`: one more who is asked, or more time for one who is."""

from __future__ import annotations

from datetime import date

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, is_given
from govdocs.cli.consultation_options import CHANNELS, tell_unsaved
from govdocs.cli.entry import offer, unasked, with_commit
from govdocs.cli.options import Day
from govdocs.cli.round import find_round
from govdocs.cli.slips import Slips
from govdocs.text.filing import Filing


@click.command(
    "invite",
    Judging,
    options_metavar="[VAL]",
    short_help="Bjud in en instans till, eller ge en instans anstånd.",
    help="""Bjud in en instans till, eller ge en instans anstånd.

    Det går också när remissen är öppen. Inget annat i remissen ändras, och ingen kan tas bort.
    Ett anstånd kan förlängas men inte kortas.""",
)
@click.argument("name", metavar="REMISS")
@click.argument("instance", metavar="INSTANS")
@click.option(
    "--extension",
    type=Day(),
    metavar="DAG",
    help="Sista svarsdag för just den instansen.",
)
@click.option("--channel", type=click.Choice(CHANNELS), help="Hur instansen svarar.")
@with_commit
@unasked
@click.pass_context
def invite(
    ctx: click.Context,
    name: str,
    instance: str,
    extension: date | None,
    channel: str | None,
    is_saved: bool,
    yes: bool,
) -> int:
    """Show the new row, and write it."""
    from govdocs.consultation.opening import (
        day_off,
        ended,
        judge_invitation,
        tell_invited,
    )
    from govdocs.consultation.opening import invite as add
    from govdocs.model.consultation import Invited
    from govdocs.overview.freezing import unsaved_consultees

    slips = Slips(held(ctx))
    known = slips.tried(find_round, ctx, name)
    # A day that is none is told; as for the rest it is a day that would do.
    day = extension or (date.max if is_given(ctx, "extension") else None)
    added = Invited(instance, channel, day)
    if known is None:
        raise slips.stopped()
    slips.found += judge_invitation(known.round, added, known.consultees)
    slips.stop()
    root, path = known.root, known.round.place[0]
    old = (root / path).read_text("utf-8")
    text, after = add(old, path, added, known.consultees)
    for line in text.split("\n"):
        if line not in old.split("\n"):
            show.result(line)
    who = known.consultees[instance].name
    show.message(tell_invited(after, added, clock.today(), who))
    off = day_off(extension) if extension else ()
    for words in (*off, *ended(after, (added,), known.consultees.values())):
        show.message(f"OBS {words}")
    tell_unsaved(unsaved_consultees(root, after) if is_saved else ())
    did = f"anstånd för {instance}" if extension else f"{instance} bjuds in"
    message = f"remiss: {name}, {did}"
    filing = Filing(path, old.encode("utf-8"), text.encode("utf-8"), message)
    offer(root, filing, f"Skriv det i {path}?", yes=yes, is_saved=is_saved)
    return 0
