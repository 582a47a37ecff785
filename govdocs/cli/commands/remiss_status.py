"""`govdocs remiss status`: who has answered a round, and who has not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, is_given
from govdocs.cli.consultation_options import reasons_of
from govdocs.cli.entry import unasked, with_commit
from govdocs.cli.named_file import NamedPath, NewFolder
from govdocs.cli.options import day_option
from govdocs.cli.round import find_answered
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.cli.written import tell_read
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.status import Status
    from govdocs.model.receipt import Lost, Received


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
    from govdocs.cli.consultation_json import as_json
    from govdocs.cli.consultation_text import lines
    from govdocs.consultation.aside import judge_aside, put_aside
    from govdocs.consultation.losing import judge_lost, lost_of
    from govdocs.consultation.misdirected import misdirected
    from govdocs.consultation.progress import find_progress
    from govdocs.consultation.status import find_status
    from govdocs.text.spool_entry import note_lost

    slips = Slips(held(ctx))
    _judge_book(ctx, form, slips)
    known = slips.tried(find_answered, ctx, name)
    slips.found += known.uninvited(opened) if known else ()
    reasons = _reasons(aside, "--aside", "vilket svar som inte räknas", slips)
    slips.found += judge_aside(known, reasons) if known else ()
    losses = _reasons(lost, "--lost", "vilket svar som är förlorat", slips)
    slips.found += judge_lost(known, losses) if known else ()
    if known is None or slips.found:
        raise slips.stopped()
    if losses:
        note_lost(known.spool, known.round.id, losses)
    if reasons:
        put_aside(known, reasons)
    if reasons or losses:
        known = find_answered(ctx, name)
    if workbook is None:
        _open(known, opened)
    now = _moment(on)
    seen = {one: at for one, at in known.opened.items() if at <= now}
    found = find_status(known.round, known.submissions, now)
    if workbook is not None:
        from govdocs.cli.status_typed import note_typed

        code = note_typed(known, found, workbook, is_saved=is_saved, yes=yes)
        _open(known, () if code else opened)
        return code
    progress = find_progress(found, known.replies)
    names = {one.id: one.name for one in known.consultees.values()}
    waiting, settled = misdirected(known.spool, known.spooled.received)
    _tell_what_waits(known, found, waiting)
    gone = lost_of(known)
    if form == "json":
        show.data(as_json(found, progress, seen, gone))
    elif form == "xlsx" and out is not None:
        _write_book(known.root, out, found, names, seen)
    else:
        for line in lines(found, progress, names, now, len(seen)):
            show.result(line)
        _tell_settled(settled)
        _tell_lost(known, found, gone)
    if letters is not None:
        from govdocs.consultation.reminder import not_reminded, reminders

        sender, register = known.read.settings.contact, known.consultees
        whose = {one.consultee for one in gone}
        texts = dict(reminders(found, register, now, on, sender, whose))
        _write(known.root, letters, texts)
        for words in not_reminded(found, register, on, whose):
            show.message(words)
    return 0


def _reasons(
    given: tuple[str, ...], option: str, what: str, slips: Slips
) -> dict[str, str]:
    """Return the reasons by delivery; one that lacks its reason is noted and left out."""
    found = reasons_of(given, option, what, "0001-lerum", slips)
    return {folder: why for folder, why in found.items() if why}


def _tell_settled(settled: Iterable[Received]) -> None:
    """Tell of what does not count, and that nobody has to do anything about."""
    replaced = []
    for one in settled:
        if one.is_decided:
            words = f"{one.receipt.folder}. {one.aside}"
            show.result(show.wrapped(words, 2, "Räknas inte: "))
        else:
            replaced.append(one.receipt.folder)
    if replaced:
        start = "Räknas inte, och rätt svar har kommit: "
        show.result(show.wrapped(f"{', '.join(replaced)}.", 2, start))


def _tell_lost(known: RoundRead, found: Status, lost: Iterable[Lost]) -> None:
    from govdocs.consultation.losing import told_lost

    for one in lost:
        name = known.name_of(one.consultee)
        words = f"{one.folder}. {told_lost(one, name, found)}"
        show.result(show.wrapped(words, 2, "Originalet är förlorat: "))


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


def _tell_what_waits(
    known: RoundRead, found: Status, waiting: Iterable[Received]
) -> None:
    """Tell what has come in that does not count until a person has looked at it."""
    from govdocs.consultation.arrival import tell_waiting
    from govdocs.text.spool_harm import find_harm

    for harm in find_harm(known.root, known.spool, known.round.id):
        show.message(harm.told)
    for one in waiting:
        show.message(f"Räknas inte: {one.receipt.folder}. {one.aside}")
    for standing in found.standings:
        for words in tell_waiting(standing):
            show.message(f"{known.name_of(standing.consultee)}: {words}")


def _write_book(
    root: Path,
    out: Path,
    found: Status,
    names: dict[str, str],
    opened: dict[str, datetime],
) -> None:
    from govdocs.cli.round import write_files
    from govdocs.render.xlsx.status import status_xlsx

    content = status_xlsx(found, names, opened)
    write_files(root, out, {f"status-{found.round.id}.xlsx": content})


def _moment(on: date) -> datetime:
    """Return now, or the last moment of another day."""
    from govdocs.model.closing import closing

    return clock.now() if on == clock.today() else closing(on).at


def _write(root: Path, folder: Path, texts: dict[str, str]) -> None:
    from govdocs.text.files import replace_file

    for name, text in texts.items():
        replace_file(folder / f"{name}.md", text.encode("utf-8"))
    done = counted(len(texts), "påminnelse är skriven", "påminnelser är skrivna")
    show.message(f"{done} i {folder}.")
    tell_read(root, (folder / f"{name}.md" for name in texts))
