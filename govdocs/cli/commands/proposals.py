"""`govdocs proposals`: every open proposal, and how it stands to the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.options import day_option, text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.errors import NothingSaved, UnknownRevision
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from pathlib import Path

    from govdocs.overview.proposals import Proposal, Rival
    from govdocs.store.gateway import Gateway

_MANY = 8
_APPLIES = {
    "oberoende": "Går att slå ihop med huvudgrenen.",
    "flaggad": "Går att slå ihop med huvudgrenen, men den har ändrat intill",
    "tävlar": "Går inte att slå ihop som det står, för huvudgrenen har ändrat samma text",
}


@click.command(
    "proposals",
    Judging,
    options_metavar="[VAL]",
    help="""Lista öppna förslag: vad de rör, vilka som tävlar, och om de går att slå ihop.

    Ett öppet förslag är en gren som heter forslag/NAMN, eller en hämtad pull request, som
    har något som huvudgrenen saknar. Rollen är den som står efter Roll: i förslagets
    senaste ändring som har en. Åldern räknas från förslagets första ändring.

    Förslag tävlar när de ändrar samma ord, eller när det ena stryker vad det andra ändrar.
    De flaggas när de rör olika ord i samma mening. Om ett förslag får införas, enligt
    skedets policyer, svarar govdocs review på.""",
)
@click.option(
    "--base",
    metavar="REVISION",
    help="Grenen som förslagen ska in i. Annars main, eller den gren som är utcheckad.",
)
@day_option("Dagen som åldern räknas till.")
@text_or_json
@click.pass_context
def command(ctx: click.Context, base: str | None, on: date, form: str) -> int:
    """List the open proposals."""
    found = Slips(held(ctx)).last(_found, ctx, base)
    if form == "json":
        show.data([_as_json(one, on) for one in found])
    else:
        _print(found, on)
    return 0


def _found(ctx: click.Context, base: str | None) -> tuple[Proposal, ...]:
    from govdocs.overview.proposals import list_proposals

    root = workspace_root(ctx)
    gateway, main = open_main(root, base)
    return list_proposals(gateway, root, main)


def open_main(root: Path, base: str | None) -> tuple[Gateway, str]:
    """Return the repository, and the commit that proposals are to go into.

    Raises NothingSaved or UnknownRevision.
    """
    from govdocs.store.gateway import open_gateway
    from govdocs.store.proposals import main_commit

    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    if base is None:
        return gateway, main_commit(gateway)
    found = gateway.resolve(base)
    if found is None:
        raise UnknownRevision(base, "rätta --base, till exempel till main")
    return gateway, found


def _as_json(one: Proposal, on: date) -> dict[str, Any]:
    return {
        "ref": one.ref.name,
        "commit": one.ref.commit,
        "subject": one.story.subject,
        "role": one.story.role or None,
        "begun": one.begun.isoformat(),
        "age": one.age(on),
        "blocks": list(one.blocks),
        "competing": [_rival(each) for each in one.rivals],
        "applies": one.applies.value,
        "hindered_by": list(one.hindrance),
        "comments": list(one.story.comments),
    }


def _rival(one: Rival) -> dict[str, Any]:
    return {
        "ref": one.name,
        "verdict": one.verdict.value,
        "blocks": list(one.blocks),
    }


def _print(found: tuple[Proposal, ...], on: date) -> None:
    if not found:
        show.message("Det finns inga öppna förslag.")
        return
    for one in found:
        _print_one(one, on)
    noun = "öppet förslag" if len(found) == 1 else "öppna förslag"
    competing = [
        one for one in found if any(each.verdict == "tävlar" for each in one.rivals)
    ]
    told = f"{len(competing)} tävlar med varandra" if competing else "inga tävlar"
    show.result(f"{len(found)} {noun}, {told}.")


def _print_one(one: Proposal, on: date) -> None:
    days = one.age(on)
    age = counted(days, "dag", "dagar") if days else "i dag"
    role = f", {one.story.role}" if one.story.role else ""
    show.result(show.on_one_line(f"{one.ref.name} ({age}{role})"))
    lines = [one.story.subject, f"Rör {_listed(one.blocks)}"]
    lines += [
        f"{'Tävlar med' if each.verdict == 'tävlar' else 'Flaggas med'} {each.name}: "
        f"{_listed(each.blocks)}"
        for each in one.rivals
    ]
    hindrance = f": {_listed(one.hindrance)}" if one.hindrance else ""
    lines.append(f"{_APPLIES[one.applies.value]}{hindrance}")
    for line in lines:
        show.result(show.wrapped(show.on_one_line(line), 4, "  "))


def _listed(blocks: tuple[str, ...]) -> str:
    more = [f"och {len(blocks) - _MANY} till"] if len(blocks) > _MANY else []
    return ", ".join([*blocks[:_MANY], *more]) or "inget"
