"""How much of a file from Word is read as an answer; what nobody has written is not."""

from __future__ import annotations

from govdocs.model.word_text import WordText
from govdocs.text.word.limits import MEGA, Limits

# What is read is then held against what was sent out, and all of it may cost five seconds
# and 512 MB: so much of an answer takes less than a second, and its words far less room.
LIMITS = Limits(cpu_seconds=4, answer=16 * MEGA)
# A round of all that the example holds is a fifth of this, boxes included. Above it no
# person has written the answer, and holding it against what was sent out would take for
# ever.
_CHARACTERS = 2_000_000
_PARAGRAPHS = 50_000
# Remarks on pieces of text: one on all of the text counts once for each of its pieces.
_MARKS = 500_000


def is_too_much(found: WordText) -> bool:
    """Tell whether a file says more than an answer can."""
    characters = marks = paragraphs = 0
    for one in found.everything():
        paragraphs += 1
        for piece in one.pieces:
            characters += len(piece.text)
            marks += len(piece.remarks)
    return characters > _CHARACTERS or paragraphs > _PARAGRAPHS or marks > _MARKS
