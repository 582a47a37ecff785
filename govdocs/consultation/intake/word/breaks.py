"""Paragraphs of the text that somebody has put together, which says no words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Home, Mark, Stretch


def joined_places(
    settled: Sequence[Settled], place_of: Callable[[Home], Mark | None]
) -> Iterator[tuple[Mark, Mark | None]]:
    """Yield each place whose paragraph goes on in the one that stood after it, and that."""
    own = [one for one in settled if one.stretch.text]
    lines = _lines([one.stretch for one in own])
    for (one, line), (other, next_line) in pairwise(zip(own, lines, strict=True)):
        if line != next_line or one.home == other.home or not _is_text(one):
            continue
        if place := place_of(one.home):
            yield place, place_of(other.home)


def inheriting_places(
    settled: Sequence[Settled], place_of: Callable[[Home], Mark | None]
) -> Iterator[Mark]:
    """Yield each place that looks like a paragraph that was struck right before it.

    LibreOffice gives the looks of that one to what follows.
    """
    struck: list[Settled] = []
    for one in settled:
        mark = one.stretch.paragraph.mark
        if not one.stretch.text and mark and mark.is_gone:
            struck.append(one)
            continue
        place = place_of(one.home)
        if place and any(_looks(one) == _looks(other) for other in struck):
            yield place
        struck = []


def _looks(one: Settled) -> tuple[str, int, bool]:
    paragraph = one.stretch.paragraph
    return paragraph.style, paragraph.level, bool(paragraph.item)


def _lines(every: Iterable[Stretch]) -> list[int]:
    """Return which paragraph each stands in, once all breaks taken out are gone."""
    lines: list[int] = []
    before: Stretch | None = None
    for one in every:
        goes_on = before is not None and _goes_on(before, one)
        lines.append(lines[-1] if goes_on else one.order)
        before = one
    return lines


def _goes_on(before: Stretch, one: Stretch) -> bool:
    mark = before.paragraph.mark
    is_open = bool(mark and mark.is_gone) and before.order + 1 == one.order
    return before.order == one.order or is_open


def _is_text(one: Settled) -> bool:
    return isinstance(one.home, tuple) and not one.stretch.paragraph.place
