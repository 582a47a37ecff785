"""`govdocs remiss place`: where the comments of a round belong in a later text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.options import text_or_json
from govdocs.cli.round import read_answers, tell_broken, the_round
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.model.revision import WORKTREE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govdocs.consultation.asked_text import AskedText
    from govdocs.consultation.compilation import Compilation
    from govdocs.consultation.placing import Placed

_TOLD = {
    "exact": "oförändrat",
    "moved": "flyttat",
    "edited": "omskrivet",
    "gone": "texten är borttagen",
    "unsure": "osäkert",
}


@click.command(
    "place",
    Judging,
    options_metavar="[VAL]",
    short_help="Visa var synpunkterna hör hemma i ett senare utkast.",
    help="""Visa var synpunkterna på en remiss hör hemma i ett senare utkast.

    Texten som remitterades jämförs med den som ligger här, eller med --to. En synpunkt
    följer sitt styckes id, annars sina ord. Finns stycket inte kvar, eller är det osäkert,
    står det "behöver placeras"; den läggs aldrig på grannen.""",
)
@the_round
@click.option(
    "--to",
    "revision",
    type=FILLED,
    default=WORKTREE,
    metavar="REVISION",
    help="Den senare texten, annars filerna här.",
)
@text_or_json
@click.pass_context
def place(ctx: click.Context, name: str, revision: str, form: str) -> int:
    """Carry the comments of a round to a later text."""
    from govdocs.consultation.placing import place_comments
    from govdocs.overview.later_texts import later_texts

    slips = Slips(held(ctx))
    known, found = slips.needed(read_answers, ctx, name)
    # A revision that cannot be used is None.
    later = slips.last(later_texts, known.root, found, revision or WORKTREE)
    tell_broken(known)
    tell_missing(found, later)
    placed = place_comments(found, later)
    if form == "json":
        show.data([_row(one) for one in placed])
        return 0
    for one in placed:
        show.result(_line(found, one))
    counts = Counter(one.status.value for one in placed if not one.needs_placing)
    told = [f"{_TOLD[one]}: {counts[one]}" for one in _TOLD if counts[one]]
    left = sum(one.needs_placing for one in placed)
    show.message(", ".join([*told, f"behöver placeras: {left}"]))
    return 0


def tell_missing(found: Compilation, later: Mapping[str, AskedText]) -> None:
    """Tell which documents are not there later, for all in them is then told as gone."""
    from govdocs.overview.later_texts import missing_later

    for words in missing_later(found, later):
        show.message(f"OBS {words} Ange en annan text med --to.")


def _line(found: Compilation, one: Placed) -> str:
    comment = one.said.comment
    told = _TOLD[one.status.value]
    where = one.landed.cited if one.landed else f"behöver placeras ({told})"
    what = "" if one.landed is None else f"{told}  "
    return show.on_one_line(f"{comment.id}  {found.cited(comment)}  →  {what}{where}")


def _row(one: Placed) -> dict[str, Any]:
    place = one.said.comment.place
    return {
        "id": one.said.comment.id,
        "instance": one.said.consultee,
        "document": place.document if place else None,
        "from": place.block if place else None,
        "status": one.status.value,
        "block": one.landed.block if one.landed else None,
        "cited": one.landed.cited if one.landed else None,
        "confidence": one.confidence,
    }
