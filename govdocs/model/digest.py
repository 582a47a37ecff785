"""Digests as people read them."""

from __future__ import annotations


def in_fours(digest: str) -> str:
    """Return a digest in groups of four figures, as it is read out."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
