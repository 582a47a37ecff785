"""`govdocs remiss template`: the forms to fill in, and the letter that goes with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held, unusable
from govdocs.cli.form_files import FORMS
from govdocs.cli.round import find_round, out_option, round_option
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.cli.written import tell_read


@click.command(
    "template",
    Judging,
    needs=("name",),
    clashes=(("is_all", "instance"), ("is_reading", "is_open")),
    options_metavar="[VAL]",
    short_help="Skriv formulär att fylla i, och missivet.",
    help="""Skriv formulär att fylla i, och missivet.

    docx är en arbetsmall för Word, med texterna och rutor att skriva i, och odt samma mall
    för LibreOffice. md är ett formulär i Markdown, html en sida att fylla i utan server,
    missiv följebrevet i Markdown och missiv-pdf samma brev som PDF.

    I en intern synpunktsrunda, och med --reading, blir docx och odt ett läsexemplar utan
    rutor: läsarna skriver kommentarer i marginalen och ändrar i texten, och ändringarna
    spåras.

    Arbetsmallens text är låst, men inte rutorna. Den som inte kommer åt rutorna i sitt
    program får en mall med --unlocked.""",
)
@round_option
@click.option(
    "--instance",
    type=FILLED,
    metavar="ID",
    help="Bara till den instansen, annars till ingen särskild.",
)
@click.option(
    "--all", "is_all", is_flag=True, help="Skriv till var och en som är inbjuden."
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(FORMS),
    multiple=True,
    default=("md", "html", "missiv"),
    show_default=True,
    help="Vad som skrivs. Går att upprepa.",
)
@click.option(
    "--reading",
    "is_reading",
    is_flag=True,
    help="Läsexemplar i stället för arbetsmall.",
)
@click.option(
    "--unlocked", "is_open", is_flag=True, help="Arbetsmall där texten inte är låst."
)
@out_option
@click.pass_context
def template(
    ctx: click.Context,
    name: str,
    instance: str | None,
    is_all: bool,
    forms: tuple[str, ...],
    is_reading: bool,
    is_open: bool,
    out: Path,
) -> int:
    """Write the files, and tell which."""
    from dataclasses import replace

    from govdocs.cli.form_files import FormFiles
    from govdocs.consultation.form import form_of
    from govdocs.model.nearest import did_you_mean
    from govdocs.overview.frozen import frozen_texts
    from govdocs.text.files import replace_file

    slips = Slips(held(ctx))
    is_wrong = "forms" in unusable(ctx)
    if (is_reading or is_open) and not ({"docx", "odt"} & {*forms} or is_wrong):
        option = "--reading" if is_reading else "--unlocked"
        slips.note(f"{option} gäller Word", "lägg till --format docx eller odt")
    known = slips.needed(find_round, ctx, name)
    root = known.root
    invited = [one.consultee for one in known.round.invited]
    ids = {*known.consultees, *invited}
    if instance and instance not in ids:
        remedy = did_you_mean(instance, ids, "rätta id")
        slips.note(f"{instance} finns inte i remissinstanser.yaml", remedy)
    slips.stop()
    texts = tuple(frozen_texts(root, known.round))
    plain = form_of(known.round, texts)
    addressed = {one: known.addressed(one) for one in ids}
    sender = known.read.settings.contact
    files = FormFiles(texts, is_reading, is_open, sender, addressed)
    files.judge(forms, known.round)
    wanted: list[str | None] = [*invited] if is_all else [instance]
    made: dict[Path, bytes] = {}
    for one in wanted:
        form = replace(plain, consultee=one)
        told = known.name_of(one) if one else None
        for kind in dict.fromkeys(forms):
            path, content = files.file(kind, form, told)
            made[out / path] = content
    _keep_what_is_filled_in(made)
    for place, content in made.items():
        replace_file(place, content)
        show.result(str(place))
    tell_read(root, made)
    if replace(plain, consultee=instance).is_uninvited:
        show.message(
            f"OBS {known.name_of(str(instance))} är inte inbjuden, och det står i filerna. "
            f"Bjud in: govdocs remiss invite {name} {instance}"
        )
    return 0


def _keep_what_is_filled_in(made: Mapping[Path, bytes]) -> None:
    """Refuse to write over files that say something else. Raises Stopped."""
    slips = Slips()
    for path, content in made.items():
        if path.is_file() and path.read_bytes() != content:
            slips.note(
                f"{path} finns redan och kan vara ifylld",
                "ange en annan mapp med --out, eller flytta filen",
            )
    slips.stop()
