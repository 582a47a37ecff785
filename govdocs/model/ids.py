"""Ids: of documents, of headings and of blocks; what they look like and who may mint them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable

BLOCK_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
DOCUMENT_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
HEADING_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
BLOCK_ID = re.compile(rf"[{BLOCK_ALPHABET}]{{4,5}}")

# First-level addresses of the site; a document with such an id would hide the page.
RESERVED = frozenset(
    (
        "agenda avsnitt begrepp beslut flode lagrum om oversikt parter remisser sok "
        "tillganglighet utkast versioner skillnad datum"
    ).split()
)

_FOLDED = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "æ": "a"})


def slug(words: str, longest: int = 48) -> str:
    """Return ASCII words joined by hyphens, for a heading id; 'avsnitt' if nothing is left."""
    lowered = unicodedata.normalize("NFC", words).lower().translate(_FOLDED)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain)).lstrip("0123456789-")
    return joined[:longest].rstrip("-") or "avsnitt"


class HeadingIds:
    """The ids of the headings of a text, to which those of new headings are added."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def add(self, words: str) -> str:
        """Return a readable id, numbered when another heading has the words."""
        base = own = slug(words)
        number = self._last.get(base, 1)
        while own in self._taken:
            number += 1
            own = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(own)
        return own


def free_block_id(
    taken: Container[str], used: int, choose: Callable[[str], str]
) -> str:
    """Return a random id that is not taken: 4 characters, 5 once a tenth are used.

    `used` is how many ids exist; `choose` picks one character of the alphabet, so that
    the caller decides where the randomness comes from.
    """
    length = 4 if used * 10 < len(BLOCK_ALPHABET) ** 4 else 5
    while True:
        minted = "".join(choose(BLOCK_ALPHABET) for _ in range(length))
        if minted not in taken:
            return minted
