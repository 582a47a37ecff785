"""Paragraphs of the text that stand in another order in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.consultation.intake.word.draft import Draft
from govdocs.consultation.intake.word.match import How, Settled
from govdocs.consultation.intake.word.stretches import Home, Mark, Stretch
from govdocs.diff.chain import heaviest_chain
from govdocs.model.submission import CommentKind
from govdocs.text.words import beginning

_MOVED = "Stycket är flyttat. Det står i filen efter ”{before}”."
_FIRST = "Stycket är flyttat. Det står i filen före resten av texten."
_SHOWN = 80


def moved_drafts(
    rows: Sequence[Stretch],
    settled: Sequence[Settled],
    place_of: Callable[[Home], Mark | None],
) -> Iterator[Draft]:
    """Yield a comment for each paragraph that was moved; the fewest that explain the order."""
    places = {row.home: at for at, row in reversed([*enumerate(rows)])}
    first: dict[Home, Settled] = {}
    for one in settled:
        # A paragraph that has only been taken away here stands somewhere else now.
        if _counts(one) and one.home in places:
            first.setdefault(one.home, one)
    found = list(first.values())
    pairs = sorted(
        (places[one.home], at, 1.0 + len(one.stretch.text))
        for at, one in enumerate(found)
    )
    kept = {pairs[at][1] for at in heaviest_chain(pairs)}
    for at, one in enumerate(found):
        if at not in kept:
            told = _told(found[at - 1].stretch.text if at else "")
            place = place_of(one.home)
            yield Draft(one.stretch.order, place, told, kind=CommentKind.CHANGE.value)


def _told(before: str) -> str:
    return _MOVED.format(before=beginning(before, _SHOWN)) if before else _FIRST


def _counts(one: Settled) -> bool:
    is_text = isinstance(one.home, tuple) and not one.stretch.paragraph.place
    return is_text and bool(one.stretch.text) and one.how in (How.MARK, How.WORDS)
