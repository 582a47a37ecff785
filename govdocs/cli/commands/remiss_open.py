"""`govdocs remiss open`: freeze the texts, name those who are asked, and set the days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, refuse
from govdocs.cli.consultation_options import (
    enclosed_of,
    invited_of,
    outside_of,
    tell_unsaved,
    with_questions,
)
from govdocs.cli.entry import offer, tell_faults, unasked, with_commit
from govdocs.cli.named_file import NamedPath, bytes_of
from govdocs.cli.options import Day, workspace_root
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.errors import BadArgument
from govdocs.text.filing import Filing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govdocs.model.consultation import Consultation, Frozen
    from govdocs.model.register import Consultee
    from govdocs.text.load import ConsultedRead

_KINDS = ("remiss", "intern synpunktsrunda")


@dataclass(frozen=True, slots=True)
class _Options:
    """What was asked for on the command line; None for what cannot be used."""

    name: str
    title: str | None
    documents: tuple[str, ...]
    revision: str
    deadline: date | None
    opens: date | None
    kind: str | None
    instances: tuple[str, ...]
    is_all: bool
    questions: tuple[str, ...]
    outside: tuple[str, ...]
    enclosed: tuple[str, ...]
    dockets: tuple[str, ...]
    letter: Path | None
    marking: str | None


@click.command(
    "open",
    Judging,
    options_metavar="[VAL]",
    short_help="Öppna en remiss: frys texterna och bestäm vilka som tillfrågas.",
    help="""Öppna en remiss: frys texterna och bestäm vilka som tillfrågas.

    Texterna tas som de är sparade i git och binds med kontrollsumma. Medan remissen är
    öppen kan de inte ändras: check, sparandet och serverns krok stoppar det. Det som inte
    längre kan ändras visas innan något skrivs.

    Med --kind "intern synpunktsrunda" läser en arbetsgrupp ett utkast på samma sätt.""",
)
@click.argument("name", metavar="ÅR-NR")
@click.option(
    "--title", type=FILLED, metavar="TEXT", required=True, help="Vad remissen kallas."
)
@click.option(
    "--doc",
    "documents",
    type=FILLED,
    metavar="DOKUMENT[@VERSION]",
    multiple=True,
    required=True,
    help="En text som är på remiss. Går att upprepa.",
)
@click.option(
    "--revision",
    type=FILLED,
    default="HEAD",
    metavar="REVISION",
    show_default=True,
    help="Den sparade ändring som texterna tas ur.",
)
@click.option(
    "--deadline", type=Day(), metavar="DAG", required=True, help="Sista svarsdag."
)
@click.option(
    "--opens",
    type=Day(),
    metavar="DAG",
    default=lambda: clock.today(),
    help="Dagen då remissen öppnar, annars i dag.",
)
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="remiss",
    show_default=True,
    help="En remiss, eller en arbetsgrupps egen läsning.",
)
@click.option(
    "--instance",
    "instances",
    type=FILLED,
    metavar="ID[=KANAL]",
    multiple=True,
    help="En som tillfrågas, ur remissinstanser.yaml. Går att upprepa.",
)
@click.option("--all-instances", "is_all", is_flag=True, help="Fråga hela registret.")
@click.option(
    "--question",
    "questions",
    type=FILLED,
    metavar="[DOKUMENT[#AVSNITT]=]TEXT",
    multiple=True,
    help="En fråga. Börjar den med ! måste den besvaras. Går att upprepa.",
)
@click.option(
    "--outside",
    type=FILLED,
    metavar="DOKUMENT=SKÄL",
    multiple=True,
    help='Ett dokument utanför remissen, och varför: "x=uppdaterad". Går att upprepa.',
)
@click.option(
    "--enclosed",
    type=FILLED,
    metavar="TITEL[=LÄNK]",
    multiple=True,
    help="Något som sänds med. Går att upprepa.",
)
@click.option(
    "--docket",
    "dockets",
    type=FILLED,
    metavar="NUMMER",
    multiple=True,
    help="Diarienummer. Går att upprepa.",
)
@click.option(
    "--letter",
    type=NamedPath(),
    metavar="FIL",
    help="Missivet, i Markdown.",
)
@click.option(
    "--marking",
    type=FILLED,
    metavar="ORD",
    help="Ord som visas, som Påhittade uppgifter.",
)
@with_commit
@unasked
@click.pass_context
def open_(ctx: click.Context, /, *, is_saved: bool, yes: bool, **options: Any) -> int:
    """Show what a round will fix, and write it."""
    from govdocs.consultation.opening import fixed, warnings
    from govdocs.overview.freezing import place_of_round, unsaved, unsaved_consultees
    from govdocs.text.consultation_file import consultation_text

    slips = Slips(held(ctx))
    root, known = slips.needed(_read, ctx)
    asked = _asked(root, known, _Options(**options), slips)
    path = place_of_round(root, asked.id, asked.texts[0].document)
    text = consultation_text(asked)
    show.result(path)
    show.result(text.rstrip("\n"))
    for words in fixed(asked):
        show.message(words)
    sender = known.settings.contact
    register = known.registers.consultees
    for words in warnings(asked, register, sender, clock.today()):
        show.message(f"OBS {words}")
    for document in unsaved(root, asked.texts):
        show.message(f"OBS {document} har ändringar här som inte är med i remissen.")
    tell_unsaved(unsaved_consultees(root, asked) if is_saved else ())
    message = f"remiss: {asked.id} öppnas {asked.opens}"
    filing = Filing(path, None, text.encode("utf-8"), message)
    tell_faults(root, filing, is_saved=is_saved)
    offer(root, filing, "Öppna remissen?", yes=yes, is_saved=is_saved)
    return 0


def _read(ctx: click.Context) -> tuple[Path, ConsultedRead]:
    from govdocs.text.folder import Folder
    from govdocs.text.load import load_consulted

    root = workspace_root(ctx)
    known = load_consulted(Folder(root))
    refuse(known.faults)
    return root, known


def _asked(
    root: Path, known: ConsultedRead, wanted: _Options, slips: Slips
) -> Consultation:
    """Return the round that is asked for. Raises Stopped with all that is wrong."""
    from govdocs.consultation.frozen_text import frozen_texts
    from govdocs.consultation.opening import judge_opening, judge_places
    from govdocs.overview.freezing import freeze

    register = known.registers.consultees
    texts = freeze(root, wanted.documents, wanted.revision, slips.found)
    asked = _round(wanted, texts, register, slips)
    asked = with_questions(asked, wanted.questions, slips)
    rounds = (one.id for one in known.consulted.rounds)
    slips.found += judge_opening(asked, register, rounds)
    if any(one.section for each in asked.texts for one in each.questions):
        frozen = slips.tried(frozen_texts, root, asked)
        slips.found += judge_places(asked, frozen) if frozen else ()
    slips.stop()
    return asked


def _round(
    wanted: _Options,
    texts: tuple[Frozen, ...],
    register: Sequence[Consultee],
    slips: Slips,
) -> Consultation:
    """Return the round as it is asked for; a day that is missing is taken as the other."""
    from govdocs.consultation.opening import no_register
    from govdocs.model.consultation import Consultation, ConsultationKind

    if wanted.is_all and not register and not wanted.instances:
        slips.found.append(no_register())
    opens = wanted.opens or wanted.deadline or clock.today()
    named = dict.fromkeys((*_everyone(wanted, register, opens), *wanted.instances))
    slips.tried(_judge_id, wanted.name)
    return Consultation(
        id=wanted.name,
        title=wanted.title or "",
        kind=ConsultationKind(wanted.kind or _KINDS[0]),
        opens=opens,
        deadline=wanted.deadline or opens,
        texts=texts,
        invited=tuple(filter(None, (invited_of(one, slips) for one in named))),
        outside=tuple(filter(None, (outside_of(one, slips) for one in wanted.outside))),
        enclosed=tuple(
            filter(None, (enclosed_of(one, slips) for one in wanted.enclosed))
        ),
        dockets=wanted.dockets,
        letter=slips.tried(_text_of, wanted.letter),
        marking=wanted.marking,
    )


def _everyone(
    wanted: _Options, register: Sequence[Consultee], opens: date
) -> Iterator[str]:
    """Yield all of the register that are there in the round, but those named apart."""
    apart = {one.partition("=")[0].strip() for one in wanted.instances}
    last = wanted.deadline or opens
    for one in register if wanted.is_all else ():
        is_there = (one.end or opens) >= opens and (one.start or last) <= last
        if is_there and one.id not in apart:
            yield one.id


def _judge_id(name: str) -> None:
    import re

    if not re.fullmatch(r"\d{4}-[1-9]\d{0,2}", name, re.ASCII):
        raise BadArgument(f"{name} är inget id för en remiss", "skriv som 2021-1")


def _text_of(path: Path | None) -> str | None:
    from govdocs.text.legible import decoded, legible

    if path is None:
        return None
    text = legible(decoded(bytes_of(path, "rätta --letter"))).strip()
    if not text:
        words = f"{path.name} är tom"
        raise BadArgument(words, "skriv missivet i den, eller utelämna --letter")
    return text
