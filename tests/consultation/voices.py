"""How much those who answer a consultation have in common, as authors would not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from govdocs.model.submission import Submission

RUN_OF_WORDS, MOST_IN_COMMON = 5, 0.05


def in_common(answers: Iterable[Submission], lender: str) -> float:
    """Return the share of all runs of five words that more than one author has."""
    by_run: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for author, text in _authored(answers, lender):
        said = re.findall(r"\w+", text.lower())
        for at in range(len(said) - RUN_OF_WORDS + 1):
            by_run[tuple(said[at : at + RUN_OF_WORDS])].add(author)
    return sum(len(who) > 1 for who in by_run.values()) / len(by_run)


def shared_sentences(answers: Iterable[Submission], lender: str) -> list[str]:
    """Return the sentences that more than one author has."""
    by_sentence: dict[str, set[str]] = defaultdict(set)
    for author, text in _authored(answers, lender):
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            by_sentence[sentence].add(author)
    return [one for one, who in by_sentence.items() if len(who) > 1]


def _authored(answers: Iterable[Submission], lender: str) -> Iterator[tuple[str, str]]:
    """Yield author and text; what an association has lent out is its own, once."""
    answers = tuple(answers)
    lent = {
        one.text
        for answer in answers
        if answer.consultee == lender
        for one in answer.comments
    }
    for answer in answers:
        for one in answer.comments:
            if one.text not in lent:
                yield answer.consultee, one.text
    for text in sorted(lent):
        yield lender, text
