"""`govdocs fraga`: questions that a working group has parked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Group, Judging, held, refuse, unusable
from govdocs.cli.options import Day, day_option, text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.errors import NothingSaved
from govdocs.model.question import Answer, Question, Raised, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdocs.model.finding import Finding
    from govdocs.model.metadata import Target
    from govdocs.overview.asking import Asked, Grounds
    from govdocs.store.gateway import Gateway
    from govdocs.text.load import Loaded

_NUMBER = click.argument("number", metavar="NR", type=click.IntRange(1, 9999))
_COMMIT = click.option(
    "--commit", "is_saved", is_flag=True, help="Spara också ändringen i git."
)
_ON = day_option("Dagen då det hände.")
_ANSWER_BY = click.option(
    "--answer-by", type=Day(), metavar="DAG", help="Sista dagen att svara."
)


@click.group(
    "fraga",
    Group,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Parkera en fråga om texten, lyft den och svara på den.",
)
def command() -> None:
    """Hold the commands about questions."""


@command.command(
    "list",
    cls=Judging,
    options_metavar="[VAL]",
    short_help="Lista parkerade frågor: hos vem de ligger, och sedan när.",
    help="""Lista parkerade frågor: hos vem de ligger, och sedan när.

    För varje steg står hur länge det har tagit. Sista raden säger hur det står till. Utan
    val visas de öppna frågorna.""",
)
@click.option(
    "--open/--all",
    "only_open",
    default=True,
    help="Bara de öppna frågorna, eller också de besvarade.",
)
@day_option("Dagen som läget räknas för.")
@text_or_json
@click.pass_context
def list_questions(ctx: click.Context, only_open: bool, on: date, form: str) -> int:
    """List questions with who has them."""
    from govdocs.cli.questions_told import teller
    from govdocs.overview.questions import verdict

    loaded = Slips(held(ctx)).last(_load, ctx)
    told = teller(loaded.workspace, on)
    known = [one.as_of(on) for one in loaded.workspace.questions]
    questions = sorted(filter(None, known), key=lambda one: one.number)
    shown = [one for one in questions if one.is_open or not only_open]
    if form == "json":
        show.data([told.row(one) for one in shown])
        return 0
    for one in shown:
        for line in told.lines(one):
            show.result(line)
        show.result("")
    show.result(show.wrapped(verdict(questions, on), 0))
    return 0


@command.command(
    "add",
    cls=Judging,
    options_metavar="[VAL]",
    short_help="Parkera en ny fråga om ett ställe i texten.",
    help="""Parkera en ny fråga om ett ställe i texten.

    Frågan får nästa lediga nummer och en fil i mappen fragor. Den ligger först hos det
    lägsta organet i frågetrappan, eller hos det som anges med --to.""",
)
@click.option("--title", metavar="TEXT", help="Frågan i en mening. Måste anges.")
@click.option(
    "--place",
    "places",
    metavar="STÄLLE",
    multiple=True,
    help="Stycket eller rubriken, som hsavtal#k7m2. Måste anges; går att upprepa.",
)
@click.option(
    "--meeting", metavar="TEXT", help="Mötet där frågan väcktes. Måste anges."
)
@click.option(
    "--role",
    metavar="ROLL",
    help="Rollen som väckte frågan, aldrig en person. Måste anges.",
)
@day_option("Dagen då frågan väcktes.")
@click.option(
    "--parked",
    type=Day(),
    metavar="DAG",
    help="Dagen då den parkerades, annars dagen den väcktes.",
)
@click.option("--to", "body", metavar="ORGAN", help="Organet som har frågan.")
@_ANSWER_BY
@click.option("--conflict", metavar="TEXT", help="Vilka mål som står mot varandra.")
@click.option("--marking", metavar="TEXT", help="Ord som visas vid frågan.")
@_COMMIT
@click.pass_context
def add(
    ctx: click.Context,
    title: str | None,
    places: tuple[str, ...],
    meeting: str | None,
    role: str | None,
    on: date | None,
    parked: date | None,
    body: str | None,
    answer_by: date | None,
    conflict: str | None,
    marking: str | None,
    is_saved: bool,
) -> int:
    """Write a new question."""
    from govdocs.overview.asking import raise_question

    slips, lost = Slips(held(ctx)), unusable(ctx)
    work = slips.tried(_open, ctx, is_saved=is_saved)
    # A day that cannot be used is taken as one that nothing else lies before.
    day = on or min(filter(None, (parked, answer_by, clock.today())))
    since = parked or day
    said = (
        (title, "title", "frågan", "--title med frågan i en mening"),
        (meeting, "meeting", "mötet där frågan väcktes", "--meeting"),
        (role, "role", "rollen som väckte frågan", "--role"),
    )
    asked, where, who = (
        slips.words(value, what, option, is_lost=name in lost)
        for value, name, what, option in said
    )
    targets = _places(slips, places, is_lost="places" in lost)
    if work is None:
        raise slips.stopped()
    turn = Turn(_first(work, body, slips, is_lost="body" in lost), since, answer_by)
    if not turn.body:
        raise slips.stopped()
    question = Question(
        path="",
        number=0,
        title=asked,
        places=targets,
        raised=Raised(where, who, day),
        parked=since,
        turns=(turn,),
        conflict=slips.words_or_none(conflict),
        marking=slips.words_or_none(marking),
    )
    return work.finish(raise_question(work.grounds(slips), question))


def _places(
    slips: Slips, places: tuple[str, ...], *, is_lost: bool
) -> tuple[Target, ...]:
    if not places and not is_lost:
        slips.note("stället som frågan gäller saknas", "ange --place hsavtal#k7m2")
    return slips.places(places)


def _first(work: _Work, body: str | None, slips: Slips, *, is_lost: bool) -> str:
    """Return who gets a new question: the body asked for, or the lowest of the ladder."""
    ladder = work.loaded.workspace.settings.question_ladder
    if body or ladder:
        return body or ladder[0]
    if not is_lost:
        slips.note("ingen har frågan", "ange --to, eller frågetrappa i govdocs.yaml")
    return ""


@command.command(
    "escalate",
    cls=Judging,
    options_metavar="[VAL]",
    short_help="Lyft en fråga ett steg uppåt.",
    help="""Lyft en fråga till ett organ högre upp i frågetrappan.

    Steget läggs sist i frågans fil. Utan --to lyfts frågan till nästa organ i trappan.""",
)
@_NUMBER
@click.option("--to", "body", metavar="ORGAN", help="Organet som får frågan.")
@_ANSWER_BY
@_ON
@_COMMIT
@click.pass_context
def escalate_question(
    ctx: click.Context,
    number: int,
    body: str | None,
    answer_by: date | None,
    on: date | None,
    is_saved: bool,
) -> int:
    """Add a step to a question."""
    from govdocs.overview.asking import escalate

    slips = Slips(held(ctx))
    found = slips.tried(_found, ctx, number, is_saved=is_saved)
    if found is None or "body" in unusable(ctx):
        raise slips.stopped()
    work, question = found
    above = body or _next(work, question, slips)
    if not above:
        raise slips.stopped()
    turn = Turn(above, on or question.held.start, answer_by)
    return work.finish(escalate(work.grounds(slips), question, turn))


def _found(
    ctx: click.Context, number: int, *, is_saved: bool
) -> tuple[_Work, Question]:
    """Open a workspace and find one of its questions. Raises what stops that."""
    from govdocs.overview.asking import find_question

    work = _open(ctx, is_saved=is_saved)
    return work, find_question(work.loaded.workspace, number)


def _next(work: _Work, question: Question, slips: Slips) -> str:
    """Return the body above the one that has a question; '' when there is none."""
    ladder = work.loaded.workspace.settings.question_ladder
    here = question.held.body
    above = ladder[ladder.index(here) + 1 :] if here in ladder else ()
    if above:
        return above[0]
    slips.note(
        f"frågetrappan har inget organ ovanför {here}",
        "svara på frågan med govdocs fraga answer, eller ange --to",
    )
    return ""


@command.command(
    "answer",
    cls=Judging,
    options_metavar="[VAL]",
    short_help="Skriv svaret på en fråga.",
    help="""Skriv svaret på en fråga.

    Utan --by är det organet som har frågan som svarar. Med --to-consultation ställs
    frågan i remissen, och med --decision sägs vilket beslut den ledde till.""",
)
@_NUMBER
@click.option("--text", metavar="TEXT", help="Svaret i klartext. Måste anges.")
@click.option("--by", "body", metavar="ORGAN", help="Organet som svarar.")
@click.option(
    "--decision", metavar="FIL", help="Filen med beslutet, från arbetsytans topp."
)
@click.option("--to-consultation", is_flag=True, help="Frågan ställs i remissen.")
@_ON
@_COMMIT
@click.pass_context
def answer_question(
    ctx: click.Context,
    number: int,
    text: str | None,
    body: str | None,
    decision: str | None,
    to_consultation: bool,
    on: date | None,
    is_saved: bool,
) -> int:
    """Write the answer to a question."""
    from govdocs.overview.asking import answer

    slips = Slips(held(ctx))
    words = slips.words(text, "svaret", "--text", is_lost="text" in unusable(ctx))
    found = slips.tried(_found, ctx, number, is_saved=is_saved)
    if found is None:
        raise slips.stopped()
    work, question = found
    turn = question.held
    answered = replace(
        question,
        answer=Answer(words, body or turn.body, on or turn.start),
        to_consultation=to_consultation or question.to_consultation,
        decision=decision or question.decision,
    )
    return work.finish(answer(work.grounds(slips), question, answered))


@dataclass(frozen=True, slots=True)
class _Work:
    """A workspace to write in; `gateway` and `head` are None when git is left alone."""

    loaded: Loaded
    gateway: Gateway | None
    head: str | None

    def grounds(self, slips: Slips) -> Grounds:
        """Return what a question is judged by."""
        from govdocs.overview.asking import Grounds

        return Grounds(self.loaded, clock.today(), slips.found)

    def finish(self, asked: Asked) -> int:
        """Write what was asked for and say so, or tell all that stands in the way."""
        from govdocs.cli.questions_told import teller
        from govdocs.overview.asking import commit_draft, write_draft

        draft = asked.draft
        if draft is None:
            return show.faults(asked.faults)
        notes: Sequence[str] = ()
        if self.gateway:
            notes = commit_draft(self.gateway, self.head, draft)
        else:
            write_draft(self.loaded.root, draft)
        for line in teller(self.loaded.workspace, clock.today()).lines(draft.question):
            show.result(line)
        done = "sparad i git" if self.gateway else "inte sparad i git än"
        show.message(f"{draft.question.path} är skriven, och {done}.")
        for note in notes:
            show.message(note)
        return 0


def _open(ctx: click.Context, *, is_saved: bool) -> _Work:
    """Open a workspace to write a question in; raises NothingSaved outside git."""
    root, gateway = workspace_root(ctx), None
    if is_saved:
        from govdocs.store.gateway import open_gateway

        gateway = open_gateway(root)
        if gateway is None:
            raise NothingSaved(has_repository=False)
    head = gateway.head() if gateway else None
    return _Work(_load(ctx), gateway, head)


def _load(ctx: click.Context) -> Loaded:
    """Read the workspace. Raises Stopped for what no question can rest on."""
    from govdocs.cli.record import read_workspace

    loaded = read_workspace(workspace_root(ctx))
    refuse(_unreadable(loaded))
    return loaded


def _unreadable(loaded: Loaded) -> list[Finding]:
    """Return the faults of questions, bodies and settings: no answer can rest on those."""
    from govdocs.text.questions import is_question

    return [
        one
        for one in loaded.workspace.faults
        if is_question(one.location.file)
        or one.location.file in ("organ.yaml", "govdocs.yaml")
    ]
