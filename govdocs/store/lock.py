"""The one right to write to a repository, held by one process at a time."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from govdocs.errors import CannotWrite, RecordBusy
from govdocs.text.files import error_words

_PAUSE = 0.02
_PAUSE_FIRST_IN_LINE = 0.002
# As many can stand in line; any more come in as it happens.
_LINE = 16


@contextmanager
def writers_turn(common: Path, deadline: float) -> Iterator[int]:
    """Hold the right to write; yields the descriptor that keeps it.

    Writers stand in line, each with a lock of its own place, and move one place at a
    time. Otherwise one that writes again at once would get in before those that wait.
    Raises RecordBusy at the deadline, a moment of time.monotonic().
    """
    folder = common / "govdocs"
    _make(folder)
    _make(folder / "line")
    with ExitStack() as held:
        for place in reversed(range(1, _LINE + 1)):
            _step(held, folder / "line" / str(place), deadline, _PAUSE)
        yield _step(held, folder / "lock", deadline, _PAUSE_FIRST_IN_LINE)


def _step(held: ExitStack, path: Path, deadline: float, pause: float) -> int:
    """Take the next place in line, and only then leave the one before."""
    with ExitStack() as taken:
        file = taken.enter_context(_held(path, deadline, pause))
        held.close()
        held.push(taken.pop_all())
    return file


@contextmanager
def _held(path: Path, deadline: float, pause: float) -> Iterator[int]:
    try:
        file = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise CannotWrite(path, error_words(error)) from error
    try:
        while not _is_taken(file):
            if time.monotonic() >= deadline:
                raise RecordBusy("en annan körning av govdocs")
            time.sleep(pause)
        yield file
    finally:
        os.close(file)


def _is_taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _make(folder: Path) -> None:
    """Make a folder that whoever may write to the repository may write to as well."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error_words(error)) from error
    with suppress(OSError):
        folder.chmod(folder.parent.stat().st_mode & 0o7777)
