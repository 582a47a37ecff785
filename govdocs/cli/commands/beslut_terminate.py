"""`govdocs beslut terminate`: a party gives notice, or takes it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, is_given
from govdocs.cli.entry import (
    offer,
    tell_faults,
    unasked,
    with_commit,
)
from govdocs.cli.options import Day
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.model.event import Event, EventKind, Receipt
from govdocs.model.metadata import UNKNOWN
from govdocs.model.period import parse_day
from govdocs.text.filing import Filing

if TYPE_CHECKING:
    from govdocs.cli.record import Known
    from govdocs.overview.notice_given import Noted


@click.command(
    "terminate",
    Judging,
    options_metavar="[VAL]",
    short_help="Registrera att en part säger upp ett avtal, eller tar tillbaka det.",
    help="""Registrera att en part säger upp ett avtal, eller tar tillbaka det.

    Först visas vad som följer av avtalets egna villkor. Sedan läggs en rad till i
    handelser.yaml; det som redan står där ändras aldrig.""",
)
@click.argument("revision", metavar="DOKUMENT@VERSION")
@click.option(
    "--party",
    type=FILLED,
    metavar="PART",
    required=True,
    help="Partens id i parter.yaml.",
)
@click.option(
    "--received",
    type=FILLED,
    metavar="MOTTAGARE=DAG",
    multiple=True,
    help="När en mottagare fick uppsägningen, som vgr=2025-02-24 eller vgr=okänd. Går att upprepa.",
)
@click.option("--withdraw", is_flag=True, help="Uppsägningen tas tillbaka.")
@click.option("--on", type=Day(), metavar="DAG", help="Dagen då den togs tillbaka.")
@click.option(
    "--accepted-by",
    type=FILLED,
    metavar="PART",
    multiple=True,
    help="En part som har godtagit det. Går att upprepa.",
)
@click.option(
    "--decision",
    type=FILLED,
    metavar="FIL",
    help="Filen med partens beslut. Utan den skrivs okänt.",
)
@click.option(
    "--source", type=FILLED, metavar="TEXT", help="Var uppgiften kommer ifrån."
)
@click.option(
    "--marking",
    type=FILLED,
    metavar="ORD",
    help="Ord som visas vid raden, som Påhittade uppgifter.",
)
@with_commit
@unasked
@click.pass_context
def terminate(
    ctx: click.Context,
    revision: str,
    party: str | None,
    received: tuple[str, ...],
    withdraw: bool,
    on: date | None,
    accepted_by: tuple[str, ...],
    decision: str | None,
    source: str | None,
    marking: str | None,
    is_saved: bool,
    yes: bool,
) -> int:
    """Show what follows from a notice, and add it to the events."""
    from govdocs.cli.matter import find_version
    from govdocs.overview.notice_given import events_path, judge_notice, note

    slips = Slips(held(ctx))
    _judge_mixed(ctx, slips, withdraw=withdraw)
    receipts = _received(received, slips)
    root, known, version = slips.needed(find_version, ctx, revision)
    event = Event(
        document=version.document,
        kind=EventKind.WITHDRAWAL if withdraw else EventKind.NOTICE,
        version=version.number,
        parties=(party.lower(),) if party else (),
        start=on,
        end=None,
        decision=decision or "okänt",
        received=receipts,
        joint_with=None,
        accepted_by=tuple(one.lower() for one in accepted_by),
        source=source,
        marking=marking,
    )
    dated, today = known.dated(version), clock.today()
    slips.found += judge_notice(known.force, dated, event, today)
    slips.stop()
    path = root / events_path(version)
    before = path.read_bytes() if path.exists() else None
    text = (before or b"").decode("utf-8")
    noted = note(known.force, dated, event, text, today, slips.found)
    if noted is None:
        raise slips.stopped()
    _tell(known, noted)
    filing = Filing(noted.path, before, noted.text.encode("utf-8"), noted.message)
    tell_faults(root, filing, is_saved=is_saved)
    question = f"Lägg till raden om {event.kind} i {noted.path}?"
    offer(root, filing, question, yes=yes, is_saved=is_saved)
    return 0


def _tell(known: Known, noted: Noted) -> None:
    """Tell what follows for the party, and its last day when it can be known."""
    for words in (*noted.exit.why, *noted.exit.unknown):
        show.result(show.wrapped(words, 0))
    if noted.exit.day:
        (party,) = noted.event.parties or ("",)
        name = known.names.get(party, party)
        show.result(f"Sista dag för {name}: {noted.exit.day} (beräknad).")


def _judge_mixed(ctx: click.Context, slips: Slips, *, withdraw: bool) -> None:
    """Note what belongs to a notice in a withdrawal, and the other way round."""
    received, on, accepted = (
        is_given(ctx, one) for one in ("received", "on", "accepted_by")
    )
    if withdraw and not on:
        slips.note("dagen då uppsägningen togs tillbaka är inte angiven", "ange --on")
    if withdraw and received:
        slips.note(
            "--received hör till en uppsägning, inte till att den tas tillbaka",
            "utelämna --received, och ange --accepted-by för den som har godtagit det",
        )
    if not withdraw and (on or accepted):
        slips.note(
            "--on och --accepted-by hör till att en uppsägning tas tillbaka",
            "lägg till --withdraw, eller utelämna dem",
        )
    if not withdraw and not received:
        slips.note(
            "när uppsägningen kom fram är inte angivet",
            "skriv till exempel --received vgr=2025-02-24 eller vgr=okänd",
        )


def _received(given: tuple[str, ...], slips: Slips) -> tuple[Receipt, ...]:
    """Return the receipts that are written as such."""
    found: dict[str, Receipt] = {}
    for one in given:
        recipient, _, words = one.partition("=")
        day = parse_day(words)
        if not recipient or (day is None and words != UNKNOWN):
            slips.note(
                f'"{one}" säger inte vem som fick uppsägningen och när',
                "skriv till exempel --received vgr=2025-02-24",
            )
        elif recipient in found:
            slips.note(
                f"{recipient} står flera gånger som mottagare",
                "ange den dag då uppsägningen först kom fram dit",
            )
        else:
            found[recipient] = Receipt(recipient, day)
    return tuple(found.values())
