"""What people write where they have nothing to say: a dash, or that they do not object."""

from __future__ import annotations

import re

_BLANK = re.compile(r"[\s\-‐‑‒–—―−./…]+")
_NOTHING = re.compile(
    r"(?:(?:vi|kommunen|regionen|nämnden) har )?"
    r"(?:"
    r"(?:inget|ingenting|intet)(?: särskilt| ytterligare| mer)? "
    r"att (?:erinra|invända|anföra|anmärka|tillägga|kommentera)"
    r"|(?:ingen|inga)(?: särskilda?| ytterligare| egna)? "
    r"(?:erinran|invändning(?:ar)?|synpunkt(?:er)?|kommentar(?:er)?"
    r"|anmärkning(?:ar)?)"
    r"|utan (?:erinran|invändning(?:ar)?)"
    r")"
    r"(?: (?:mot|på|till) (?:det|detta|den|denna|förslaget|stycket|avsnittet|texten))?"
)


def is_blank(words: str) -> bool:
    """Tell whether words are nothing but dashes, dots and strokes."""
    return _BLANK.fullmatch(words) is not None


def objects_to_nothing(words: str) -> bool:
    """Tell whether words say that there is no objection, and nothing more."""
    plain = " ".join(words.split()).strip(" .!-–").lower()
    return _NOTHING.fullmatch(plain) is not None
