"""How words are named in what a breach tells."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.policy.words import Word

_MOST = 8
# Stands for words that are not told of, between some that are.
GAP = "…"


def cited(whole: Sequence[Word], words: Sequence[Word]) -> tuple[str, ...]:
    """Return some words of a text as they stand there, marks with the word they join.

    Words that do not follow each other in the text have GAP between them.
    """
    shown: list[str] = []
    count, last = 0, -1
    for at, word in enumerate(whole):
        # What is compared may have been folded; what is shown and where never is.
        if count == len(words) or word[1:4] != words[count][1:4]:
            continue
        count += 1
        is_next = last == at - 1
        if shown and is_next and word.is_joined:
            shown[-1] += word.text
        else:
            shown += [word.text] if is_next or not shown else [GAP, word.text]
        last = at
    return tuple(shown)


def quoted(words: Sequence[str]) -> str:
    """Return words between quotation marks, the first of them when they are many."""
    few = list(words[:_MOST])
    if len(words) > _MOST and few[-1] != GAP:
        few.append(GAP)
    return f"”{' '.join(few)}”"


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
