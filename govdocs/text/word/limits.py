"""How much one file may cost to read."""

from __future__ import annotations

from dataclasses import dataclass

MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds; `ratio` is unpacked size by size of the file."""

    packed: int = 50 * MEGA
    unpacked: int = 50 * MEGA
    entries: int = 2000
    ratio: int = 100
    cpu_seconds: int = 5
    clock_seconds: int = 30
    memory: int = 512 * MEGA
