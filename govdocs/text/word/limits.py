"""How much one file may cost to read."""

from __future__ import annotations

from typing import NamedTuple

MEGA = 1024 * 1024


class Limits(NamedTuple):
    """Sizes in bytes, times in seconds; `ratio` is unpacked size by size of the file.

    `answer` is the size of what the child hands over, which its parent must hold.
    """

    packed: int = 50 * MEGA
    unpacked: int = 50 * MEGA
    entries: int = 2000
    ratio: int = 100
    answer: int = 64 * MEGA
    cpu_seconds: int = 5
    clock_seconds: int = 30
    memory: int = 512 * MEGA
