"""`govdocs remiss template`: the forms to fill in, and the letter that goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, unusable
from govdocs.cli.progress import progress
from govdocs.cli.round import find_round, out_option, round_option
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.cli.written import tell_read
from govdocs.model.enumeration import enumerated
from govdocs.model.period import in_words
from govdocs.render.form_files import FORMS, is_for_word
from govdocs.text.files import replace_file

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead

# What goes to those who are asked when nobody has said what.
_ORDINARY = ("docx", "md", "html", "missiv")


@click.command(
    "template",
    Judging,
    needs=("name",),
    clashes=(("is_blank", "instance"), ("is_reading", "is_open")),
    without_pdf="välj --format missiv",
    options_metavar="[VAL]",
    short_help="Skriv formulär att fylla i, och missivet.",
    help="""Skriv formulär att fylla i, och missivet, till var och en som är inbjuden.

    docx är en arbetsmall för Word, med texterna och rutor att skriva i, och odt samma mall
    för LibreOffice. md är ett formulär i Markdown, html en sida att fylla i utan server,
    missiv följebrevet i Markdown och missiv-pdf samma brev som PDF.

    Till en instans som enligt remissinstanser.yaml inte finns längre skrivs inget, om den
    inte anges med --instance.

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
    help="Bara till den instansen.",
)
@click.option(
    "--blank",
    "is_blank",
    is_flag=True,
    help="Till ingen särskild, som ett läsexemplar att lägga på en gemensam yta.",
)
@click.option(
    "--format",
    "forms",
    type=click.Choice(FORMS),
    multiple=True,
    help=f"Vad som skrivs. Går att upprepa; annars {enumerated(_ORDINARY)}.",
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
    is_blank: bool,
    forms: tuple[str, ...],
    is_reading: bool,
    is_open: bool,
    out: Path,
) -> int:
    """Write the files, and tell which."""
    slips = Slips(held(ctx))
    forms = forms or (("docx",) if is_reading or is_open else _ORDINARY)
    if (is_reading or is_open) and not (is_for_word(forms) or "forms" in unusable(ctx)):
        option = "--reading" if is_reading else "--unlocked"
        slips.note(f"{option} gäller Word", "lägg till --format docx eller odt")
    known = slips.needed(find_round, ctx, name)
    _judge_instance(known, instance, slips, is_blank=is_blank)
    slips.stop()
    invited = known.round.invited_ids
    gone = _gone(known, [instance] if instance else invited)
    alone = [instance] if instance or is_blank else []
    there = [one for one in invited if one not in gone]
    made = _made(known, alone or there, forms, out, (is_reading, is_open))
    _keep_what_is_filled_in(made)
    for place, content in made.items():
        replace_file(place, content)
        show.result(str(place))
    tell_read(known.root, made)
    for who, last in () if is_blank else gone.items():
        show.message(_told_gone(known.name_of(who), last, is_named=bool(instance)))
    if instance and instance not in invited:
        show.message(
            f"OBS {known.name_of(instance)} är inte inbjuden, och det står i filerna. "
            f"Bjud in: govdocs remiss invite {name} {instance}"
        )
    return 0


def _gone(known: RoundRead, wanted: Iterable[str]) -> dict[str, date]:
    """Return those who are there no longer, with their last day."""
    rows = (known.consultees.get(one) for one in wanted)
    today = clock.today()
    return {one.id: one.end for one in rows if one and one.end and one.is_gone(today)}


def _told_gone(name: str, last: date, *, is_named: bool) -> str:
    """Return that one is gone, and gets nothing unless it was asked for by name."""
    words = f"fanns till och med den {in_words(last)}."
    return (
        f"OBS {name} {words}" if is_named else f"Inget skrivs till {name}, som {words}"
    )


def _judge_instance(
    known: RoundRead, instance: str | None, slips: Slips, *, is_blank: bool
) -> None:
    """Note an instance that is not known, or that there is nobody to write to."""
    from govdocs.model.nearest import did_you_mean

    invited = known.round.invited_ids
    ids = {*known.consultees, *invited}
    if instance and instance not in ids:
        remedy = did_you_mean(instance, ids, "rätta id")
        slips.note(f"{instance} finns inte i remissinstanser.yaml", remedy)
    if not (instance or is_blank or invited):
        remedy = (
            "bjud in med govdocs remiss invite, eller ange --instance eller --blank"
        )
        slips.note(f"ingen är inbjuden till remiss {known.round.id}", remedy)


def _made(
    known: RoundRead,
    wanted: Sequence[str | None],
    kinds: Sequence[str],
    out: Path,
    ways: tuple[bool, bool],
) -> dict[Path, bytes]:
    """Return the files to each of those wanted, None for nobody, by where they go."""
    from govdocs.consultation.form.form import form_of
    from govdocs.overview.frozen import frozen_texts
    from govdocs.render.form_files import FormFiles

    texts = tuple(frozen_texts(known.root, known.round))
    plain = form_of(known.round, texts)
    addressed = {one: known.addressed(one) for one in wanted if one}
    files = FormFiles(texts, *ways, known.read.settings.contact, addressed)
    files.judge(kinds, known.round)
    made: dict[Path, bytes] = {}
    with progress("Skriver formulären", len(wanted)) as step:
        for one in wanted:
            form = replace(plain, consultee=one)
            name = known.name_of(one) if one else None
            for kind in dict.fromkeys(kinds):
                path, content = files.file(kind, form, name)
                made[out / path] = content
            step(one or "")
    return made


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
