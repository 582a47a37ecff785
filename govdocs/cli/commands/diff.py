"""`govdocs diff`: what differs between two texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, Stopped, held, is_given
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import (
    ONLY_ON_A_DAY,
    party_on_day,
    two_files,
    two_revisions,
    workspace_root,
)
from govdocs.cli.slips import Slips
from govdocs.errors import BUG, BadArgument, CannotCompare, UnknownDocument
from govdocs.model.revision import WORKTREE, DayAsked, parse_revision
from govdocs.text.files import replace_file

if TYPE_CHECKING:
    from govdocs.cli.compared import Compared
    from govdocs.cli.revised import Revision


@click.command(
    "diff",
    Judging,
    without_pdf="välj --format html eller docx",
    options_metavar="[VAL]",
    help="""Visa vad som skiljer mellan två texter, ord för ord.

    Jämför ett dokument i två revisioner, som hsavtal@1.0 hsavtal@2.0. Utan en andra
    revision jämförs med filerna här. Säger ingen revision vilket dokument det gäller,
    som i HEAD~1 HEAD, jämförs alla dokument som skiljer sig, eller de som anges med
    --doc. Med --files jämförs två filer: vilken Markdown som helst, också utan front
    matter och id.

    Det borttagna står som [-ord-] och det tillagda som {+ord+}. Text som står på en annan
    plats visas som flyttad, och ett nytt nummer som omnumrerat. Sist står ett kvitto på
    att båda texterna går att återskapa ur jämförelsen.

    Formerna html (löpande text) och side (sida vid sida) är sidor som går att öppna i en
    webbläsare, docx är en Word-fil med spårade ändringar, och pdf är till för papper.""",
)
@two_revisions
@click.option(
    "--doc",
    "documents",
    multiple=True,
    metavar="ID",
    help="Ett dokument att jämföra. Går att upprepa.",
)
@party_on_day
@two_files
@click.option(
    "--format",
    "form",
    type=click.Choice(["term", "json", "html", "side", "docx", "pdf"]),
    default="term",
    show_default=True,
    help="Hur jämförelsen skrivs.",
)
@click.option(
    "--all",
    "is_whole",
    is_flag=True,
    help="Visa hela den ändrade texten, utan förkortningar.",
)
@click.option(
    "--out",
    type=NamedPath(),
    metavar="FIL",
    help="Filen att skriva till.",
)
@click.pass_context
def command(
    ctx: click.Context,
    revisions: tuple[str, ...],
    documents: tuple[str, ...],
    party: str | None,
    files: tuple[Path, Path] | None,
    form: str,
    is_whole: bool,
    out: Path | None,
) -> int:
    """Compare two files, or documents at two revisions."""
    slips = Slips(held(ctx))
    _judge(ctx, revisions, documents, party, slips)
    if form in _BINARY and not is_given(ctx, "out"):
        remedy = f"ange --out, till exempel --out skillnad.{form}"
        slips.note(f"{form} går inte att visa i terminalen", remedy)
    if files and out and any(_is_same(out, one) for one in files):
        slips.note("--out är en av filerna som jämförs", "välj ett annat filnamn")
    if not files and not 1 <= len(revisions) <= 2:
        raise slips.stopped()
    found, is_one = slips.last(_found, ctx, revisions, documents, party, files)
    if form in ("term", "json"):
        _write(_lines(found, form, is_one=is_one, is_whole=is_whole, out=out), out)
    else:
        _write_file(found, form, out)
    return 0 if all(one.redline.exact for one in found) else BUG


_BINARY = ("docx", "pdf")


def _write_file(found: Sequence[Compared], form: str, out: Path | None) -> None:
    """Write one redline as a page, a PDF or a Word file."""
    from govdocs.cli.redline_files import FILE_FORMATS

    if not found:
        remedy = "välj andra revisioner, eller ange ett dokument med --doc"
        raise BadArgument("inget dokument skiljer sig", remedy)
    if len(found) != 1:
        what = f"{form} visar ett dokument i taget, och {len(found)} skiljer"
        raise BadArgument(what, "ange ett av dem med --doc")
    content = FILE_FORMATS[form](found[0])
    if out is None:
        show.result(content.decode("utf-8").rstrip("\n"))
        return
    replace_file(out, content)
    show.message(f"Skrev {out}.")


def _judge(
    ctx: click.Context,
    revisions: Sequence[str],
    documents: Sequence[str],
    party: str | None,
    slips: Slips,
) -> None:
    """Note what is neither two files nor one or two revisions."""
    if is_given(ctx, "files"):
        if revisions or documents or party:
            slips.note("--files går inte ihop med revisioner", "ange det ena")
    elif not 1 <= len(revisions) <= 2:
        slips.note(
            "det framgår inte vad som ska jämföras",
            "ange en eller två revisioner, eller --files GAMMAL NY",
        )
    elif party and not any(
        isinstance(parse_revision(one), DayAsked) for one in revisions
    ):
        slips.note(*ONLY_ON_A_DAY)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _found(
    ctx: click.Context,
    revisions: Sequence[str],
    documents: Sequence[str],
    party: str | None,
    files: tuple[Path, Path] | None,
) -> tuple[list[Compared], bool]:
    """Return the comparisons asked for, and whether it is a single one that was asked for.

    Raises what stops them.
    """
    if files is not None:
        from govdocs.cli.compared import compare_files

        return [compare_files(*files)], True
    from govdocs.cli.revised import both_told

    root = workspace_root(ctx)
    with both_told(root, revisions, party):
        return _compare(root, revisions, documents, party)


def _compare(
    root: Path, words: Sequence[str], documents: Sequence[str], party: str | None
) -> tuple[list[Compared], bool]:
    from govdocs.cli.revised import Revision, compare_all, compare_revisions

    names = words[0], words[1] if len(words) > 1 else WORKTREE
    old, new = (Revision(root, one, party) for one in names)
    asked = list(dict.fromkeys(name.lower() for name in documents))
    if not asked and (old.document or new.document):
        return [compare_revisions(old, new)], True
    if not asked:
        return list(compare_all(old, new)), False
    return list(_compare_each(old, new, asked)), len(asked) == 1


def _compare_each(
    old: Revision, new: Revision, names: Sequence[str]
) -> Iterator[Compared]:
    from govdocs.cli.revised import compare_revisions

    failed: list[UnknownDocument | CannotCompare] = []
    for name in names:
        try:
            yield compare_revisions(old, new, name)
        except (UnknownDocument, CannotCompare) as error:
            failed.append(error)
    if failed:
        raise Stopped(failed)


def _lines(
    found: Sequence[Compared],
    form: str,
    *,
    is_one: bool,
    is_whole: bool,
    out: Path | None,
) -> Iterator[str]:
    """Yield what is printed: one redline, or several and a total."""
    if form == "json":
        from govdocs.cli.redline_json import redline_data

        rows = [redline_data(one) for one in found]
        yield show.as_json(rows[0] if is_one else rows, None)
        return
    from govdocs.cli.marked import Look
    from govdocs.cli.redline_terminal import look_of_output, redline_lines, sheaf_lines

    look = Look(is_whole=is_whole) if out else look_of_output(is_whole=is_whole)
    if is_one:
        yield from redline_lines(found[0], look)
    else:
        yield from sheaf_lines(found, look)


def _write(lines: Iterator[str], out: Path | None) -> None:
    if out:
        replace_file(out, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        show.message(f"Skrev {out}.")
        return
    for line in lines:
        show.result(line)
    sys.stdout.flush()
