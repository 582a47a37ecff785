"""Words of the text that somebody has made stand out in a file, and said nothing of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from govdocs.consultation.intake.word.marks import folded, span_of
from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Stretch
from govdocs.model.word_text import Piece

_LOOKS: tuple[Callable[[Piece], bool], ...] = (
    lambda one: one.marked,
    lambda one: one.bold,
    lambda one: one.italic,
)


def marked_words(rows: Sequence[Stretch], found: Sequence[Settled]) -> tuple[str, ...]:
    """Return words of a block that stand out in the file and not in the template.

    Words that are new are told as a change, and those with a remark by the remark.
    """
    own = [one.stretch for one in found]
    text = " ".join(one.whole for one in rows)
    every = (words for look in _LOOKS for words in _outstanding(rows, own, look))
    return tuple(dict.fromkeys(one for one in every if span_of(one, text)))


def kept_words(rows: Sequence[Stretch], found: Sequence[Settled]) -> Iterator[str]:
    """Yield words that the text proposes to strike, and that somebody has left unstruck."""
    struck = [words for one in found for words in _struck(one.stretch)]
    text = " ".join(one.stretch.text for one in found)
    for words in (words for row in rows for words in _struck(row)):
        is_struck = any(span_of(words, one) for one in struck)
        if not is_struck and span_of(words, text):
            yield words


def is_reshaped(rows: Sequence[Stretch], found: Sequence[Settled]) -> bool:
    """Tell whether headings or items of a block are none now, or text has become one."""
    was = any(one.paragraph.level for one in rows)
    now = [one.stretch.paragraph.level for one in found if one.stretch.text]
    return any(map(_is_reshaped, found)) or (was and bool(now) and not any(now))


def _is_reshaped(one: Settled) -> bool:
    row = one.row
    # How a struck paragraph looks is nobody's wish, and .odt does not keep it.
    if row is None or not one.stretch.text:
        return False
    if row.paragraph.cell or one.stretch.paragraph.cell:
        return False
    was, now = row.paragraph, one.stretch.paragraph
    return bool(was.level) != bool(now.level) or bool(was.item) != bool(now.item)


def _outstanding(
    rows: Sequence[Stretch], own: Sequence[Stretch], look: Callable[[Piece], bool]
) -> Iterator[str]:
    have = [words for one in own for words in _runs(one, look)]
    if not have:
        return
    left = Counter(
        word for one in rows for words in _runs(one, look) for word in folded(words)
    )
    for words in have:
        asked = Counter(folded(words))
        if asked - left:
            yield words
        left -= asked


def _runs(one: Stretch, look: Callable[[Piece], bool]) -> Iterator[str]:
    """Yield words that follow each other and look so, but for those with a remark."""
    return _alike(one, lambda piece: look(piece) and not piece.remarks)


def _struck(one: Stretch) -> Iterator[str]:
    return _alike(one, lambda piece: piece.struck)


def _alike(one: Stretch, look: Callable[[Piece], bool]) -> Iterator[str]:
    words = ""
    for piece in (*one.pieces, None):
        if piece and look(piece) and _is_seen(one, piece):
            words += piece.text
        elif words.strip():
            yield " ".join(words.split())
            words = ""


def _is_seen(one: Stretch, piece: Piece) -> bool:
    is_words = not (piece.picture or piece.note or piece.is_placeholder)
    return is_words and not one.is_gone(piece)
