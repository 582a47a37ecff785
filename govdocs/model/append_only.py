"""THE table of paths whose content is added to, and never edited or taken away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Keep(Enum):
    """What is kept: whole files to the byte, or each line and row of a file."""

    FILES = auto()
    ROWS = auto()


@dataclass(frozen=True, slots=True)
class Kept:
    """A row: a folder with all below it when the name ends with '/', or else a file.

    It counts in whatever folder it lies.
    """

    name: str
    keep: Keep
    told: str


@dataclass(frozen=True, slots=True)
class KeptPath:
    """A path that the table covers; `tail` is the part of it that may not change."""

    row: Kept
    tail: str


APPEND_ONLY: tuple[Kept, ...] = (
    Kept("beslut/", Keep.FILES, "beslut"),
    Kept("publicerat/", Keep.FILES, "publicerade svar"),
    Kept("handelser.yaml", Keep.ROWS, "händelser"),
    Kept("versioner.yaml", Keep.ROWS, "låsta versioner"),
)


def kept_path(path: str) -> KeptPath | None:
    """Return how the table covers a path of a repository; None when it does not."""
    steps = path.split("/")
    folders = [f"{one}/" for one in steps[:-1]]
    for row in APPEND_ONLY:
        if row.name in folders:
            at = folders.index(row.name)
            return KeptPath(row, "/".join(steps[at:]))
        if row.name == steps[-1]:
            return KeptPath(row, row.name)
    return None
