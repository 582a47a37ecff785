"""GD449: what was read in an answer, and edited since, that cannot be what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path

from govdocs.consultation.answer_slips import placed_slips
from govdocs.lint.rule import Hit
from govdocs.model.consultation import Consultation
from govdocs.model.receipt import Received
from govdocs.text.derived import derived
from govdocs.text.folder import Folder
from govdocs.text.load import Loaded
from govdocs.text.publication import find_ready
from govdocs.text.spool import (
    ASIDE_FILE,
    RECEIPT_FILE,
    deliveries,
    place_from,
    read_delivery,
    spool_of,
)
from govdocs.text.spool_answer import ANSWER_FILE
from govdocs.text.spool_harm import stamp

_FILES = (RECEIPT_FILE, ANSWER_FILE, ASIDE_FILE)
_Blocks = Callable[[], Mapping[str, frozenset[str]]]


def received_answer(loaded: Loaded, on: date) -> Iterator[Hit]:
    """Find svar.yaml in the spool that cannot be read, or speaks of what is not asked.

    One that was sound and has not been touched is not read again.
    """
    if not isinstance(loaded.files, Folder):
        return
    spool = spool_of(loaded.root, loaded.workspace.settings.received)
    with suppress(PermissionError):
        for asked in loaded.workspace.consulted.rounds:
            yield from _round(loaded, spool, asked)


def _round(loaded: Loaded, spool: Path, asked: Consultation) -> list[Hit]:
    folders = deliveries(spool / asked.id)
    if not folders:
        return []
    from govdocs.consultation.frozen_text import asked_blocks

    marks = {one: stamp(one, map(one.joinpath, _FILES)) for one in folders}
    today = partial(find_ready, loaded)
    blocks = cache(partial(asked_blocks, loaded.root, asked, today))
    kept = derived(loaded.root, f"{asked.id}.answers", "answers", str(spool), asked)
    return kept.judged(marks, lambda one: [*_delivery(loaded, asked, blocks, one)])


def _delivery(
    loaded: Loaded, asked: Consultation, blocks: _Blocks, folder: Path
) -> Iterator[Hit]:
    received = read_delivery(folder)
    if received is None:
        return
    for one in received.faults:
        at = one.location
        where = place_from(loaded.root, Path(at.file))
        yield Hit(where, at.line, at.column, one.message, one.remedy)
    file = place_from(loaded.root, folder / ANSWER_FILE)
    is_judged = received.aside is None and received.is_read
    if is_judged and not _is_public(loaded, received):
        answer, path = received.submission, folder / ANSWER_FILE
        for place, slip in placed_slips(answer, asked, blocks(), path):
            yield Hit(file, *place, slip.words, slip.remedy)


def _is_public(loaded: Loaded, one: Received) -> bool:
    """Tell whether an answer is published, and so counts as it stands there."""
    public = loaded.workspace.consulted.answers(one.receipt.round)
    return any(each.arrival == one.submission.arrival for each in public)
