"""What a word processor changes on its own, such as quotes: never taken for a change."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from govdocs.diff.lcs import common_runs
from govdocs.text.legible import legible

_TOKEN = re.compile(
    r"\.{3}|-{2,3}>?|<?->|=>|\((?:c|r|tm)\)|(?<!\d)[13]/[24](?!\d)|\w+|[^\w\s]", re.I
)
_NUMBER = re.compile(r"(?:Del \w{1,4}:?|\d+(?:\.\d+)*\.?)\s+")
_SAME = {
    "…": "...",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "©": "(c)",
    "®": "(r)",
    "™": "(tm)",
    "→": "->",
    "-->": "->",
    "⇒": "=>",
    "--": "-",
    "---": "-",
}
_LOOKS = str.maketrans(
    "”“„‟″«»’‘‚‛´`′–—‒―‐‑−•·",
    '"""""' + '""' + "'''''''" + "-------" + "··",
)

# A file and its template say the same things; each is read once.
_KNOWN = 8_192


class Altered(NamedTuple):
    """Words that were taken out, and those that were put in their place."""

    gone: str
    come: str


@lru_cache(maxsize=_KNOWN)
def folded(text: str) -> tuple[str, ...]:
    """Return words and marks as they are compared: however quotes and dashes look."""
    return tuple(map(_fold, _TOKEN.findall(_plain(text))))


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts differ at most in what programs change on their own."""
    return one == other or folded(one) == folded(other)


def restored(new: str, old: str) -> str:
    """Return a text with the marks and spaces of an older one where nothing else differs."""
    new = _plain(new)
    here, there = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    runs = common_runs(
        [_fold(one[0]) for one in here], [_fold(one[0]) for one in there]
    )
    found: list[str] = []
    at = 0
    for i, j, size in runs:
        found += (
            new[at : there[j].start()],
            old[here[i].start() : here[i + size - 1].end()],
        )
        at = there[j + size - 1].end()
    return " ".join("".join([*found, new[at:]]).split())


def altered(old: str, new: str) -> list[Altered]:
    """Return the changes of words between two wordings, in order."""
    # Most answers change no words of the text, and the engine is not small.
    from govdocs.diff.redline import compare
    from govdocs.model.redline import OpKind

    found: list[Altered] = []
    gone = come = ""
    for one in compare(f"{old}\n", f"{new}\n").ops:
        if one.kind is OpKind.EQUAL:
            found += _one(gone, come)
            gone = come = ""
        elif one.old:
            gone += f"{old}\n"[slice(*one.old)]
        elif one.new:
            come += f"{new}\n"[slice(*one.new)]
    return [*found, *_one(gone, come)]


def without_number(heading: str) -> str:
    """Return a heading without its number, which some files have as words and some not."""
    return _NUMBER.sub("", heading)


def span_of(words: str, text: str) -> tuple[int, int] | None:
    """Return where words stand in a text, however quotes look; the first place of many."""
    asked, own = folded(words), list(_TOKEN.finditer(text))
    tokens = [_fold(one[0]) for one in own]
    for at in range(len(tokens) - len(asked) + 1):
        if asked and tuple(tokens[at : at + len(asked)]) == asked:
            return own[at].start(), own[at + len(asked) - 1].end()
    # A part of a word, which stands as it is or nowhere.
    start = text.find(words)
    return (start, start + len(words)) if words and start >= 0 else None


def without_start(text: str, phrase: str) -> str:
    """Return a text without a phrase that it begins with, and the colon after it."""
    asked, own = folded(phrase), list(_TOKEN.finditer(text))
    first = tuple(_fold(one[0]) for one in own[: len(asked)])
    if not asked or first != asked:
        return text
    return text[own[len(asked) - 1].end() :].lstrip(": \n")


def without_end(text: str, phrase: str) -> str:
    """Return a text without a phrase that it ends with."""
    asked, own = folded(phrase), list(_TOKEN.finditer(text))
    last = tuple(_fold(one[0]) for one in own[-len(asked) :])
    if not asked or last != asked:
        return text
    return text[: own[-len(asked)].start()].rstrip()


def _one(gone: str, come: str) -> list[Altered]:
    gone, come = " ".join(gone.split()), " ".join(come.split())
    return [Altered(gone, come)] if gone != come else []


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", legible(text))


@lru_cache(maxsize=_KNOWN)
def _fold(token: str) -> str:
    token = _SAME.get(token, token)
    return token if token.isalnum() else _plain_mark(token.translate(_LOOKS))


def _plain_mark(token: str) -> str:
    return _SAME.get(token, token).lower()
