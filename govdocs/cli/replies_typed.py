"""Replies typed in a workbook, shown and then written all at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.entry import offer
from govdocs.cli.reply_told import tell_reply
from govdocs.cli.workbook import read_book, tell_slips
from govdocs.model.amount import counted
from govdocs.overview.places_there import places_there
from govdocs.text.filing import Filing

if TYPE_CHECKING:
    from govdocs.consultation.answers import RoundRead
    from govdocs.consultation.compilation import Compilation
    from govdocs.consultation.replies import Drafted

_MARGIN = "  "


def reply_typed(
    known: RoundRead,
    found: Compilation,
    path: Path,
    before: bytes | None,
    *,
    is_saved: bool,
    yes: bool,
) -> int:
    """Show what a workbook replies, and write it when asked to; `before` is the file.

    Returns 1 when something in it is wrong, and then nothing is written.
    """
    from govdocs.consultation.replies import draft_replies
    from govdocs.consultation.workbook.replies import typed_replies

    is_there = places_there(known.root, found)
    typed = typed_replies(found, read_book(path), path.name, is_there)
    if tell_slips(typed.slips.found, typed.notes):
        return 1
    if not typed.wishes:
        show.message("Inget är ändrat i arbetsboken.")
        return 0
    old = before.decode("utf-8") if before is not None else None
    day = clock.today()
    drafted = draft_replies(known.round, old, known.replies, typed.wishes, day)
    _tell(found, drafted)
    count = sum(len(one.reply.comments) for one in drafted)
    said = counted(count, "synpunkt", "synpunkter")
    message = f"Bemötande av {said} i remiss {known.round.id}"
    after = drafted[0].text.encode("utf-8")
    filing = Filing(drafted[0].path, before, after, message)
    question = f"Skriv bemötandet av {said}?"
    offer(known.root, filing, question, yes=yes, is_saved=is_saved)
    return 0


def _tell(found: Compilation, drafted: Sequence[Drafted]) -> None:
    for one in drafted:
        names = ", ".join(
            f"{id_} ({found.name(found.comments[id_].consultee)})"
            for id_ in one.reply.comments
            if id_ in found.comments
        )
        show.result(show.on_one_line(names))
        if one.before:
            tell_reply("Förut", one.before, _MARGIN)
        tell_reply("Bemötande", one.reply, _MARGIN)
    new = sum(one.before is None for one in drafted)
    told = counted(new, "nytt bemötande", "nya bemötanden")
    show.result(f"{told}, {len(drafted) - new} ändrade.")
