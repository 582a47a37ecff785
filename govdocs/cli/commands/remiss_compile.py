"""`govdocs remiss compile`: all answers to a round put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.round import (
    made_pdfs,
    out_option,
    read_answers,
    tell_broken,
    tell_personal,
    tell_unread,
    the_round,
    write_files,
)
from govdocs.cli.slips import Slips

if TYPE_CHECKING:
    from govdocs.consultation.compilation import Compilation

_NAME = "sammanstallning"


@click.command(
    "compile",
    Judging,
    without_pdf="välj --format md, html eller xlsx",
    options_metavar="[VAL]",
    short_help="Sammanställ svaren på en remiss.",
    help="""Sammanställ svaren på en remiss: efter avsnitt, efter instans och efter fråga.

    Lika synpunkter på samma ställe blir en rad med antalet instanser. Sådana som nästan är
    lika pekas bara ut. Varje synpunkt står ordagrant i bilagan. Siffrorna skrivs ut med det
    de är summan av.""",
)
@the_round
@out_option
@click.option(
    "--format",
    "forms",
    type=click.Choice(["md", "html", "pdf", "xlsx", "all"]),
    multiple=True,
    default=("all",),
    show_default=True,
    help="Hur sammanställningen skrivs. Går att upprepa.",
)
@click.pass_context
def compile_answers(
    ctx: click.Context, name: str, out: Path, forms: tuple[str, ...]
) -> int:
    """Write the compilation of a round."""
    from govdocs.consultation.sums import prove_sums

    known, found = Slips(held(ctx)).last(read_answers, ctx, name)
    tell_broken(known)
    names = _FORMATS if "all" in forms else dict.fromkeys(forms)
    wanted = [_FORMATS[one] for one in names]
    files = {
        name: content for write in wanted for name, content in write(found).items()
    }
    write_files(known.root, out, files)
    for one in prove_sums(found):
        show.result(one.told)
    tell_unread(found)
    tell_personal(known)
    return 0


def _markdown(found: Compilation) -> dict[str, bytes]:
    from govdocs.render.markdown.compilation import compilation_markdown

    return {f"{_NAME}.md": compilation_markdown(found)}


def _page(found: Compilation) -> dict[str, bytes]:
    from govdocs.render.html.compilation_page import compilation_file

    return {f"{_NAME}.html": compilation_file(found)}


def _pdf(found: Compilation) -> dict[str, bytes]:
    from govdocs.render.pdf.compilation import compilation_jobs

    return made_pdfs(compilation_jobs(found, "govdocs"))


def _excel(found: Compilation) -> dict[str, bytes]:
    from govdocs.render.xlsx.compilation import compilation_xlsx

    return {f"{_NAME}.xlsx": compilation_xlsx(found)}


_FORMATS: dict[str, Callable[[Compilation], dict[str, bytes]]] = {
    "md": _markdown,
    "html": _page,
    "pdf": _pdf,
    "xlsx": _excel,
}
