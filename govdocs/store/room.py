"""Room on the disk, taken beforehand so that what must not stop halfway can have it."""

from __future__ import annotations

import shutil
from pathlib import Path

_BYTES = 64 * 1024
_NAMES = 16


def take_room(folder: Path, refs: int = 0) -> None:
    """Fill a folder with as much as moving some refs can take: bytes, and names."""
    folder.mkdir()
    for count in range(_NAMES + 4 * refs):
        (folder / str(count)).touch()
    (folder / "0").write_bytes(b"\xff" * _BYTES)


def give_back_room(folder: Path) -> None:
    """Let others have the room again."""
    shutil.rmtree(folder, ignore_errors=True)
