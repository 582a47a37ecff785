"""What may not change in a round that is open: all but who is added, and more time."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.consultation import Consultation

REMEDY = (
    "återställ raden ur historiken (git log -p); det går bara att bjuda in fler och att "
    "ge mer tid, med govdocs remiss invite"
)

# A dotted path in the file, and what is told of it.
Change = tuple[str, str]


def what_changed(before: Consultation, after: Consultation | None) -> Iterator[Change]:
    """Yield what is told of a round that says something else than it did when opened."""
    if after is None:
        yield "", f"remissen {before.id} är borttagen medan den är öppen"
        return
    for key, words, old, new in (
        ("dokument", "texterna", before.texts, after.texts),
        ("frågor", "frågorna", before.questions, after.questions),
        ("sort", "sorten", before.kind, after.kind),
        ("öppnar", "öppningsdagen", before.opens, after.opens),
    ):
        if old != new:
            yield key, f"{words} i remissen {before.id} har ändrats medan den är öppen"
    if after.deadline < before.deadline:
        words = f"sista svarsdag i remissen {before.id} är tidigare än förut"
        yield "sista_svarsdag", words
    yield from _gone(before, after)


def _gone(before: Consultation, after: Consultation) -> Iterator[Change]:
    still = {one.consultee: at for at, one in enumerate(after.invited)}
    for one in before.invited:
        at = still.get(one.consultee)
        if at is None:
            words = f"{one.consultee} är inte längre inbjuden i remissen {before.id}"
            yield "instanser", words
        elif one.extension and after.deadline_of(one.consultee) < one.extension:
            words = f"{one.consultee} har fått kortare tid i remissen {before.id}"
            yield f"instanser.{at}.anstånd", words
