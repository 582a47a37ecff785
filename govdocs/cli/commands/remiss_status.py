"""`govdocs remiss status`: who has answered a round, and who has not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli.command import Judging, held, is_given
from govdocs.cli.consultation_options import reasons_of
from govdocs.cli.entry import unasked, with_commit
from govdocs.cli.named_file import NamedPath, NewFolder
from govdocs.cli.options import day_option
from govdocs.cli.round import find_answered
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdocs.consultation.answers import RoundRead


@click.command(
    "status",
    Judging,
    clashes=(("workbook", "letters", "form", "out"),),
    options_metavar="[VAL]",
    short_help="Visa vilka som har svarat på en remiss, och vilka som inte har det.",
    help="""Visa vilka som har svarat på en remiss, och vilka som inte har det.

    Inbjudna är alltid summan av dem som svarat i tid, svarat för sent, avstått och inte
    svarat. De som svarat utan inbjudan räknas för sig. Har en instans svarat flera gånger
    räknas det senaste som kom i tid.

    Om en instans har öppnat remissen är okänt tills någon antecknar det med --opened.

    Med --format xlsx skrivs en arbetsbok med en rad för varje instans, där anstånd, att en
    instans avstår och att den har öppnat remissen kan antecknas. Den läses in med --from.
    Stämmer något inte visas allt det och inget skrivs.""",
)
@click.argument("name", metavar="REMISS")
@day_option("Dagen som svaret gäller. Svar som kom senare räknas inte.")
@click.option(
    "--reminders",
    "letters",
    type=NewFolder(),
    metavar="MAPP",
    help="Skriv ett påminnelsebrev i mappen till var och en som finns kvar och inte har "
    "svarat.",
)
@click.option(
    "--opened",
    "opened",
    type=FILLED,
    multiple=True,
    metavar="INSTANS",
    help="Anteckna att instansen har öppnat remissen nu. Går att upprepa.",
)
@click.option(
    "--aside",
    type=FILLED,
    multiple=True,
    metavar="SVAR=SKÄL",
    help="Anteckna att ett mottaget svar inte räknas, som 0001-lerum, och varför. Går att "
    "upprepa.",
)
@click.option(
    "--lost",
    type=FILLED,
    multiple=True,
    metavar="SVAR=SKÄL",
    help="Anteckna att originalet till ett mottaget svar är förlorat, och varför. Går att "
    "upprepa.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    show_default=True,
    help="Hur svaret skrivs.",
)
@click.option(
    "--out",
    type=NewFolder(),
    metavar="MAPP",
    help="Mappen som arbetsboken skrivs i, med --format xlsx.",
)
@click.option(
    "--from",
    "workbook",
    type=NamedPath(),
    metavar="FIL",
    help="Läs in det som är antecknat i arbetsboken.",
)
@with_commit
@unasked
@click.pass_context
def status(
    ctx: click.Context,
    name: str,
    on: date,
    letters: Path | None,
    opened: tuple[str, ...],
    aside: tuple[str, ...],
    lost: tuple[str, ...],
    form: str,
    out: Path | None,
    workbook: Path | None,
    is_saved: bool,
    yes: bool,
) -> int:
    """Tell how those who are asked stand to a round."""
    from govdocs.cli.status_told import StatusTold
    from govdocs.consultation.status import find_status

    slips = Slips(held(ctx))
    _judge_book(ctx, form, slips)
    known = _noted(ctx, name, opened, aside, lost, slips)
    now = _moment(on)
    found = find_status(known.round, known.submissions, now)
    if workbook is not None:
        from govdocs.cli.status_typed import note_typed

        code = note_typed(known, found, workbook, is_saved=is_saved, yes=yes)
        _open(known, () if code else opened)
        return code
    _open(known, opened)
    told = StatusTold(known, found, on, now)
    told.tell(form, out)
    if letters is not None:
        told.write_reminders(letters)
    return 0


def _noted(
    ctx: click.Context,
    name: str,
    opened: tuple[str, ...],
    aside: tuple[str, ...],
    lost: tuple[str, ...],
    slips: Slips,
) -> RoundRead:
    """Write down which answers do not count and which are lost; return the round as it is.

    Raises what stops the command, and then nothing is written.
    """
    from govdocs.consultation.aside import judge_aside, put_aside
    from govdocs.consultation.losing import judge_lost
    from govdocs.text.spool_entry import note_lost

    known = slips.tried(find_answered, ctx, name)
    reasons = _reasons(aside, "--aside", "vilket svar som inte räknas", slips)
    losses = _reasons(lost, "--lost", "vilket svar som är förlorat", slips)
    if known is not None:
        slips.found += known.uninvited(opened)
        slips.found += judge_aside(known, reasons)
        slips.found += judge_lost(known, losses)
    if known is None or slips.found:
        raise slips.stopped()
    if losses:
        note_lost(known.spool, known.round.id, losses)
    if reasons:
        put_aside(known, reasons)
    return find_answered(ctx, name) if reasons or losses else known


def _reasons(
    given: tuple[str, ...], option: str, what: str, slips: Slips
) -> dict[str, str]:
    """Return the reasons by delivery; one that lacks its reason is noted and left out."""
    found = reasons_of(given, option, what, "0001-lerum", slips)
    return {folder: why for folder, why in found.items() if why}


def _open(known: RoundRead, opened: Iterable[str]) -> None:
    for consultee in opened:
        known.open_by(consultee, clock.now())


def _judge_book(ctx: click.Context, form: str | None, slips: Slips) -> None:
    """Note what a workbook to write lacks, and what only a workbook has a use for."""
    has_out, is_read = is_given(ctx, "out"), is_given(ctx, "workbook")
    if form == "xlsx" and not has_out:
        slips.note("mappen för arbetsboken saknas", "ange --out MAPP")
    if has_out and form not in ("xlsx", None) and not is_read:
        slips.note("--out gäller arbetsboken", "lägg till --format xlsx")
    if is_given(ctx, "is_saved") and not is_read:
        slips.note("--commit gäller arbetsboken som läses in", "lägg till --from FIL")


def _moment(on: date) -> datetime:
    """Return now, or the last moment of another day."""
    from govdocs.model.closing import closing

    return clock.now() if on == clock.today() else closing(on).at
