"""`govdocs remiss template`: the forms to fill in, and the letter that goes with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.options import workspace_root
from govdocs.errors import BadArgument

if TYPE_CHECKING:
    from govdocs.consultation.form import Form

_FORMS = ("md", "html", "missiv", "missiv-pdf")


@click.command(
    "template",
    options_metavar="[VAL]",
    short_help="Skriv formulär att fylla i, och missivet.",
    help="""Skriv formulär att fylla i, och missivet.

    md är ett formulär i Markdown, html en sida att fylla i utan server, missiv följebrevet
    i Markdown och missiv-pdf samma brev som PDF. Word kommer i en senare utgåva.""",
)
@click.option("--round", "name", metavar="REMISS", required=True, help="Som 2021-1.")
@click.option(
    "--instance", metavar="ID", help="Bara till den. Annars till ingen särskild."
)
@click.option("--all", "is_all", is_flag=True, help="Ett av varje till varje inbjuden.")
@click.option(
    "--format",
    "forms",
    type=click.Choice(_FORMS),
    multiple=True,
    default=("md", "html", "missiv"),
    show_default=True,
    help="Vad som skrivs. Går att upprepa.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    required=True,
    help="Mappen.",
)
@click.pass_context
def template(
    ctx: click.Context,
    name: str,
    instance: str | None,
    is_all: bool,
    forms: tuple[str, ...],
    out: Path,
) -> int:
    """Write the files, and tell which."""
    from dataclasses import replace

    from govdocs.consultation.answers import open_round
    from govdocs.consultation.form import form_of
    from govdocs.overview.frozen import frozen_texts
    from govdocs.text.files import replace_file

    root = workspace_root(ctx)
    known = open_round(root, name)
    invited = [one.consultee for one in known.round.invited]
    if instance and instance not in {*known.consultees, *invited}:
        raise BadArgument(f"{instance} finns inte i remissinstanser.yaml", "rätta id")
    plain = form_of(known.round, frozen_texts(root, known.round))
    wanted: list[str | None] = [*invited] if is_all else [instance]
    for one in wanted:
        form = replace(plain, consultee=one)
        for path, content in _files(form, forms, known.name_of(one) if one else None):
            replace_file(out / path, content)
            show.result(str(out / path))
    return 0


def _files(
    form: Form, forms: tuple[str, ...], name: str | None
) -> list[tuple[str, bytes]]:
    from govdocs.consultation.form_html import form_html
    from govdocs.consultation.form_markdown import form_markdown
    from govdocs.consultation.letter import letter_markdown

    start = f"{form.round.id}-{form.consultee}" if form.consultee else form.round.id
    found: list[tuple[str, bytes]] = []
    for one in dict.fromkeys(forms):
        if one == "md":
            found.append((f"svar-{start}.md", form_markdown(form).encode()))
        elif one == "html":
            found.append((f"svar-{start}.html", form_html(form).encode()))
        else:
            text = letter_markdown(form.round, name, form.consultee)
            ending, content = "md", text.encode()
            if one == "missiv-pdf":
                from govdocs.render.letter import letter_pdf

                ending, content = "pdf", letter_pdf(text, form.round.title)
            found.append((f"missiv-{start}.{ending}", content))
    return found
