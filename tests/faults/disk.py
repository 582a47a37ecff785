"""Small disks of their own: an image of ext4, mounted, filled, copied as by a power cut."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pytest

# What a file itself takes of the disk varies with its size, so it is found by trying.
_TRIES = 8


@cache
def _may_mount() -> bool:
    """Tell whether this machine and this user may mount an image, by trying."""
    if os.geteuid():
        return False
    with tempfile.TemporaryDirectory() as folder:
        try:
            with mounted(new_disk(Path(folder) / "disk", 2048), Path(folder) / "m"):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


def needs_mount() -> None:
    """Skip a test where images cannot be mounted: it takes root, and a loop device."""
    if not _may_mount():
        pytest.skip("rätt att montera en avbild saknas")


def new_disk(image: Path, kilobytes: int, *options: str) -> Path:
    """Make an ext4 image in blocks of 1 kB, with none of them kept for root."""
    with image.open("wb") as file:
        file.truncate(kilobytes * 1024)
    _run("mkfs.ext4", "-q", "-F", "-b", "1024", "-m", "0", *options, str(image))
    return image


@contextmanager
def mounted(image: Path, folder: Path, options: str = "loop") -> Iterator[Path]:
    """Mount an image for a while."""
    folder.mkdir(exist_ok=True)
    _run("mount", "-o", options, str(image), str(folder))
    try:
        yield folder
    finally:
        _unmount(folder)


def _unmount(folder: Path) -> None:
    """Unmount once the last run of a killed writer has let go."""
    for _ in range(100):
        try:
            return _run("umount", str(folder))
        except subprocess.CalledProcessError:
            time.sleep(0.1)
    return _run("umount", str(folder))


def leave_free(disk: Path, kilobytes: int) -> Callable[[], None]:
    """Fill a disk until so much is left; returns what gives the room back."""
    filler = disk / "utfyllnad"
    with filler.open("wb") as file:
        size = _free(disk)
        for _ in range(_TRIES):
            file.truncate(0)
            with suppress(OSError):
                os.posix_fallocate(file.fileno(), 0, max(size, 1))
            if not (more := _free(disk) - kilobytes * 1024):
                break
            size += more

    def give_back() -> None:
        filler.unlink()
        # What a file system frees can be taken again when it has noted that on the disk.
        _free(disk)

    return give_back


def _free(disk: Path) -> int:
    folder = os.open(disk, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    room = os.statvfs(disk)
    return room.f_bavail * room.f_frsize


def _run(*words: str) -> None:
    path = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    subprocess.run(
        words, check=True, capture_output=True, env={**os.environ, "PATH": path}
    )
