"""The work text held against what a round has frozen of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from govdocs.lint.rule import Hit
from govdocs.model.consultation import Consultation, Frozen
from govdocs.model.digest import in_fours
from govdocs.text.load import Loaded
from govdocs.text.publication import find_ready


def changed_texts(
    loaded: Loaded, rounds: Iterable[Consultation], on: date
) -> Iterator[Hit]:
    """Find texts that are not what they were frozen as by a round that is open on a day.

    A locked version cannot change, so only a text frozen from a commit is looked at.
    """
    for asked in rounds:
        for one in asked.texts if asked.is_open(on) else ():
            if one.version is None:
                yield from _changed(loaded, asked, one)


def _changed(loaded: Loaded, asked: Consultation, one: Frozen) -> Iterator[Hit]:
    outline = loaded.workspace.by_id.get(one.document)
    until = f"{asked.closes} kl. 23.59"
    if outline is None:
        if not loaded.workspace.unreadable:
            words = f"{one.document} är borttagen medan remissen {asked.id} är öppen"
            remedy = "återställ texten ur historiken (git log -p)"
            yield Hit(asked.place[0], 1, 1, words, remedy)
        return
    ready = find_ready(loaded, one.document)
    if ready is None or ready.digests.full == one.digest:
        return
    words = (
        f"texten har kontrollsumman {in_fours(ready.digests.full)}, men är på remiss "
        f"som {in_fours(one.digest)} ({asked.id}, till {until})"
    )
    remedy = "återställ texten, och låt ändringen vänta i ett förslag tills remissen har stängt"
    yield Hit(outline.path, 1, 1, words, remedy)
