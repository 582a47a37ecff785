"""A reply to comments as somebody asks for it, judged and ready to be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from govdocs.consultation.answers import RoundRead
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.errors import CannotReply
from govdocs.consultation.replies import Drafted, Wish, draft_reply, unnamed
from govdocs.model.metadata import Target
from govdocs.overview.places_there import places_there
from govdocs.text.consultations import REPLIES_FILE
from govdocs.text.filing import Filing


def replies_kept(known: RoundRead) -> bytes | None:
    """Return the file of replies as it is; None when there is none."""
    file = known.root / known.round.folder / REPLIES_FILE
    return file.read_bytes() if file.is_file() else None


def reply_to(known: RoundRead, found: Compilation, wish: Wish, on: date) -> Filing:
    """Return the file with a reply in it; nothing is written yet.

    Raises CannotReply for comments or places that are not there, for a comment that has
    another reply, and for a file that a reply cannot be added to.
    """
    for refused in (
        *unnamed(found, wish.comments),
        *_unplaced(known.root, found, wish),
    ):
        raise refused
    before = replies_kept(known)
    old = before.decode("utf-8") if before is not None else None
    drafted = draft_reply(known.round, old, known.replies, wish, on)
    return filing_of(drafted, before, wish.comments)


def filing_of(drafted: Drafted, before: bytes | None, hit: Sequence[str]) -> Filing:
    """Return a drafted reply to some comments as a file to write."""
    message = f"Bemötande av {', '.join(hit[:3])}{' m.fl.' if hit[3:] else ''}"
    return Filing(drafted.path, before, drafted.text.encode("utf-8"), message)


def nowhere(root: Path, found: Compilation, places: Iterable[Target]) -> Iterator[str]:
    """Yield what is wrong with places neither in the text asked about nor in today's.

    Raises what stops the workspace from being read.
    """
    is_there = places_there(root, found)
    for one in places:
        if not is_there(one):
            yield f"{one} finns varken i texten som remitterades eller i dagens"


def _unplaced(root: Path, found: Compilation, wish: Wish) -> Iterator[CannotReply]:
    blocks = wish.caused.blocks if wish.caused else ()
    places = (Target(*one.split("#", 1)) for one in blocks)
    remedy = "rätta stället; id står sist i stycket, som {#k7m2}"
    for what in nowhere(root, found, places):
        yield CannotReply(what, remedy)
