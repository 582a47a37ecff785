"""`govdocs diff`: what differs between two texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.options import workspace_root
from govdocs.errors import BUG, BadArgument
from govdocs.model.revision import WORKTREE
from govdocs.text.files import replace_file

if TYPE_CHECKING:
    from govdocs.cli.compared import Compared


@click.command(
    "diff",
    options_metavar="[VAL]",
    help="""Visa vad som skiljer mellan två texter, ord för ord.

    Jämför ett dokument i två revisioner, som hsavtal@1.0 hsavtal@2.0. Utan en andra
    revision jämförs med filerna här. Med --files jämförs två filer: vilken Markdown som
    helst, också utan front matter och id.

    Det borttagna står som [-ord-] och det tillagda som {+ord+}. Text som står på en annan
    plats visas som flyttad, och ett nytt nummer som omnumrerat. Sist står ett kvitto på
    att båda texterna går att återskapa ur jämförelsen.""",
)
@click.argument("revisions", nargs=-1, metavar="[REVISION] [REVISION]")
@click.option(
    "--doc",
    "document",
    metavar="ID",
    help="Dokumentet, när ingen revision säger vilket.",
)
@click.option(
    "--files",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="GAMMAL NY",
    help="Två filer att jämföra, i stället för revisioner.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["term", "json"]),
    default="term",
    show_default=True,
    help="Hur jämförelsen skrivs.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Filen att skriva till.",
)
@click.pass_context
def command(
    ctx: click.Context,
    revisions: tuple[str, ...],
    document: str | None,
    files: tuple[Path, Path] | None,
    form: str,
    out: Path | None,
) -> int:
    """Compare two files, or a document at two revisions."""
    _refuse(revisions, document, files)
    if files is not None:
        compared = _compare_files(files, out)
    else:
        from govdocs.cli.revised import compare_revisions

        words = (revisions[0], revisions[1] if len(revisions) > 1 else WORKTREE)
        compared = compare_revisions(workspace_root(ctx), words, document)
    _write(_lines(compared, form, out), out)
    return 0 if compared.redline.exact else BUG


def _refuse(
    revisions: tuple[str, ...], document: str | None, files: tuple[Path, Path] | None
) -> None:
    """Refuse what is neither two files nor one or two revisions."""
    if files and (revisions or document):
        raise BadArgument("--files går inte ihop med revisioner", "ange det ena")
    if not files and not 1 <= len(revisions) <= 2:
        raise BadArgument(
            "det framgår inte vad som ska jämföras",
            "ange en eller två revisioner, eller --files GAMMAL NY",
        )


def _compare_files(files: tuple[Path, Path], out: Path | None) -> Compared:
    from govdocs.cli.compared import Compared, read_text
    from govdocs.diff.redline import compare

    if out and any(_is_same(out, one) for one in files):
        raise BadArgument(
            "--out är en av filerna som jämförs", "välj ett annat filnamn"
        )
    old, new = map(read_text, files)
    return Compared(old, new, compare(old.text, new.text))


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _lines(compared: Compared, form: str, out: Path | None) -> Iterator[str]:
    if form == "json":
        from govdocs.cli.redline_json import redline_data

        yield json.dumps(redline_data(compared), ensure_ascii=False)
        return
    from govdocs.cli.redline_terminal import in_colour, redline_lines

    yield from redline_lines(compared, colour=out is None and in_colour())


def _write(lines: Iterator[str], out: Path | None) -> None:
    if out:
        replace_file(out, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        show.message(f"Skrev {out}.")
        return
    for line in lines:
        show.result(line)
    sys.stdout.flush()
