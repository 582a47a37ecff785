"""Write what was entered: the file alone, or with a commit as well."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.ask import is_agreed
from govdocs.errors import BadArgument, CannotWrite, DecisionRefused

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


@dataclass(frozen=True, slots=True)
class Filing:
    """A file to write: its path in the workspace, and its bytes before and after.

    `before` is None for a file that is new; `message` is that of the commit.
    """

    path: str
    before: bytes | None
    after: bytes
    message: str

    def refuse_moved(self, root: Path) -> None:
        """Refuse to write over what somebody else wrote since `before` was read.

        Raises DecisionRefused.
        """
        path = root / self.path
        if (path.read_bytes() if path.exists() else None) != self.before:
            raise DecisionRefused(
                "någon annan skrev i filen under tiden, och inget är skrivet över",
                "läs den och kör kommandot igen",
                file=self.path,
            )


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
    if is_saved:
        _commit(root, filing)
        return
    from govdocs.text.files import create_file, replace_file

    filing.refuse_moved(root)
    try:
        put = create_file if filing.before is None else replace_file
        put(root / filing.path, filing.after)
    except CannotWrite:
        if filing.before is None:
            filing.refuse_moved(root)
        raise
    show.result(f"{filing.path} är skriven. Spara den med git när du har läst den.")


def _commit(root: Path, filing: Filing) -> None:
    from govdocs.overview.saving import save
    from govdocs.store.change import Change
    from govdocs.store.versions import open_history

    def build(head: str | None) -> Change:
        filing.refuse_moved(root)
        return Change({filing.path: filing.after}, filing.message)

    gateway, _ = open_history(root)
    written = save(gateway, build)
    show.result(f"{filing.path} är sparad som {written.commit[:12]}.")
    for note in written.notes:
        show.message(note)
