"""Hints on how a comment can be said more plainly; they never stop anybody.

The length of a sentence is that which the plain language advice of authorities often
names; how long a comment may be is our own figure. A passive is guessed from its form,
so the hint asks rather than tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from govdocs.model.submission import Submission
from govdocs.text.words import ABBREVIATIONS, sentences, words

LONGEST_SENTENCE = 25
# About as much as fits on half a page; most that is longer asks for several things.
LONGEST_COMMENT = 150

_SHORT = re.compile(r"\b(?:[A-ZÅÄÖ]{2,7}|[A-ZÅÄÖ][a-zåäö]?[A-ZÅÄÖ]{1,5})\b")
_EXPLAINED = re.compile(r"\(\s*([A-ZÅÄÖ][\wÅÄÖåäö]{1,6})\s*\)")
# What stands before a passive that leaves out who is to do it.
_HELPERS = frozenset(
    "ska skall bör kan måste får kunde skulle borde behöver att inte har hade".split()
)
_PASSIVE = re.compile(r"[a-zåäö]{2,}(?:as|es|ades|ats|ts|des)")
_BLIV = frozenset("blir blev bli blivit".split())
_PARTICIPLE = re.compile(r"[a-zåäö]{3,}(?:ad|at|ade|dd|tt|it|da|na|en)")
# Forms in -s that are no passives, and words that end so.
_NO_PASSIVES = frozenset(
    "finns finnas trivs trivas hoppas lyckas minns minnas behövs behövas krävs krävas "
    "brukas tycks tyckas synas andas svettas umgås mötas träffas enas deras vars "
    "annars hittills alltes samtliges ens dess bes dels alls vetas".split()
)


class HintKind(StrEnum):
    """What a hint is about."""

    LENGTH = "lång synpunkt"
    SENTENCE = "lång mening"
    ABBREVIATION = "förkortning"
    PASSIVE = "passiv"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: what it is about, the words that gave it, and what to tell the writer."""

    kind: HintKind
    words: str
    told: str


def find_hints(text: str, explained: Collection[str] = ()) -> tuple[Hint, ...]:
    """Return hints on a comment, each kind in the order of the text.

    `explained` are abbreviations that readers know, such as those of begrepp.yaml.
    """
    said = sentences(text)
    return (
        *_lengthy(text),
        *_long(said),
        *_abbreviations(text, frozenset(explained)),
        *(hint for one in said for hint in _passives(one)),
    )


def answer_hints(
    answer: Submission, explained: Collection[str] = ()
) -> Iterator[tuple[str, Hint]]:
    """Yield hints on all that an answer says in sentences, in its order.

    Each comes after what it is about: the id of a comment, or a name as flags have it.
    """
    said = {
        "skäl": answer.reason,
        **{f"svar på {name}": text for name, text in answer.answers.items()},
        **{one.id: one.text for one in answer.comments},
        "reservation": answer.reservation,
    }
    for where, text in said.items():
        for one in find_hints(text or "", explained):
            yield where, one


def _lengthy(text: str) -> Iterator[Hint]:
    count = len(words(text))
    if count > LONGEST_COMMENT:
        told = (
            f"Synpunkten har {count} ord. En synpunkt i taget blir lättare att besvara."
        )
        yield Hint(HintKind.LENGTH, text, told)


def _long(said: list[str]) -> Iterator[Hint]:
    for one in said:
        count = len(words(one))
        if count > LONGEST_SENTENCE:
            told = f"Meningen har {count} ord. Dela den gärna."
            yield Hint(HintKind.SENTENCE, one, told)


def _abbreviations(text: str, explained: frozenset[str]) -> Iterator[Hint]:
    known = {one.lower() for one in (*explained, *_EXPLAINED.findall(text))}
    for one in dict.fromkeys(found[0] for found in _SHORT.finditer(text)):
        if one.lower() not in known | ABBREVIATIONS:
            told = f"”{one}” är en förkortning som inte förklaras."
            yield Hint(HintKind.ABBREVIATION, one, told)


def _passives(sentence: str) -> Iterator[Hint]:
    """Yield at most one hint for each sentence, where it does not say who acts."""
    said = [one.lower() for one in words(sentence)]
    if "av" in said:
        return
    for before, one in pairwise(said):
        is_passive = _PASSIVE.fullmatch(one) and one not in _NO_PASSIVES
        is_become = before in _BLIV and _PARTICIPLE.fullmatch(one)
        if (before in _HELPERS and is_passive) or is_become:
            yield Hint(
                HintKind.PASSIVE, f"{before} {one}", "Säg gärna vem som ska göra det."
            )
            return
