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
    yield from _term(outline)
    yield from _late_starts(outline)
    yield from _long_notice(outline)


def _late_starts(outline: Outline) -> Iterator[Hit]:
    meta = outline.metadata
    end = meta.term.end if meta.term else None
    earliest = meta.entry_into_force.earliest if meta.entry_into_force else None
    for key, what, day in (
        ("ikraftträdande.tidigast", "ikraftträdandet", earliest),
        ("tillämpas_från", "dagen", meta.applies_from),
    ):
        if day and end and day > end:
            yield at_key(
                outline,
                key,
                f"{what} {day} ligger efter avtalstidens slut {end}",
                "rätta någon av dagarna",
            )


def _long_notice(outline: Outline) -> Iterator[Hit]:
    meta = outline.metadata
    length = meta.notice.length if meta.notice else None
    if length is None or meta.term is None or meta.term.end is None:
        return
    start, end = meta.term.start, meta.term.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start <= end and length.months > months:
        yield at_key(
            outline,
            "uppsägning.tid",
            f"uppsägningstiden {length} är längre än avtalstiden",
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
