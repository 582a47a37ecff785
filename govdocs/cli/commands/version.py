"""`govdocs version`: the register of locked versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Group, Judging, held, refuse, unusable
from govdocs.cli.options import Day, day_option, text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.model.digest import in_fours
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import in_words
from govdocs.model.version import VersionKind

if TYPE_CHECKING:
    from govdocs.cli.record import Known
    from govdocs.lint.run import Checked
    from govdocs.overview.lock_order import LockOrder

_KINDS = [kind.value for kind in VersionKind]


@click.group(
    "version",
    Group,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Lås en version av ett dokument, eller lista dem som är låsta.",
)
def command() -> None:
    """Hold the two commands about the register."""


@command.command(
    "list",
    cls=Judging,
    options_metavar="[VAL]",
    short_help="Lista låsta versioner, och hur de står i dag eller en annan dag.",
    help="""Lista låsta versioner, och hur de står i dag eller en annan dag.

    Avsedd tid är den som angavs när versionen låstes. Om den gäller, och från när, står
    på raden under. Kontrollsumman är avkortad; show skriver hela.""",
)
@click.argument("document", metavar="[DOKUMENT]", required=False)
@day_option("Dagen som status räknas för. Versioner som låstes senare är inte med.")
@text_or_json
@click.pass_context
def list_versions(ctx: click.Context, document: str | None, on: date, form: str) -> int:
    """List versions with their standing."""
    wanted = document.lower() if document else None
    known = Slips(held(ctx)).last(_known, ctx, wanted)
    rows = [
        row
        for name, versions in known.record.versions.items()
        if wanted in (None, name)
        for row in _rows(known, [one for one in versions if one.locked <= on], on)
    ]
    if form == "json":
        show.data(rows)
    else:
        _print_rows(rows, _why_none(known, wanted, on))
    return 0


def _why_none(known: Known, document: str | None, on: date) -> str:
    """Return what is said when no version was locked on a day."""
    if document or any(known.record.versions.values()):
        what = f"Ingen version av {document}" if document else "Ingen version"
        return f"{what} var låst den {in_words(on)}."
    return "Ingen version är låst. Lås en med govdocs version lock."


def _known(ctx: click.Context, document: str | None) -> Known:
    """Open the record. Raises UnknownRevision for a document without a locked version."""
    from govdocs.cli.record import open_known
    from govdocs.errors import UnknownRevision

    known = open_known(workspace_root(ctx), None)
    refuse(known.faults)
    known.refuse_altered()
    if document and document not in known.record.versions:
        otherwise = "se de låsta med govdocs version list"
        remedy = did_you_mean(document, known.record.versions, otherwise)
        raise UnknownRevision(f"en låst version av {document}", remedy)
    return known


def _rows(known: Known, versions: Any, on: date) -> list[dict[str, Any]]:
    found = []
    for one in versions:
        status = known.status(one, on)
        found.append(
            {
                "document": one.document,
                "version": one.number,
                "kind": one.kind.value,
                "status": status.word.value,
                "sentence": status.sentence,
                "locked_on": one.locked.isoformat(),
                "intended_from": one.start.isoformat() if one.start else None,
                "intended_to": one.end.isoformat() if one.end else None,
                "reason": one.reason,
                "full": one.full,
                "text": one.text,
            }
        )
    return found


def _print_rows(rows: list[dict[str, Any]], why_none: str) -> None:
    if not rows:
        show.message(why_none)
        return
    before = ""
    show.result(_columns("nr", "sort", "status", "avsedd tid", "kontrollsumma"))
    for row in rows:
        if row["document"] != before:
            before = row["document"]
            show.result(before)
        days = _days(row["intended_from"], row["intended_to"])
        digest = in_fours(row["full"][:16])
        show.result(_columns(row["version"], row["kind"], row["status"], days, digest))
        show.result(show.wrapped(row["sentence"], 7))
        show.result(show.wrapped(f"Orsak: {row['reason']}", 7))


def _columns(number: str, kind: str, status: str, days: str, digest: str) -> str:
    return f"  {number:<4} {kind:<12}  {status:<12}  {days:<23}  {digest}"


def _days(start: str | None, end: str | None) -> str:
    if start and end:
        return f"{start} – {end}"
    if start:
        return f"från {start}"
    return f"till {end}" if end else "–"


@command.command(
    "lock",
    cls=Judging,
    options_metavar="[VAL]",
    short_help="Lås texten som den är sparad.",
    help="""Lås texten som den är sparad: den får ett nummer och kan sedan inte ändras.

    Raden i versioner.yaml och märket i git kommer till i samma steg. Flera dokument låses
    tillsammans så: hsavtal 2.0 psykisk 2.0. För en rättad del anges bara delens id och
    --kind, så låses en ny version av varje dokument som innehåller den.

    Det är filerna som de ligger nu som låses, också när numret är 1.1. En uppdatering, en
    redaktionell version eller en rättelse gäller från sin första dag utan nytt beslut:
    ange den med --from, annars tas dagen ur texten.""",
)
@click.argument("names", metavar="DOKUMENT NUMMER", nargs=-1, required=True)
@click.option(
    "--reason",
    metavar="TEXT",
    help="Varför versionen görs, i en mening. Måste anges.",
)
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    help="Vilken sorts version det är. Behövs inte för .0, som är en revision.",
)
@click.option(
    "--from",
    "start",
    type=Day(),
    metavar="DAG",
    help="Första dagen versionen är tänkt att gälla.",
)
@click.option(
    "--to",
    "end",
    type=Day(),
    metavar="DAG",
    help="Sista dagen versionen är tänkt att gälla.",
)
@day_option("Dagen då texten låstes.")
@click.pass_context
def lock_version(
    ctx: click.Context,
    names: tuple[str, ...],
    reason: str | None,
    kind: str | None,
    start: date | None,
    end: date | None,
    on: date | None,
) -> int:
    """Lock one version, or several in one commit."""
    from govdocs.overview.lock_order import LockOrder
    from govdocs.overview.locking import judge_lock, lock, others_with_part

    slips = Slips(held(ctx))
    why = " ".join((reason or "").split())
    if "reason" not in unusable(ctx):
        _judge_reason(why, slips)
    if start and end and end < start:
        slips.note(f"{end} ligger före {start}", "rätta --from eller --to")
    if on and on > clock.today():
        slips.note(f"{on} har inte varit ännu", "ange dagen då texten låstes med --on")
    pairs = _pairs(names, slips)
    checked = slips.needed(_checked, ctx)
    wanted = VersionKind(kind) if kind else None
    said = "", "", on or clock.today(), why, wanted, start, end
    is_judged = not unusable(ctx) & {"kind", "start", "on"}
    orders = _orders(checked, pairs, LockOrder(*said), slips, is_judged=is_judged)
    slips.found += judge_lock(checked, orders)
    slips.stop()
    done = lock(checked, orders)
    for one in done.versions:
        meant = f", avsedd att gälla från {one.start}" if one.start else ""
        show.result(f"{one.name} är låst{meant}.")
        show.result(f"Kontrollsumma {in_fours(one.full)}")
    for note in done.notes:
        show.message(note)
    for document in others_with_part(checked, done.versions):
        show.message(
            f"Den senaste versionen av {document} har en äldre text av en del. "
            "Lås en ny version av den också."
        )
    return 0


def _judge_reason(why: str, slips: Slips) -> None:
    from govdocs.text.source import first_hidden

    if not why:
        slips.note(
            "orsaken saknas",
            'säg varför versionen görs, till exempel --reason "Ny lag om samverkan"',
        )
    if hidden := first_hidden(why):
        what = f"--reason har ett tecken som inte syns (U+{ord(hidden):04X})"
        slips.note(what, "ta bort tecknet")


def _checked(ctx: click.Context) -> Checked:
    """Read the workspace. Raises Stopped for errors in it.

    They are those of today, for what has happened since a lock is not ahead of anybody.
    """
    from govdocs.lint.run import check
    from govdocs.text.memory import open_memory

    root = workspace_root(ctx)
    checked = check(root, clock.today(), open_memory(root))
    refuse([one for one in checked.findings if one.is_error])
    return checked


def _orders(
    checked: Checked,
    pairs: list[tuple[str, str]],
    pattern: LockOrder,
    slips: Slips,
    *,
    is_judged: bool,
) -> list[LockOrder]:
    """Return what is to be locked; a document alone is only looked up when not judged."""
    from govdocs.overview.locking import expand, find_outline

    found: list[LockOrder] = []
    for document, number in pairs:
        one = replace(pattern, document=document, number=number)
        if is_judged:
            found += slips.tried(expand, checked, one) or ()
        else:
            slips.tried(find_outline, checked, document)
    return found


def _pairs(names: tuple[str, ...], slips: Slips) -> list[tuple[str, str]]:
    """Return documents with their numbers; '' for a document alone."""
    found: list[tuple[str, str]] = []
    for word in names:
        if word[:1].isdigit() and found and not found[-1][1]:
            found[-1] = (found[-1][0], word)
        elif word[:1].isdigit():
            slips.note(f"{word} står utan dokument", "skriv hsavtal 1.0")
        else:
            document, _, number = word.lower().partition("@")
            if document:
                found.append((document, number))
            else:
                slips.note(f"{word} nämner inget dokument", "skriv hsavtal 1.0")
    return found
