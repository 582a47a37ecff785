"""Footnotes in a file that the template has not, or has in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.consultation.intake.word.draft import Draft
from govdocs.consultation.intake.word.marks import folded
from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Home, Mark, note_words
from govdocs.model.word_text import WordText

_NEW = "Fotnot i filen: {words}"


def note_drafts(
    template: WordText,
    found: WordText,
    settled: Sequence[Settled],
    place_of: Callable[[Home], Mark | None],
) -> Iterator[Draft]:
    """Yield a comment for each new footnote in the text; those in boxes are told there."""
    new = _new(template, found)
    for one in settled:
        if not isinstance(one.home, tuple) or not place_of(one.home):
            continue
        for label in [piece.note for piece in one.stretch.pieces if piece.note in new]:
            told = _NEW.format(words=new[label])
            yield Draft(one.stretch.order, place_of(one.home), told)


def unmarked_notes(template: WordText, found: WordText) -> Iterator[str]:
    """Yield the words of new footnotes that nothing in the file points at."""
    marked = {piece.note for one in found.paragraphs for piece in one.pieces}
    for label, words in _new(template, found).items():
        if label not in marked:
            yield _NEW.format(words=words)


def _new(template: WordText, found: WordText) -> dict[str, str]:
    known = {folded(one) for one in note_words(template).values()}
    return {
        label: words
        for label, words in note_words(found).items()
        if words and folded(words) not in known
    }
