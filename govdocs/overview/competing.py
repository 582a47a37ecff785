"""Another open proposal that touches the same text as the one under review."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Competing:
    """A proposal by its ref; `verdict` is 'flaggad' or 'tävlar', `blocks` where they meet."""

    ref: str
    verdict: str
    blocks: tuple[str, ...]
