"""Write what was entered: the file alone, or with a commit as well."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.ask import is_agreed
from govdocs.errors import BadArgument, DecisionRefused
from govdocs.text.filing import Filing, put_file

with_commit = click.option(
    "--commit", "is_saved", is_flag=True, help="Spara också i git, som en egen ändring."
)
unasked = click.option("--yes", is_flag=True, help="Skriv utan att fråga.")


def is_wanted(question: str, *, yes: bool) -> bool:
    """Ask before something is written, and tell that nothing is when the answer is no.

    Raises BadArgument where nobody can answer.
    """
    if yes:
        return True
    if not (show.is_terminal(sys.stdin) and show.is_terminal()):
        raise BadArgument(
            "inget är skrivet, för här går det inte att fråga",
            "läs det som står ovanför och kör igen med --yes",
        )
    agreed = is_agreed(question)
    if not agreed:
        show.message("Inget är skrivet.")
    return agreed


def tell_faults(root: Path, filing: Filing, *, is_saved: bool) -> None:
    """Tell what `check` will find once the file is there.

    Raises DecisionRefused for an error in what is to be saved, for it can never be changed.
    """
    from govdocs.overview.foreseen import foreseen
    from govdocs.text.memory import open_memory

    memory, today = open_memory(root), clock.today()
    found = foreseen(root, filing.path, filing.after, today, memory)
    for one in found:
        show.message(show.finding_line(one))
    if is_saved and any(one.is_error for one in found):
        raise DecisionRefused(
            "inget är sparat, för det som är sparat går inte att ändra",
            "rätta felen ovanför, eller kör utan --commit",
            file=filing.path,
        )


def offer(
    root: Path, filing: Filing, question: str, *, yes: bool, is_saved: bool
) -> None:
    """Ask whether a file is to be written, and write it on a yes.

    Raises what `is_wanted` and `write` raise.
    """
    if is_wanted(question, yes=yes):
        write(root, filing, is_saved=is_saved)


def write(root: Path, filing: Filing, *, is_saved: bool) -> None:
    """Write a file of a workspace, and tell where.

    Raises DecisionRefused, CannotWrite, or what stops a commit.
    """
    from govdocs.overview.saving import save_file

    if not is_saved:
        put_file(root, filing)
        show.result(f"{filing.path} är skriven. Spara den med git när du har läst den.")
        return
    written = save_file(root, filing)
    show.result(f"{filing.path} är sparad som {written.commit[:12]}.")
    for note in written.notes:
        show.message(note)
