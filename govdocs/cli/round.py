"""What the commands about the answers of a round share."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Stopped, refuse
from govdocs.cli.named_file import NewFolder
from govdocs.cli.options import workspace_root
from govdocs.cli.words import FILLED
from govdocs.cli.written import tell_read
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.compilation import Compilation
    from govdocs.render.pdf.job import PdfJob
    from govdocs.text.memory import Memory

the_round = click.argument("name", metavar="REMISS")
round_option = click.option(
    "--round",
    "name",
    type=FILLED,
    metavar="REMISS",
    required=True,
    help="Remissen, som 2021-1.",
)
out_option = click.option(
    "--out",
    type=NewFolder(),
    required=True,
    metavar="MAPP",
    help="Mappen som filerna skrivs i.",
)


def find_round(ctx: click.Context, name: str) -> RoundRead:
    """Return a round of a command's workspace, with all that has come in to it.

    Raises UnknownRound, Stopped when one of its files cannot be read, or what stops the
    workspace from being found.
    """
    return _sound(workspace_root(ctx), name)


def find_answered(ctx: click.Context, name: str) -> RoundRead:
    """Return a round as `find_round` does, for what counts its answers.

    One that somebody has edited so that it cannot be read is not left out of the count,
    and no older one counts in its place. Raises as `find_round`.
    """
    return _answered(workspace_root(ctx), name)


def read_round(root: Path, name: str) -> RoundRead:
    """Read a round, and tell of receipts that cannot be read. Raises as `find_answered`."""
    known = _answered(root, name)
    tell_broken(known)
    return known


def tell_broken(known: RoundRead) -> None:
    """Tell of deliveries that are gone, and of receipts that cannot be read."""
    from govdocs.text.spool_harm import find_gone, without_receipt

    for one in find_gone(known.spool, known.round.id):
        show.message(one.seen_from(known.root).told)
    for path in known.spooled.broken:
        show.message(without_receipt(path).seen_from(known.root).told)


def opened(
    root: Path, name: str, memory: Memory, whose: str | None = None
) -> RoundRead:
    """Read a round as `open_round` does; Stopped tells all that is wrong with its file.

    Raises UnknownRound or Stopped.
    """
    from govdocs.consultation.answers import open_round

    with _all_told():
        return open_round(root, name, memory, whose)


def _answered(root: Path, name: str) -> RoundRead:
    from govdocs.consultation.answers import open_answered
    from govdocs.text.memory import open_memory

    with _all_told():
        return open_answered(root, name, open_memory(root))


@contextmanager
def _all_told() -> Iterator[None]:
    """Stop with every fault of a round that cannot be read."""
    from govdocs.consultation.errors import RoundBroken

    try:
        yield
    except RoundBroken as error:
        raise Stopped((), error.faults) from error


def _sound(root: Path, name: str) -> RoundRead:
    from govdocs.text.memory import open_memory

    known = opened(root, name, open_memory(root))
    refuse(known.faults)
    return known


def compiled(known: RoundRead) -> Compilation:
    """Return the answers of a round put together, as they are now.

    Raises CannotCompile, or what stops the texts asked about from being read.
    """
    from govdocs.consultation.compiling import compile_round

    return compile_round(known, clock.now().astimezone(UTC))


def read_answers(ctx: click.Context, name: str) -> tuple[RoundRead, Compilation]:
    """Return a round, and its answers put together.

    Raises as `find_answered` and `compiled`.
    """
    known = find_answered(ctx, name)
    return known, compiled(known)


def tell_personal(known: RoundRead) -> None:
    """Tell that what is written has words that may point out a person, unmasked."""
    from govdocs.consultation.publishing import waiting_flags

    found = waiting_flags(known, clock.now())
    if found:
        words = (
            "OBS Filerna har ord som kan peka ut en person "
            f"({len(found)} st), för svaren är inte maskerade än. "
            f"Sprid dem inte förrän de är det: govdocs remiss publish {known.round.id}."
        )
        show.message(words)


def tell_unread(found: Compilation) -> None:
    """Tell that some of what came in has been read by nobody, and so is in no section."""
    unread = [one for one in found.answers if one.unread]
    if unread:
        count = counted(sum(len(one.unread) for one in unread), "del", "delar")
        whose = ", ".join(found.name(one.consultee) for one in unread)
        show.message(
            f"OBS {count} av svaren har ingen läst än ({whose}). "
            "Det olästa står bara i bilagan."
        )


def made_pdfs(jobs: Sequence[PdfJob]) -> dict[str, bytes]:
    """Return PDF files by name, made by as many processes as there are processors.

    Raises PdfToolMissing, CannotWrite or PdfFailed.
    """
    from govdocs.render.pdf.make import make_each

    made = make_each(jobs, min(len(jobs), os.cpu_count() or 1))
    return {f"{name}.pdf": content for name, content in made.items()}


def write_files(root: Path, out: Path, files: Mapping[str, bytes]) -> None:
    """Write files in a folder, each whole or not at all, and tell where.

    Raises CannotWrite.
    """
    from govdocs.text.files import replace_file

    for name, content in files.items():
        replace_file(out / name, content)
        show.result(f"{out / name} är skriven.")
    tell_read(root, (out / name for name in files))
