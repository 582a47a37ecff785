"""`govdocs place`: where comments on one text belong in the next."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held, is_given
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import (
    ONLY_ON_A_DAY,
    party_on_day,
    text_or_json,
    two_files,
    two_revisions,
    workspace_root,
)
from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument, UnknownDocument
from govdocs.model.revision import WORKTREE
from govdocs.text.words import beginning

if TYPE_CHECKING:
    from govdocs.cli.compared import Compared
    from govdocs.diff.homes import Homes
    from govdocs.model.anchor import Anchor, Placement

_QUOTED = 60


@click.command(
    "place",
    Judging,
    needs=("document",),
    options_metavar="--anchors ANKARE.json [VAL]",
    help="""Visa var synpunkter på en text hör hemma i nästa.

    Texterna är ett dokument i två revisioner, som hsavtal@1.0 hsavtal@2.0, eller de två
    filerna efter --files. Utan en andra revision är den nya texten den som ligger här.

    Filen med ankare är en lista i JSON. Varje ankare har id och antingen start och end,
    ställen i den gamla texten så som export --to canonical skriver den, eller block, id
    på ett stycke, med eller utan quote, ett citat ur det.

    En synpunkt följer sitt styckes id, annars sina ord. Det som inte säkert går att
    placera listas som "behöver placeras".""",
)
@two_revisions
@click.option(
    "--doc",
    "document",
    metavar="ID",
    default="",
    help="Dokumentet, när ingen revision säger vilket.",
)
@party_on_day
@two_files
@click.option(
    "--anchors",
    type=NamedPath(),
    metavar="FIL",
    help="Ställena i den gamla texten, måste anges.",
)
@text_or_json
@click.pass_context
def command(
    ctx: click.Context,
    revisions: tuple[str, ...],
    document: str,
    party: str | None,
    files: tuple[Path, Path] | None,
    anchors: Path | None,
    form: str,
) -> int:
    """Carry anchors from one text to the next."""
    from govdocs.cli.anchors import read_anchors, read_rows
    from govdocs.cli.compared import read_text
    from govdocs.diff.carry import carry_anchors
    from govdocs.diff.homes import Homes

    slips = Slips(held(ctx))
    compared = None
    if _names_texts(ctx, revisions, slips) and (files or not is_given(ctx, "files")):
        compared = slips.tried(_compared, ctx, revisions, document, party, files)
    file = slips.tried(read_text, anchors) if anchors else None
    rows = slips.tried(read_rows, file) if file else None
    if compared is None or file is None or rows is None:
        raise slips.stopped()
    texts = compared.old.text, compared.new.text
    homes = Homes(texts[0], compared.old.body), Homes(texts[1], compared.new.body)
    read = read_anchors(file, rows, texts[0], homes[0])
    slips.found += read.faults
    slips.stop()
    placed = tuple(carry_anchors(texts, homes, compared.redline, read.anchors))
    if form == "json":
        show.data([_row(one, homes[1]) for one in placed])
    else:
        _print(compared, read.anchors, placed, homes[1])
    return 0


def _names_texts(ctx: click.Context, revisions: Sequence[str], slips: Slips) -> bool:
    """Tell whether two texts are named; note what is neither files nor revisions."""
    is_files = is_given(ctx, "files")
    is_named = is_files or 1 <= len(revisions) <= 2
    if is_files and (revisions or is_given(ctx, "document") or is_given(ctx, "party")):
        slips.note("--files går inte ihop med revisioner", "ange det ena")
    if not is_named:
        slips.note(
            "det framgår inte vilka texter som menas",
            "ange en eller två revisioner, eller --files GAMMAL NY",
        )
    if not is_given(ctx, "anchors"):
        slips.note("ankarna saknas", "ange --anchors ANKARE.json")
    return is_named


def _compared(
    ctx: click.Context,
    revisions: Sequence[str],
    document: str,
    party: str | None,
    files: tuple[Path, Path] | None,
) -> Compared:
    from govdocs.cli.compared import compare_files

    if files:
        return compare_files(*files)
    from govdocs.cli.revised import both_told

    root = workspace_root(ctx)
    with both_told(root, revisions, party):
        return _compare(root, revisions, document, party)


def _compare(
    root: Path, words: Sequence[str], document: str, party: str | None
) -> Compared:
    from govdocs.cli.revised import Revision, compare_revisions

    names = words[0], words[1] if len(words) > 1 else WORKTREE
    old, new = (Revision(root, one, party) for one in names)
    if party and not (old.is_day or new.is_day):
        raise BadArgument(*ONLY_ON_A_DAY)
    if not document and not old.document and not new.document:
        raise BadArgument("det framgår inte vilket dokument som menas", "ange --doc ID")
    compared = compare_revisions(old, new, document.lower())
    if not compared.old.is_there:
        raise UnknownDocument(compared.document, None, old.called)
    return compared


def _row(one: Placement, homes: Homes) -> dict[str, Any]:
    start, end = one.span or (None, None)
    home = homes.holding(one.span) if one.span else None
    return {
        "id": one.id,
        "status": one.status.value,
        "start": start,
        "end": end,
        "block": home.id if home else None,
        "confidence": one.confidence,
    }


_TOLD = {
    "exact": "oförändrat",
    "moved": "flyttat",
    "edited": "omskrivet",
    "gone": "texten är borttagen",
    "unsure": "behöver placeras",
}


def _print(
    compared: Compared,
    asked: Sequence[Anchor],
    placed: Sequence[Placement],
    homes: Homes,
) -> None:
    """Print where each comment is, and the words of those that have no place."""
    places = _places(compared, placed, homes)
    for anchor, one, where in zip(asked, placed, places, strict=True):
        if one.span is None:
            quote = " ".join(compared.old.text[slice(*anchor.span)].split())
            where = f'"{beginning(quote, _QUOTED)}"'
        told = f"{one.id}  {_TOLD[one.status.value]}  {where}"
        show.result(show.on_one_line(told))
    counts = Counter(one.span is not None for one in placed)
    show.message(f"{counts[True]} placerade, {counts[False]} behöver ses över.")


def _places(
    compared: Compared, placed: Sequence[Placement], homes: Homes
) -> Iterator[str]:
    """Yield where each is, as readers cite the text; by line in files."""
    from govdocs.text.source import place

    text = compared.new.text
    cite = _citer(compared) if compared.document else None
    for one in placed:
        at = one.span[0] if one.span else 0
        home = homes.holding(one.span) if one.span else None
        mark = f" {{#{home.id}}}" if home and cite else ""
        line, column = place(text, at)
        yield f"{cite(at)}{mark}" if cite else f"rad {line}:{column}"


def _citer(compared: Compared) -> Callable[[int], str]:
    """Return what cites the block that a place in the new text is in."""
    from govdocs.diff.places import find_places
    from govdocs.text.passages import read_passages

    new = compared.new
    passages = read_passages(new.text, new.body)
    places = find_places(passages, new.numbers)
    starts = [one.start for one in passages]

    def cite(at: int) -> str:
        found = bisect_right(starts, at) - 1
        return places[found].cited if found >= 0 else "i början"

    return cite
