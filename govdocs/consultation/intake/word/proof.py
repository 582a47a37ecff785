"""The proof that no word of a file is lost on its way to an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.consultation.intake.word.marks import folded
from govdocs.consultation.intake.word.stretches import Stretch, note_words, stretches
from govdocs.model.word_text import WordText


def lost_words(
    found: WordText,
    own: Iterable[Stretch],
    template: WordText,
    kept: Iterable[str],
) -> tuple[str, ...]:
    """Return the words of a file that neither the template nor what was read of it has.

    `own` are the stretches to be held to account, `kept` all that was read.
    """
    known = {word for text in _template(template) for word in folded(text)}
    known.update(word for text in kept for word in folded(text))
    every = (word for text in _file(found, own) for word in folded(text))
    return tuple(
        word for word in dict.fromkeys(every) if word.isalnum() and word not in known
    )


def _file(found: WordText, own: Iterable[Stretch]) -> Iterator[str]:
    for one in own:
        yield one.text
        yield one.before
        yield from _pictures(one)
    yield from (one.text for one in found.remarks)
    yield from note_words(found).values()
    for note in found.notes.values():
        # What somebody has taken away in a note is in no comment.
        for one in stretches(WordText(note)):
            yield one.before
            yield from _pictures(one)


def _pictures(one: Stretch) -> Iterator[str]:
    return (piece.text for piece in one.pieces if piece.picture)


def _template(template: WordText) -> Iterator[str]:
    for one in template.everything():
        yield " ".join("".join(piece.text for piece in one.pieces).split())
    yield from (one.text for one in template.remarks)
