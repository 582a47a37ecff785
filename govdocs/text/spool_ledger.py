"""The ledger of what has been acknowledged: `<spool>/<round>/kvittenser`.

It is only added to: a line for each delivery with the name of its folder, the instant
and the digest. A delivery is on disk first and in the ledger next, and acknowledged
last. Where one died in between, the next one adds the line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from govdocs.model.receipt import Receipt
from govdocs.text.consultations import INSTANT, read_instant
from govdocs.text.files import sync_folder

LEDGER = "kvittenser"
_LINE = re.compile(r"(\d{4,}-[a-z][a-z0-9-]*) (\S+Z) ([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A delivery as it was acknowledged: its folder, its instant in UTC and its digest."""

    folder: str
    received: datetime
    sha256: str

    @property
    def number(self) -> int:
        """Return the number of the delivery in its round."""
        return int(self.folder.partition("-")[0])

    def is_of(self, receipt: Receipt) -> bool:
        """Tell whether a receipt says the same."""
        return (self.received, self.sha256) == (receipt.received, receipt.sha256)


def read_ledger(folder: Path) -> dict[str, Acknowledged]:
    """Return what has been acknowledged of a round, by folder; a round of old has nothing.

    A line that was cut off acknowledges nothing, and no line changes one above it.
    """
    try:
        text = (folder / LEDGER).read_bytes().decode("utf-8", "replace")
    except OSError:
        return {}
    found: dict[str, Acknowledged] = {}
    for row in map(_LINE.fullmatch, text.split("\n")):
        with suppress(ValueError):
            if row:
                at = read_instant(row[2])
                found.setdefault(row[1], Acknowledged(row[1], at, row[3]))
    return found


def acknowledge(folder: Path, receipts: Iterable[Receipt]) -> None:
    """Add a line for each of some deliveries, and sync the ledger whatever it had before.

    Raises OSError with the ledger as it was.
    """
    lines = "".join(map(_line, receipts)).encode("ascii")
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
    handle = os.open(folder / LEDGER, flags, 0o644)
    try:
        _add(handle, lines)
    finally:
        os.close(handle)
    sync_folder(folder)


def _add(handle: int, lines: bytes) -> None:
    size = os.fstat(handle).st_size
    # Another may have died in the middle of a line.
    is_cut = bool(size) and os.pread(handle, 1, size - 1) != b"\n"
    left = b"\n" * (is_cut and bool(lines)) + lines
    try:
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise


def _line(one: Receipt) -> str:
    return f"{one.folder} {one.received.strftime(INSTANT)} {one.sha256}\n"
