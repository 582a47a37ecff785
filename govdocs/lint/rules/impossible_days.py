"""GD301: days in the front matter that do not add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.lint.rule import Hit, at_key
from govdocs.model.outline import Outline
from govdocs.text.reading import Reading

_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 1, 1)


def impossible_days(reading: Reading) -> Iterator[Hit]:
    """Find ends before starts, starts outside the term, and unlikely centuries."""
    outline = reading.outline
    if outline is None:
        return
    meta = outline.metadata
    yield from _term(outline)
    entry = meta.entry_into_force
    end = meta.term.end if meta.term else None
    if entry and entry.earliest and end and entry.earliest > end:
        yield at_key(
            outline,
            "ikraftträdande.tidigast",
            f"ikraftträdandet {entry.earliest} ligger efter avtalstidens slut {end}",
            "rätta någon av dagarna",
        )
    if meta.applies_from and end and meta.applies_from > end:
        yield at_key(
            outline,
            "tillämpas_från",
            f"dagen {meta.applies_from} ligger efter avtalstidens slut {end}",
            "rätta någon av dagarna",
        )
    notice = meta.notice.length if meta.notice else None
    if notice and meta.term and end and end >= meta.term.start:
        months = (
            (end.year - meta.term.start.year) * 12
            + end.month
            - meta.term.start.month
            + 1
        )
        if notice.months > months:
            yield at_key(
                outline,
                "uppsägning.tid",
                f"uppsägningstiden {notice} är längre än avtalstiden",
                "rätta uppsägning eller avtalstid",
            )


def _term(outline: Outline) -> Iterator[Hit]:
    term = outline.metadata.term
    if term is None:
        return
    if term.end and term.end < term.start:
        yield at_key(
            outline,
            "avtalstid.till",
            f"slutet {term.end} ligger före starten {term.start}",
            "rätta avtalstiden",
        )
    for key, day in (("från", term.start), ("till", term.end)):
        if day and not _EARLIEST <= day < _LATEST:
            yield at_key(
                outline,
                f"avtalstid.{key}",
                f"året {day.year} är orimligt",
                "rätta dagen",
            )
