"""`govdocs verify`: proof that record, text and history belong together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.options import text_or_json
from govdocs.cli.slips import Slips
from govdocs.model.amount import counted
from govdocs.text.names import printable

if TYPE_CHECKING:
    from govdocs.overview.verify.run import Verified

BROKEN = 3
_MANY = 5
_WIDTH = len("inget att pröva")


@click.command(
    "verify",
    Judging,
    options_metavar="[VAL]",
    help="""Bevisa att register, texter, beslut och historia hör ihop.

    Allt som är sparat prövas, i varje ändring, i en klon eller i ett naket förråd. Varje
    fel är en rad som nämner filen och ändringen. Sist står en kontrollpunkt att skriva
    ned; med --against prövas att inget av det som då fanns har ändrats. Vad som bevisas,
    och inte, står i docs/verify.md. Slutkod 0: allt håller. Slutkod 3: något är brutet.""",
)
@click.option(
    "--against",
    metavar="KLON|KONTROLLPUNKT",
    help="Jämför med en äldre klon (en mapp), eller med en kontrollpunkt.",
)
@click.option("--no-cache", is_flag=True, help="Pröva allt från början.")
@text_or_json
@click.pass_context
def command(ctx: click.Context, against: str | None, no_cache: bool, form: str) -> int:
    """Try every proof and print what was found."""
    from govdocs.overview.verify.older import find_older
    from govdocs.overview.verify.run import open_scope, verify

    start: Path = ctx.find_root().obj or Path.cwd()
    slips = Slips(held(ctx))
    older = slips.tried(find_older, against) if against else None
    scope = slips.last(open_scope, start.resolve(), older, is_kept=not no_cache)
    verified = verify(scope)
    if form == "json":
        show.data(_data(verified))
    else:
        _tell(verified)
    return BROKEN if verified.faults else 0


def _data(verified: Verified) -> dict[str, Any]:
    from govdocs.cli.finding_formats import finding_data

    return {
        "sound": not verified.faults,
        "commit": verified.head,
        "commits": verified.commits,
        "versions": verified.versions,
        "decisions": verified.decisions,
        "proofs": [
            {
                "proof": one.proof.name,
                "state": one.state.value,
                "faults": len(one.faults),
            }
            for one in verified.proofs
        ],
        "faults": list(map(finding_data, verified.faults)),
        "checkpoint": verified.checkpoint,
        "others": list(verified.others),
    }


def _not_tried(folders: tuple[str, ...]) -> Iterator[str]:
    """Yield what is said of other workspaces, a line for each of the first."""
    if len(folders) == 1:
        yield "Obs: en annan arbetsyta i förrådet är inte prövad:"
    elif folders:
        yield f"Obs: {len(folders)} andra arbetsytor i förrådet är inte prövade:"
    for one in folders[:_MANY]:
        yield f"  {printable(one) or '.'}"
    if len(folders) > _MANY:
        yield f"  och {len(folders) - _MANY} till (alla med --format json)"


def _tell(verified: Verified) -> None:
    from govdocs.overview.verify.run import State

    for fault in verified.faults:
        show.result(show.finding_line(fault))
    for one in verified.proofs:
        is_idle = one.state is State.IDLE
        told = one.proof.idle if is_idle else one.proof.told
        show.result(f"{one.state.value.upper():<{_WIDTH}}  {told}")
    commits = counted(verified.commits, "sparad ändring", "sparade ändringar")
    versions = counted(verified.versions, "låst version", "låsta versioner")
    show.result(f"Prövat: {commits}, {versions}, {verified.decisions} beslut.")
    for line in _not_tried(verified.others):
        show.message(line)
    if verified.checkpoint is None:
        show.result(f"Brutet: {len(verified.faults)} fel. Ingen kontrollpunkt ges.")
    else:
        show.result("Allt håller: register, texter, beslut och historia hör ihop.")
        show.result(f"Kontrollpunkt: {verified.checkpoint}")
