"""`govdocs remiss publish`: the answers of a closed round are made public."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, refuse
from govdocs.cli.consultation_options import reasons_of
from govdocs.cli.entry import is_wanted, unasked, with_commit
from govdocs.cli.round import find_answered, tell_broken
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from datetime import datetime

    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.publishing import Public


@click.command(
    "publish",
    Judging,
    options_metavar="[VAL]",
    short_help="Gör svaren på en stängd remiss offentliga.",
    help="""Gör svaren på en stängd remiss offentliga.

    Först då kommer svaren in i git, för varje instans det svar som räknas. Uppgifter som
    kan peka ut en person flaggas: personnummer, e-postadresser, telefonnummer och namn
    bredvid dem. Var och en måste maskeras med --mask eller få stå kvar med --keep och ett
    skäl, som sparas i git. Originalet ändras aldrig.""",
)
@click.argument("name", metavar="REMISS")
@click.option(
    "--mask",
    "masks",
    type=FILLED,
    metavar="MÄRKE",
    multiple=True,
    help="En flaggad uppgift, som lerum:2, eller alla. Går att upprepa.",
)
@click.option(
    "--keep",
    "kept",
    type=FILLED,
    metavar="MÄRKE=SKÄL",
    multiple=True,
    help="En flaggad uppgift som får stå kvar, och varför. Går att upprepa.",
)
@with_commit
@unasked
@click.pass_context
def publish(
    ctx: click.Context,
    name: str,
    masks: tuple[str, ...],
    kept: tuple[str, ...],
    is_saved: bool,
    yes: bool,
) -> int:
    """Show what stands between the answers and the public, or write them."""
    from govdocs.consultation.publishing import (
        judge_publication,
        misplaced,
        plan_publication,
    )

    slips = Slips(held(ctx))
    known = slips.tried(find_answered, ctx, name)
    what = "vilken uppgift som får stå kvar"
    reasons = reasons_of(kept, "--keep", what, "lerum:1", slips)
    if kept and not is_saved:
        slips.note("skälen sparas bara i git", "kör med --commit")
    if known is None:
        raise slips.stopped()
    root = known.root
    now = clock.now()
    slips.found += judge_publication(known, masks, [*reasons], now)
    slips.stop()
    refuse([*misplaced(known, now)])
    public = plan_publication(known, masks, reasons, now)
    tell_broken(known)
    _tell_left_out(known, now)
    if public.unplaced:
        words = counted(len(public.unplaced), "synpunkt saknar", "synpunkter saknar")
        show.message(
            f"OBS {words} ställe: {', '.join(public.unplaced)}. Skriv in det under ankare "
            "i svar.yaml, för det som är publicerat går inte att ändra."
        )
    if public.left or public.unread:
        return _refused(public)
    if not public.files:
        show.message("Det finns inga nya svar att publicera.")
        return 0
    show.message(f"{len(public.files)} svar, {_items(public.masked)} maskeras.")
    if is_wanted("Publicera svaren?", yes=yes):
        _write(root, public, is_saved=is_saved)
    return 0


def _tell_left_out(known: RoundRead, now: datetime) -> None:
    """Tell what has come in and is not published, when there is something to do about it."""
    from govdocs.consultation.misdirected import misdirected
    from govdocs.consultation.replaced import tell_public
    from govdocs.consultation.status import find_status

    counts = find_status(known.round, known.submissions, now).answers
    for words in tell_public(counts, known.read.consulted.answers(known.round.id)):
        show.message(words)

    received = known.spooled.received
    waiting, _ = misdirected(known.spool, received)
    for one in received:
        if one in waiting:
            show.message(f"OBS {one.receipt.folder}: {one.aside}")
        elif one.aside is None and not one.is_read:
            why = "Originalet är inte läst (govdocs remiss receive --again)."
            show.message(f"OBS {one.receipt.folder}: {why}")


def _items(count: int) -> str:
    return counted(count, "uppgift", "uppgifter")


def _refused(public: Public) -> int:
    for refused in public.unread:
        show.fault(refused)
    for one in public.left:
        show.result(f"{one.mark} {one.found.kind} i {one.where}: {one.found.words}")
    if not public.left:
        show.message("Inget är publicerat.")
        return 1
    show.message(
        f"{_items(len(public.left))} kan peka ut en person. Inget är publicerat. "
        "Åtgärd: --mask MÄRKE eller --mask alla, eller --keep MÄRKE=SKÄL."
    )
    return 1


def _write(root: Path, public: Public, *, is_saved: bool) -> None:
    from govdocs.text.files import create_file

    if is_saved:
        from govdocs.overview.saving import save
        from govdocs.store.change import Change
        from govdocs.store.versions import open_history

        change = Change(public.files, public.message)
        gateway, _ = open_history(root)
        written = save(gateway, lambda head: change)
        done = counted(len(public.files), "svar är sparat", "svar är sparade")
        show.result(f"{done} som {written.commit[:12]}.")
        for note in written.notes:
            show.message(note)
        return
    for path, content in public.files.items():
        create_file(root / path, content)
        show.result(f"{path} är skriven. Spara den med git när du har läst den.")
