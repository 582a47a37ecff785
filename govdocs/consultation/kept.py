"""What may not change in a round that is open: all but who is added, and more time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.model.consultation import Consultation


def what_changed(before: Consultation, after: Consultation | None) -> Iterator[str]:
    """Yield what is told of a round that says something else than it did when opened."""
    if after is None:
        yield f"remissen {before.id} är borttagen medan den är öppen"
        return
    for words, old, new in (
        ("texterna", before.texts, after.texts),
        ("frågorna", before.questions, after.questions),
        ("sorten", before.kind, after.kind),
        ("öppningsdagen", before.opens, after.opens),
    ):
        if old != new:
            yield f"{words} i remissen {before.id} är ändrade medan den är öppen"
    if after.deadline < before.deadline:
        yield f"sista svarsdag i remissen {before.id} är tidigare än förut"
    yield from _gone(before, after)


def _gone(before: Consultation, after: Consultation) -> Iterator[str]:
    still = {one.consultee: one for one in after.invited}
    for one in before.invited:
        now = still.get(one.consultee)
        if now is None:
            yield f"{one.consultee} är inte längre inbjuden i remissen {before.id}"
        elif one.extension and (now.extension or date.min) < one.extension:
            yield f"{one.consultee} har fått kortare tid i remissen {before.id}"
