"""`govdocs agenda`: every day that somebody must keep, with how it was worked out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held, refuse
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import Day, day_option, text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govdocs.model.finding import Finding
    from govdocs.overview.agenda import Entry
    from govdocs.overview.agenda_item import Item
    from govdocs.overview.editions import Library
    from govdocs.text.load import Loaded

_WIDTH = 100
_HARD = "\N{NO-BREAK SPACE}"
_WEEKDAYS = "mån tis ons tor fre lör sön".split()


@click.command(
    "agenda",
    Judging,
    clashes=(("ics", "form"),),
    options_metavar="[VAL]",
    help="""Visa de dagar som måste hållas: när avtal ska sägas upp och går ut, när tiden för
    att överklaga är slut, när pengar tar slut och vad som är planerat.

    Dagarna räknas ur avtalens egna villkor, händelserna, besluten och tidplan.yaml. En
    dag i ett avtal flyttas aldrig till nästa vardag. Hur varje dag har räknats står på
    webbplatsen, i kalenderfilen och i --format json.""",
)
@day_option("Den första dagen, och den dag som läget räknas för.")
@click.option("--until", type=Day(), metavar="DAG", help="Den sista dagen.")
@click.option(
    "--ics",
    type=NamedPath(),
    metavar="FIL",
    help="Skriv en kalenderfil (iCalendar) i stället.",
)
@text_or_json
@click.pass_context
def command(
    ctx: click.Context, on: date, until: date | None, ics: Path | None, form: str
) -> int:
    """Show the agenda of the workspace, or write it as a calendar."""
    from govdocs.overview.agenda import agenda, coming, gathered
    from govdocs.overview.editions import find_library

    slips = Slips(held(ctx))
    # A day that cannot be used is None.
    if on and until and until < on:
        what = f"den sista dagen, {until}, ligger före den första, {on}"
        slips.note(what, "rätta dagarna")
    loaded = slips.last(_loaded, ctx)
    library = find_library(loaded, on)
    found = coming(agenda(library), on, until)
    if ics:
        return _write(found, library, ics)
    if form == "json":
        show.data([_as_json(one) for one in found])
    else:
        _print(gathered(found), on, until)
    return 0


def _loaded(ctx: click.Context) -> Loaded:
    """Read the workspace. Raises Stopped for what no day can rest on."""
    from govdocs.cli.record import read_workspace

    loaded = read_workspace(workspace_root(ctx))
    refuse(_faults(loaded))
    return loaded


def _faults(loaded: Loaded) -> list[Finding]:
    """Return what makes the registers or the record say less than they should."""
    from govdocs.lint import rules
    from govdocs.lint.run import as_findings

    workspace = loaded.workspace
    found = [one for one in workspace.faults if one.is_error]
    for rule in rules.WORKSPACE_RULES:
        if rule.code in {"GD421", "GD704"}:
            found += as_findings(rule, rule.check(workspace))
    return found


def _write(items: Sequence[Item], library: Library, path: Path) -> int:
    from govdocs.overview.agenda_ground import find_grounds
    from govdocs.render.calendar import calendar
    from govdocs.text.files import replace_file

    name, words = library.work.settings.name, find_grounds(library).words
    replace_file(path, calendar(items, library.day, name, words))
    show.message(f"Skrev {_count(len(items))} till {path}.")
    return 0


def _as_json(one: Item) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "kind": one.kind.value,
        "tag": one.tag.value,
        "document": one.document,
        "version": one.version,
        "party": one.parties[0] if len(one.parties) == 1 else None,
        "parties": list(one.parties),
        "computed": one.computed,
        "rule": one.rule,
        "arithmetic": one.arithmetic or None,
        "clause": one.clause,
        "text": one.text,
        "followed": one.followed,
        "done": one.is_done,
        "overdue": one.is_overdue,
        "marking": one.marking,
    }


def _print(entries: Sequence[Entry], on: date, until: date | None) -> None:
    spans = [_span((one.item.day - on).days) for one in entries]
    figures = max((len(span[1]) for span in spans), default=0)
    starts = [_start(span, figures) for span in spans]
    longest = max(map(len, starts), default=0)
    for entry, start in zip(entries, starts, strict=True):
        one = entry.item
        day = f"{_WEEKDAYS[one.day.weekday()]} {one.day}"
        first = f"{start:<{longest}}  {day}  {one.tag:<10}  "
        marking = f" [{one.marking}]" if one.marking else ""
        also = f" Samma dag: {', '.join(entry.also)}." if entry.also else ""
        words = f"{one.text}{'.' if also else ''}{also}{marking}"
        whole = words.replace("§ ", f"§{_HARD}")
        lines = show.wrapped(whole, len(first), first, _WIDTH)
        show.result(lines.replace(_HARD, " "))
    limit = f" till och med {until}" if until else ""
    show.result(f"{_count(len(entries))} i agendan från och med {on}{limit}.")


def _span(days: int) -> tuple[str, str, str]:
    """Return how far off a day is, in words around a figure."""
    if days in (0, 1):
        return ("i dag" if days == 0 else "i morgon", "", "")
    if days < 0:
        return ("för", str(-days), "dag sedan" if days == -1 else "dagar sedan")
    return ("om", str(days), "dagar")


def _start(span: tuple[str, str, str], figures: int) -> str:
    before, figure, after = span
    if not figure:
        return before
    return f"{before:<3} {figure:>{figures}} {after}"


def _count(number: int) -> str:
    if number == 0:
        return "Ingen dag"
    return counted(number, "dag", "dagar")
