"""`govdocs propose`: a new wording of one block, as a branch with one commit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.ask import is_agreed
from govdocs.cli.command import Judging, held
from govdocs.cli.commands.proposals import open_main
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import workspace_root
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.errors import BadArgument

if TYPE_CHECKING:
    from govdocs.overview.proposing import Draft
    from govdocs.store.gateway import Gateway


@click.command(
    "propose",
    Judging,
    needs=("document", "block"),
    options_metavar="[VAL]",
    help="""Föreslå en ny lydelse av ett stycke, utan att kunna git.

    Texten i filen ersätter stycket. Ändringen visas först. Sedan sparas den som en egen
    gren, forslag/NAMN, med en enda ändring; filerna här och huvudgrenen rörs inte.

    Skriv texten utan id: stycket behåller sitt. Har texten flera stycken får de nya egna
    id. Ska något strykas medan inget får tas bort skriver du {--texten--}{>>skäl<<}.

    Förslaget bygger på det som är sparat i main. Har filen ändringar som inte är sparade
    sägs det, och inget skrivs.""",
)
@click.option(
    "--doc",
    "document",
    type=FILLED,
    metavar="ID",
    required=True,
    help="Dokumentets id.",
)
@click.option(
    "--block",
    type=FILLED,
    metavar="ID",
    required=True,
    help="Styckets eller rubrikens id.",
)
@click.option(
    "--text-file",
    "file",
    type=NamedPath(),
    metavar="FIL",
    required=True,
    help="Filen med den nya lydelsen.",
)
@click.option(
    "--reason",
    metavar="TEXT",
    default="",
    help="Varför, i en mening. Måste anges.",
)
@click.option(
    "--role", metavar="ROLL", default="", help="Din roll, till exempel jurist."
)
@click.option(
    "--comment",
    "comments",
    type=FILLED,
    metavar="SYNPUNKT",
    multiple=True,
    help="En synpunkt som förslaget svarar på, som 2021-1/lerum-3. Går att upprepa.",
)
@click.option("--name", metavar="NAMN", default="", help="Vad grenen ska heta.")
@click.option(
    "--base",
    type=FILLED,
    metavar="REVISION",
    help="Vad förslaget bygger på, i stället för main.",
)
@click.option("--yes", is_flag=True, help="Spara utan att fråga.")
@click.pass_context
def command(
    ctx: click.Context,
    document: str,
    block: str,
    file: Path | None,
    reason: str | None,
    role: str | None,
    comments: tuple[str, ...],
    name: str | None,
    base: str | None,
    yes: bool,
) -> int:
    """Show the redline of a proposal, and write it."""
    from govdocs.cli.compared import read_text
    from govdocs.overview.proposing import Wish, draft_proposal, write_proposal
    from govdocs.overview.wording import Wording

    slips = Slips(held(ctx))
    text = slips.tried(read_text, file) if file else None
    root, gateway, head = slips.needed(_opened, ctx, base)
    wording = Wording(block, text.text if text else "", text.path if text else "")
    said = "–" if reason is None else reason
    wish = Wish(document, wording, said, role or "", comments, name or "")
    draft = draft_proposal(gateway, root, head, wish, slips.found)
    if draft is None:
        raise slips.stopped()
    _show(draft)
    if not yes and not _is_wanted(draft):
        show.message("Inget är sparat.")
        return 0
    written = write_proposal(gateway, draft)
    show.result(f"{draft.branch} är sparad som {written.commit[:12]}.")
    for note in written.notes:
        show.message(note)
    return 0


def _opened(ctx: click.Context, base: str | None) -> tuple[Path, Gateway, str]:
    root = workspace_root(ctx)
    return root, *open_main(root, base)


def _is_wanted(draft: Draft) -> bool:
    if not (show.is_terminal(sys.stdin) and show.is_terminal()):
        raise BadArgument(
            "förslaget är inte sparat, för här går det inte att fråga",
            "läs ändringen och kör igen med --yes",
        )
    return is_agreed(f"Spara förslaget som {draft.branch}?")


def _show(draft: Draft) -> None:
    from govdocs.cli.compared import compare_texts
    from govdocs.cli.redline_terminal import look_of_output, redline_lines

    compared = compare_texts(draft.path, draft.old, draft.branch, draft.new)
    for line in redline_lines(compared, look_of_output(is_whole=False)):
        show.result(line)
