"""`govdocs remiss report`: what a round came to, with a reply to every comment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.commands.remiss_place import tell_missing
from govdocs.cli.round import (
    made_pdfs,
    out_option,
    read_answers,
    tell_broken,
    tell_personal,
    the_round,
    write_files,
)
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.model.revision import WORKTREE

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead

_NAME = "redogorelse"


@click.command(
    "report",
    Judging,
    without_pdf="kör med --no-pdf",
    options_metavar="[VAL]",
    short_help="Skriv remissredogörelsen.",
    help="""Skriv remissredogörelsen: vilka som svarade, vad de tyckte, vad vi svarade och
    vad som ändrades.

    Den skrivs inte så länge en enda synpunkt saknar bemötande, eller ett bemötande säger
    något om texten som inte stämmer. Då skrivs allt som felar, en rad för varje.""",
)
@the_round
@out_option
@click.option(
    "--to",
    "revision",
    type=FILLED,
    default=WORKTREE,
    metavar="REVISION",
    help="Texten som ändringarna står i, annars filerna här.",
)
@click.option("--no-pdf", is_flag=True, help="Skriv ingen PDF-fil.")
@click.pass_context
def report(
    ctx: click.Context, name: str, out: Path, revision: str, no_pdf: bool
) -> int:
    """Write the report of a round, or tell all that stands in its way."""
    from govdocs.consultation.losing import lost_of
    from govdocs.consultation.release import find_faults
    from govdocs.consultation.report import make_report
    from govdocs.consultation.trace import open_trace
    from govdocs.overview.later_texts import later_texts
    from govdocs.render.html.report_page import report_file
    from govdocs.render.markdown.report import report_markdown

    slips = Slips(held(ctx))
    known, found = slips.needed(read_answers, ctx, name)
    trace = slips.tried(open_trace, known.root, found)
    slips.found += find_faults(found, trace) if trace else ()
    # A revision that cannot be used is None.
    later = slips.last(later_texts, known.root, found, revision or WORKTREE)
    tell_broken(known)
    tell_missing(found, later)
    _tell_open(known)
    made = make_report(found, later, lost_of(known))
    files = {f"{_NAME}.md": report_markdown(made), f"{_NAME}.html": report_file(made)}
    if not no_pdf:
        from govdocs.render.pdf.report import report_jobs

        files |= made_pdfs(report_jobs(made, "govdocs"))
    write_files(known.root, out, files)
    tell_personal(known)
    return 0


def _tell_open(known: RoundRead) -> None:
    """Tell that more answers may come, after the report of them."""
    from govdocs.model.closing import closing
    from govdocs.model.period import in_words

    last = known.round.closes
    if clock.now() <= closing(last).at:
        show.message(
            f"OBS {known.round.called.capitalize()} är öppen till den {in_words(last)} "
            "kl. 23.59, så fler svar kan komma."
        )
