"""The known word that is nearest to one that is not known, and how it is proposed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# How alike two words must be, from 0 to 1: a slip in a name, and in a short random id.
IN_A_NAME, IN_AN_ID = 0.6, 0.75


def nearest(word: str, known: Iterable[str], least: float = IN_A_NAME) -> str | None:
    """Return the known word that is most like another; None when none is like it."""
    return next(iter(get_close_matches(word, list(known), 1, least)), None)


def did_you_mean(
    word: str,
    known: Iterable[str],
    otherwise: str,
    *,
    mark: str = "",
    least: float = IN_A_NAME,
) -> str:
    """Return a remedy that names the nearest known word, or another remedy.

    `mark` stands before the word, as 'avtal#' before a place in it.
    """
    near = nearest(word, known, least)
    return f"menade du {mark}{near}?" if near else otherwise
