"""`govdocs check`: every rule over the whole workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.finding_formats import FORMATS, write_findings
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import on_day, workspace_root
from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument
from govdocs.model.amount import counted
from govdocs.model.finding import Finding, Severity
from govdocs.text.folder import Files


@click.command(
    "check",
    Judging,
    options_metavar="[VAL]",
    help="""Kontrollera texter, uppgifter, länkar och register.

    Varje fel står på en egen rad med fil, rad, vad som är fel och vad du gör åt det.
    Reglerna förklaras i docs/regler. Slutkod 0: inga fel. Slutkod 1: det finns fel.""",
)
@click.argument("paths", nargs=-1, metavar="[FIL]...", type=NamedPath())
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="Hur resultatet skrivs ut.",
)
@click.option(
    "--rev",
    metavar="REVISION",
    help="Kontrollera det som är sparat, till exempel hsavtal@1.0 eller HEAD~1, i "
    "stället för filerna här.",
)
@click.option("--strict", is_flag=True, help="Låt varningar ge slutkod 1.")
@click.option("--no-cache", is_flag=True, help="Läs allt från början.")
@on_day
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    rev: str | None,
    strict: bool,
    no_cache: bool,
    on: date,
) -> int:
    """Check the workspace and print what was found."""
    from govdocs.lint.run import check
    from govdocs.text.memory import Memory, open_memory

    slips = Slips(held(ctx))
    root = slips.needed(workspace_root, ctx)
    wanted = relative_paths(paths, root, slips)
    files = slips.tried(revision_files, root, rev) if rev else None
    slips.stop()
    memory = Memory() if no_cache or rev else open_memory(root)
    checked = check(root, on, memory, files)
    findings = [one for one in checked.findings if wanted(one.location.file)]
    for text in write_findings(findings, form, root):
        show.result(text)
    if form == "text":
        show.message(summary(findings, len(checked.loaded.workspace.outlines)))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(one.severity in failing for one in findings))


def revision_files(root: Path, rev: str) -> Files:
    """Return the files of a revision.

    Raises UnknownRevision, PartiesDiffer or ShallowClone.
    """
    from govdocs.overview.at_revision import files_at

    return files_at(root, rev)


def summary(findings: Sequence[Finding], documents: int) -> str:
    """Return the verdict of a check on one line."""
    counts = {
        level: sum(one.severity is level for one in findings) for level in Severity
    }
    words = [
        f"{counts[Severity.ERROR]} fel",
        counted(counts[Severity.WARNING], "varning", "varningar"),
        f"{counts[Severity.ADVICE]} råd",
    ]
    done = counted(documents, "dokument kontrollerat", "dokument kontrollerade")
    head = f"{done}: {', '.join(words)}."
    if not counts[Severity.ERROR]:
        return f"{head}\nGodkänt."
    return f"{head}\nInte godkänt: rätta {counts[Severity.ERROR]} fel."


def relative_paths(
    paths: tuple[Path, ...], root: Path, slips: Slips
) -> Callable[[str], bool]:
    """Return a test of whether a file is among those asked for; all are when none was.

    A path that does not exist, or lies outside the workspace, is noted.
    """
    tried = (slips.tried(_relative, path, root) for path in paths)
    wanted = [one for one in tried if one is not None]
    return lambda file: not wanted or any(_holds(path, file) for path in wanted)


def _relative(path: Path, root: Path) -> str:
    found = path if path.exists() else root / path
    if not found.exists():
        raise BadArgument(f"{path} finns inte", "rätta sökvägen")
    try:
        return found.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise BadArgument(
            f"{path} ligger utanför arbetsytan", "rätta sökvägen eller --workspace"
        ) from None


def _holds(path: str, file: str) -> bool:
    return path == "." or file == path or file.startswith(f"{path}/")
