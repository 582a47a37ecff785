"""How words are named in what a breach tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST = 8
# A mark that belongs to the word before it.
_LOOSE = re.compile(r" ([.,;:!?)\]])")


def quoted(words: Sequence[str]) -> str:
    """Return words between quotation marks, the first of them when they are many."""
    shown = _LOOSE.sub(r"\1", " ".join(words[:_MOST]))
    return f"”{shown}{' …' if len(words) > _MOST else ''}”"


def words_of(words: Sequence[str]) -> str:
    """Return what kind of words they are, and the words: 'ordet ”inte”'."""
    if len(words) > 1:
        return f"orden {quoted(words)}"
    is_word = any(mark.isalnum() for mark in "".join(words))
    return f"{'ordet' if is_word else 'tecknet'} {quoted(words)}"


def agreeing(words: Sequence[str], one: str, many: str) -> str:
    """Return the form of a word that goes with one word, or with several."""
    return one if len(words) == 1 else many


def id_named(name: str) -> str:
    """Return an id as it is written in a file."""
    return f"{{#{name}}}"
