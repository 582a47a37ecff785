"""The ledger of what has been acknowledged: `<spool>/<round>/kvittenser`.

It is only added to: a line for each delivery with the name of its folder, the instant
and the digest. A delivery is on disk first and in the ledger next, and acknowledged
last. Where one died in between, the next one adds the line.

`<spool>/kvittenser` has the same lines of all rounds, with the round before the folder,
so that it is seen when all of a round is gone. A spool of old has no such file.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from govdocs.model.receipt import Receipt
from govdocs.text.consultations import instant_text, read_instant
from govdocs.text.files import error_words, sync_folder

LEDGER = "kvittenser"
# What a crash, or an editor of another system, can leave round a line.
_ROUND_A_LINE = "\ufeff\0\r\t "
_NUMBER = re.compile(r"(\d{4,})-", re.ASCII)
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

    @property
    def told(self) -> str:
        """Return the delivery as its line in the ledger."""
        return f"{self.folder} {instant_text(self.received)} {self.sha256}\n"

    def is_of(self, receipt: Receipt) -> bool:
        """Tell whether a receipt says the same."""
        return (self.received, self.sha256) == (receipt.received, receipt.sha256)


def read_ledger(folder: Path) -> dict[str, Acknowledged]:
    """Return what has been acknowledged of a round, by folder; a round of old has nothing.

    A line that was cut off acknowledges nothing, and no line changes one above it.
    """
    found = {one.folder: one for one in _read(folder.parent, f"{folder.name}/")}
    return found | {one.folder: one for one in _read(folder)}


class Unread(NamedTuple):
    """A ledger that can be read only in part, and how; a loss may not be seen in it."""

    path: Path
    words: str


def find_unread(folder: Path, known: Collection[int]) -> Iterator[Unread]:
    """Yield what cannot be read in the ledgers of a round.

    `known` are the numbers of the deliveries in its folder and of those acknowledged. A
    line that was cut off is left out when its delivery lies there, or has another line.
    """
    for home, mark in ((folder, ""), (folder.parent, f"{folder.name}/")):
        try:
            rows = _rows(home)
        except FileNotFoundError:
            continue
        except OSError as error:
            why = f"går inte att läsa ({error_words(error)})"
            yield Unread(home / LEDGER, why)
            continue
        own = ((at, one) for at, one in rows if one.startswith(mark))
        for at, row in own:
            if _of(row.removeprefix(mark)) is None:
                number = _NUMBER.match(row, len(mark))
                if number is None or int(number[1]) not in known:
                    yield Unread(home / LEDGER, f"går inte att läsa på rad {at}")


def torn_numbers(folder: Path) -> Iterator[int]:
    """Yield the numbers in the ledger of a round, those of lines that cannot be read too."""
    with suppress(OSError):
        found = (_NUMBER.match(row) for _, row in _rows(folder))
        yield from (int(one[1]) for one in found if one)


def acknowledge(folder: Path, receipts: Iterable[Receipt]) -> None:
    """Add a line for each of some deliveries, and sync both ledgers whatever they had before.

    Raises OSError with the ledgers as they were.
    """
    with _opened(folder) as own:
        size = os.fstat(own).st_size
        _add(own, map(_line, receipts))
        try:
            _add_to_all(folder)
        except OSError:
            os.ftruncate(own, size)
            raise
    sync_folder(folder)
    sync_folder(folder.parent)


def _add_to_all(folder: Path) -> None:
    """Add to the ledger of all rounds what that of one has and it lacks."""
    with _opened(folder.parent) as handle:
        # Other rounds are received at the same time.
        fcntl.flock(handle, fcntl.LOCK_EX)
        mark = f"{folder.name}/"
        known = {one.folder for one in _read(folder.parent, mark)}
        own = (one for one in _read(folder) if one.folder not in known)
        _add(handle, (f"{mark}{one.told}" for one in own))


def _read(home: Path, mark: str = "") -> list[Acknowledged]:
    """Return the lines of a ledger that begin with a mark, each folder once."""
    found: dict[str, Acknowledged] = {}
    with suppress(OSError):
        own = (row for _, row in _rows(home) if row.startswith(mark))
        for one in map(_of, (row.removeprefix(mark) for row in own)):
            if one:
                found.setdefault(one.folder, one)
    return list(found.values())


def _rows(home: Path) -> list[tuple[int, str]]:
    """Return the lines of a ledger that hold anything, by number from 1; raises OSError."""
    text = (home / LEDGER).read_bytes().decode("utf-8", "replace")
    rows = (row.strip(_ROUND_A_LINE) for row in text.split("\n"))
    return [(at, row) for at, row in enumerate(rows, 1) if row]


def _of(row: str) -> Acknowledged | None:
    """Return the delivery of a line; None for one that is not whole."""
    found = _LINE.fullmatch(row)
    with suppress(ValueError):
        if found:
            return Acknowledged(found[1], read_instant(found[2]), found[3])
    return None


@contextmanager
def _opened(home: Path) -> Iterator[int]:
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
    handle = os.open(home / LEDGER, flags, 0o644)
    try:
        yield handle
    finally:
        os.close(handle)


def _add(handle: int, rows: Iterable[str]) -> None:
    lines = "".join(rows).encode("ascii")
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
    return Acknowledged(one.folder, one.received, one.sha256).told
