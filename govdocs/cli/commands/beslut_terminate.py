"""`govdocs beslut terminate`: a party gives notice, or takes it back."""

from __future__ import annotations

from datetime import date

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.entry import (
    Filing,
    offer,
    tell_faults,
    unasked,
    with_commit,
)
from govdocs.cli.options import Day, workspace_root
from govdocs.errors import BadArgument
from govdocs.model.event import Event, EventKind, Receipt
from govdocs.model.metadata import UNKNOWN
from govdocs.model.period import parse_day


@click.command(
    "terminate",
    Command,
    options_metavar="[VAL]",
    short_help="Registrera att en part säger upp ett avtal, eller tar tillbaka det.",
    help="""Registrera att en part säger upp ett avtal, eller tar tillbaka det.

    Visar först vad som följer enligt avtalets egna villkor. En rad läggs till i
    handelser.yaml; det som står där ändras aldrig.""",
)
@click.argument("revision", metavar="DOKUMENT@VERSION")
@click.option(
    "--party", metavar="PART", required=True, help="Partens id i parter.yaml."
)
@click.option(
    "--received",
    metavar="MOTTAGARE=DAG",
    multiple=True,
    help="När en mottagare fick uppsägningen, som vgr=2025-02-24 eller vgr=okänd. Går att upprepa.",
)
@click.option("--withdraw", is_flag=True, help="Uppsägningen tas tillbaka.")
@click.option("--on", type=Day(), metavar="DAG", help="Dagen då den togs tillbaka.")
@click.option(
    "--accepted-by",
    metavar="PART",
    multiple=True,
    help="En part som har godtagit det. Går att upprepa.",
)
@click.option(
    "--decision", metavar="FIL", help="Filen med partens beslut. Utan den skrivs okänt."
)
@click.option("--source", metavar="TEXT", help="Var uppgiften kommer ifrån.")
@click.option(
    "--marking", metavar="ORD", help="Ord som visas vid raden, som Påhittade uppgifter."
)
@with_commit
@unasked
@click.pass_context
def terminate(
    ctx: click.Context,
    revision: str,
    party: str,
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
    from govdocs.overview.notice_given import events_path, note

    root = workspace_root(ctx)
    known, version = find_version(root, revision)
    if known.faults:
        return show.refused(known.faults)
    _refuse_mixed(withdraw=withdraw, received=received, on=on, accepted_by=accepted_by)
    event = Event(
        version.document,
        EventKind.WITHDRAWAL if withdraw else EventKind.NOTICE,
        version.number,
        (party.lower(),),
        on,
        None,
        decision or "okänt",
        _received(received, is_needed=not withdraw),
        None,
        tuple(one.lower() for one in accepted_by),
        source=source,
        marking=marking,
    )
    path = root / events_path(version)
    before = path.read_bytes() if path.exists() else None
    text = (before or b"").decode("utf-8")
    noted = note(known.force, known.dated(version), event, text, clock.today())
    for words in (*noted.exit.why, *noted.exit.unknown):
        show.result(show.wrapped(words, 0))
    if noted.exit.day:
        name = known.names.get(party.lower(), party)
        show.result(f"Sista dag för {name}: {noted.exit.day} (beräknad).")
    filing = Filing(noted.path, before, noted.text.encode("utf-8"), noted.message)
    tell_faults(root, filing, is_saved=is_saved)
    question = f"Lägg till raden om {event.kind} i {noted.path}?"
    offer(root, filing, question, yes=yes, is_saved=is_saved)
    return 0


def _refuse_mixed(
    *,
    withdraw: bool,
    received: tuple[str, ...],
    on: date | None,
    accepted_by: tuple[str, ...],
) -> None:
    """Refuse what belongs to a notice in a withdrawal, and the other way round."""
    if withdraw and on is None:
        raise BadArgument(
            "dagen då uppsägningen togs tillbaka är inte angiven", "ange --on"
        )
    if withdraw and received:
        raise BadArgument(
            "--received hör till en uppsägning, inte till att den tas tillbaka",
            "utelämna --received, och ange --accepted-by för den som har godtagit det",
        )
    if not withdraw and (on or accepted_by):
        raise BadArgument(
            "--on och --accepted-by hör till att en uppsägning tas tillbaka",
            "lägg till --withdraw, eller utelämna dem",
        )


def _received(given: tuple[str, ...], *, is_needed: bool) -> tuple[Receipt, ...]:
    found: list[Receipt] = []
    for one in given:
        recipient, _, words = one.partition("=")
        day = parse_day(words)
        if not recipient or (day is None and words != UNKNOWN):
            raise BadArgument(
                f'"{one}" säger inte vem som fick uppsägningen och när',
                "skriv till exempel --received vgr=2025-02-24",
            )
        if recipient in {known.recipient for known in found}:
            raise BadArgument(
                f"{recipient} står flera gånger som mottagare",
                "ange den dag då uppsägningen först kom fram dit",
            )
        found.append(Receipt(recipient, day))
    if is_needed and not found:
        raise BadArgument(
            "när uppsägningen kom fram är inte angivet",
            "skriv till exempel --received vgr=2025-02-24 eller vgr=okänd",
        )
    return tuple(found)
