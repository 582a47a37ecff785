"""`govdocs remiss open`: freeze the texts, name those who are asked, and set the days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.consultation_options import (
    enclosed_of,
    invited_of,
    outside_of,
    with_questions,
)
from govdocs.cli.entry import Filing, offer, tell_faults, unasked, with_commit
from govdocs.cli.named_file import NamedPath, bytes_of
from govdocs.cli.options import Day, workspace_root
from govdocs.errors import BadArgument

_KINDS = ("remiss", "intern synpunktsrunda")


@click.command(
    "open",
    Command,
    options_metavar="[VAL]",
    short_help="Öppna en remiss: frys texterna och bestäm vilka som tillfrågas.",
    help="""Öppna en remiss: frys texterna och bestäm vilka som tillfrågas.

    Texterna tas som de är sparade i git och binds med kontrollsumma. Medan remissen är
    öppen kan de inte ändras: check, sparandet och serverns krok stoppar det. Det som inte
    längre kan ändras visas innan något skrivs.

    Med --kind "intern synpunktsrunda" läser en arbetsgrupp ett utkast på samma sätt.""",
)
@click.argument("name", metavar="ÅR-NR")
@click.option("--title", metavar="TEXT", required=True, help="Vad remissen kallas.")
@click.option(
    "--doc",
    "documents",
    metavar="DOKUMENT[@VERSION]",
    multiple=True,
    required=True,
    help="En text som är på remiss. Går att upprepa.",
)
@click.option(
    "--revision", default="HEAD", show_default=True, help="Den ändring texterna tas ur."
)
@click.option(
    "--deadline", type=Day(), metavar="DAG", required=True, help="Sista svarsdag."
)
@click.option(
    "--opens",
    type=Day(),
    metavar="DAG",
    default=lambda: clock.today(),
    show_default="i dag",
    help="Första dagen.",
)
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="remiss",
    show_default=True,
    help="Sort.",
)
@click.option(
    "--instance",
    "instances",
    metavar="ID[=KANAL]",
    multiple=True,
    help="En som tillfrågas, ur remissinstanser.yaml. Går att upprepa.",
)
@click.option("--all-instances", "is_all", is_flag=True, help="Fråga hela registret.")
@click.option(
    "--question",
    "questions",
    metavar="[DOKUMENT[#AVSNITT]=]TEXT",
    multiple=True,
    help="En fråga. Börjar den med ! måste den besvaras. Går att upprepa.",
)
@click.option(
    "--outside",
    metavar="DOKUMENT=SKÄL",
    multiple=True,
    help='Utanför remissen, och varför: "x=uppdaterad, inte reviderad".',
)
@click.option(
    "--enclosed", metavar="TITEL[=LÄNK]", multiple=True, help="Något som sänds med."
)
@click.option(
    "--docket", "dockets", metavar="NUMMER", multiple=True, help="Diarienummer."
)
@click.option(
    "--letter",
    type=NamedPath(),
    metavar="FIL",
    help="Missivet, i Markdown.",
)
@click.option("--marking", metavar="ORD", help="Till exempel Påhittade uppgifter.")
@with_commit
@unasked
@click.pass_context
def open_(
    ctx: click.Context,
    /,
    name: str,
    title: str,
    documents: tuple[str, ...],
    revision: str,
    deadline: date,
    opens: date,
    kind: str,
    instances: tuple[str, ...],
    is_all: bool,
    questions: tuple[str, ...],
    outside: tuple[str, ...],
    enclosed: tuple[str, ...],
    dockets: tuple[str, ...],
    letter: Path | None,
    marking: str | None,
    is_saved: bool,
    yes: bool,
) -> int:
    """Show what a round will fix, and write it."""
    from govdocs.consultation.frozen_text import frozen_texts
    from govdocs.consultation.opening import (
        fixed,
        judge_opening,
        judge_places,
        warnings,
    )
    from govdocs.model.consultation import Consultation, ConsultationKind
    from govdocs.overview.freezing import freeze, place_of_round, unsaved
    from govdocs.text.consultation_file import consultation_text
    from govdocs.text.folder import Folder
    from govdocs.text.load import load_consulted

    root = workspace_root(ctx)
    read = load_consulted(Folder(root))
    if read.faults:
        return show.refused(read.faults)
    register = read.registers.consultees
    everyone = tuple(
        one.id for one in register if is_all and (one.end is None or one.end >= opens)
    )
    asked = Consultation(
        _round_id(name),
        title,
        ConsultationKind(kind),
        opens,
        deadline,
        freeze(root, documents, revision),
        tuple(map(invited_of, dict.fromkeys((*everyone, *instances)))),
        outside=tuple(map(outside_of, outside)),
        enclosed=tuple(map(enclosed_of, enclosed)),
        dockets=dockets,
        letter=_text_of(letter),
        marking=marking,
    )
    asked = with_questions(asked, questions)
    judge_opening(asked, register, (one.id for one in read.consulted.rounds))
    if any(one.section for each in asked.texts for one in each.questions):
        judge_places(asked, frozen_texts(root, asked))
    path = place_of_round(root, name, asked.texts[0].document)
    text = consultation_text(asked)
    show.result(path)
    show.result(text.rstrip("\n"))
    for words in fixed(asked):
        show.message(words)
    for words in warnings(asked, register):
        show.message(f"OBS {words}")
    for document in unsaved(root, asked.texts):
        show.message(f"OBS {document} har ändringar här som inte är med i remissen.")
    message = f"remiss: {name} öppnas {opens}"
    filing = Filing(path, None, text.encode("utf-8"), message)
    tell_faults(root, filing, is_saved=is_saved)
    offer(root, filing, "Öppna remissen?", yes=yes, is_saved=is_saved)
    return 0


def _round_id(name: str) -> str:
    import re

    if not re.fullmatch(r"\d{4}-[1-9]\d{0,2}", name, re.ASCII):
        raise BadArgument(f"{name} är inget id för en remiss", "skriv som 2021-1")
    return name


def _text_of(path: Path | None) -> str | None:
    from govdocs.text.legible import decoded, legible

    if path is None:
        return None
    return legible(decoded(bytes_of(path, "rätta --letter"))).strip() or None
