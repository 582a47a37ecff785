"""`govdocs place`: where comments on one text belong in the next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.options import text_or_json
from govdocs.errors import BadArgument

if TYPE_CHECKING:
    from govdocs.model.anchor import Placement


@click.command(
    "place",
    options_metavar="--files GAMMAL NY --anchors ANKARE.json [VAL]",
    help="""Visa var synpunkter på en text hör hemma i nästa.

    Filen med ankare är en lista i JSON med id, start och end för varje ställe i den
    gamla texten. Det som inte säkert går att placera listas som "behöver placeras".""",
)
@click.option(
    "--files",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="GAMMAL NY",
    help="Den gamla och den nya filen, måste anges.",
)
@click.option(
    "--anchors",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Ställena i den gamla filen, måste anges.",
)
@text_or_json
def command(files: tuple[Path, Path] | None, anchors: Path | None, form: str) -> int:
    """Carry anchors from one file to another."""
    from govdocs.cli.anchors import read_anchors
    from govdocs.cli.compared import read_text
    from govdocs.diff.place import place_anchors
    from govdocs.diff.redline import compare

    if files is None or anchors is None:
        missing = "filerna saknas" if files is None else "ankarna saknas"
        raise BadArgument(missing, "ange --files GAMMAL NY --anchors ANKARE.json")
    old, new = map(read_text, files)
    asked = read_anchors(read_text(anchors), len(old.text))
    redline = compare(old.text, new.text)
    placed = place_anchors(old.text, new.text, redline, asked)
    if form == "json":
        show.data([_row(one) for one in placed])
    else:
        _print(placed, new.text)
    return 0


def _row(one: Placement) -> dict[str, Any]:
    start, end = one.span or (None, None)
    return {
        "id": one.id,
        "status": one.status.value,
        "start": start,
        "end": end,
        "confidence": one.confidence,
    }


_TOLD = {
    "exact": "oförändrat",
    "moved": "flyttat",
    "edited": "omskrivet",
    "gone": "texten är borttagen",
    "unsure": "behöver placeras",
}


def _print(placed: tuple[Placement, ...], new: str) -> None:
    from govdocs.text.source import place

    for one in placed:
        where = ""
        if one.span:
            line, column = place(new, one.span[0])
            where = f"  rad {line}:{column}"
        show.result(show.on_one_line(f"{one.id}  {_TOLD[one.status.value]}{where}"))
    counts = Counter(one.span is not None for one in placed)
    show.message(f"{counts[True]} placerade, {counts[False]} behöver ses över.")
