"""`govdocs tidplan`: what was planned, held against what has been done."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held, refuse
from govdocs.cli.options import day_option, text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.model.amount import counted

_SUMS = (
    ("i tid", "gjort i tid"),
    ("sent", "gjort för sent"),
    ("försenad", "försenat"),
    ("kvar", "kvar"),
    ("okänd", "utan känt utfall"),
)

if TYPE_CHECKING:
    from govdocs.model.milestone import Milestone, Outcome
    from govdocs.text.load import ScheduleRead

    Row = tuple[Milestone, Outcome]


@click.command(
    "tidplan",
    Judging,
    options_metavar="[VAL]",
    help="""Visa tidplanen mot utfallet: vad som är gjort, vad som är kvar och vad som är sent.

    Milstolparna står i tidplan.yaml. Är bara månaden planerad räknas dagarna från
    månadens sista dag. Det som har blivit gjort efter dagen som anges räknas inte.""",
)
@day_option("Dagen som utfallet räknas till.")
@text_or_json
@click.pass_context
def command(ctx: click.Context, on: date, form: str) -> int:
    """Show the plan of the workspace."""
    from govdocs.model.milestone import outcome

    read = Slips(held(ctx)).last(_read, ctx)
    planned = sorted(read.milestones, key=lambda one: (one.last, one.id))
    rows = [(one, outcome(one, on)) for one in planned]
    if form == "json":
        show.data([_as_json(one, found) for one, found in rows])
    else:
        _print(rows, read.names)
    return 0


def _read(ctx: click.Context) -> ScheduleRead:
    from govdocs.text.load import load_schedule

    read = load_schedule(workspace_root(ctx))
    refuse(read.faults)
    return read


def _as_json(one: Milestone, found: Outcome) -> dict[str, Any]:
    return {
        "id": one.id,
        "what": one.what,
        "kind": one.kind.value,
        "owner": one.owner,
        "planned_from": one.planned.start.isoformat(),
        "planned_to": one.last.isoformat(),
        "done_on": one.done.isoformat() if one.done else None,
        "progress": found.progress.value,
        "days_late": found.days_late,
        "document": one.document,
        "marking": one.marking,
        "source": one.source,
        "text": found.words,
    }


def _print(rows: list[Row], names: dict[str, str]) -> None:
    if not rows:
        show.message("Ingen tidplan finns. Skriv milstolparna i tidplan.yaml.")
        return
    for one, found in rows:
        show.result(show.wrapped(one.what, 12, f"{_planned(one)}  "))
        owner = names.get(one.owner, one.owner)
        marking = f" {one.marking}." if one.marking else ""
        told = f"{found.words}. Ansvarig: {owner}.{marking}"
        show.result(show.wrapped(told, 12))
    show.result(_verdict(rows))


def _planned(one: Milestone) -> str:
    """Return the planned day in ten columns, or the month."""
    whole_month = one.last != one.planned.start
    return f"{one.last:%Y-%m}   " if whole_month else one.last.isoformat()


def _verdict(rows: list[Row]) -> str:
    sums = Counter(found.progress.value for _, found in rows)
    told = (f"{sums[word]} {words}" for word, words in _SUMS if sums[word])
    whole = counted(len(rows), "milstolpe", "milstolpar")
    return f"{whole}: {', '.join(told)}."
