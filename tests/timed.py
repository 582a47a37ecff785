"""Processor time taken by a piece of work, as little as it can be."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time


def least(work: Callable[[], object], times: int = 3) -> float:
    """Return the least time of a few runs, in seconds."""
    found = []
    for _ in range(times):
        begun = process_time()
        work()
        found.append(process_time() - begun)
    return min(found)
