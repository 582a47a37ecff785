"""git's locks: wait for those of the living, clear those that the dead left behind."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from govdocs.errors import CannotWrite, RecordBusy
from govdocs.store.journal import Journal
from govdocs.store.place import Place
from govdocs.store.told import tell
from govdocs.text.files import error_words

OLD = 60.0
# Our own lock on the index is a link that leads nowhere: made at once, with its owner
# in it. git makes files.
OURS = "held-by-govdocs"
_PAUSE = 0.05
# These hold no lock, and can run for hours.
_READERS = frozenset(
    {"blame", "cat-file", "daemon", "diff", "fsmonitor--daemon", "grep", "log", "show"}
)


def locks_on(place: Place, refs: Iterable[str]) -> tuple[Path, ...]:
    """Return the locks of git that stop a move of these refs."""
    named = [
        file
        for ref in refs
        for file in (place.common / f"{ref}.lock", place.common / f"logs/{ref}.lock")
    ]
    return (
        place.git / "HEAD.lock",
        place.git / "logs" / "HEAD.lock",
        place.common / "packed-refs.lock",
        *named,
    )


def clear_our_own(place: Place, journal: Journal | None) -> list[str]:
    """Remove the locks that a dead process of ours left; returns what was done.

    That we hold the right to write proves that it is dead, and its runs of git with it.
    The journal proves which locks were its own, unless a living git may hold them.
    """
    lock = place.index_lock
    proved: tuple[Path, ...] = (lock,) if is_ours(place) else ()
    known = (lock, *locks_on(place, journal.refs)) if journal else ()
    if any(map(_is_there, known)) and not is_git_running(place):
        proved = known
    return [_remove(place, one) for one in proved if _is_there(one)]


def is_ours(place: Place) -> bool:
    """Tell whether a writer of ours holds the index, or died while it did."""
    try:
        return str(place.index_lock.readlink()) == OURS
    except OSError:
        return False


def _is_there(lock: Path) -> bool:
    return lock.exists() or lock.is_symlink()


def wait_for(place: Place, locks: Iterable[Path], deadline: float) -> list[str]:
    """Wait until no lock is left, and clear the old ones; returns what was done.

    Raises RecordBusy at the deadline, a moment of time.monotonic().
    """
    done: list[str] = []
    for lock in locks:
        while _is_there(lock):
            if _is_old(lock) and not is_git_running(place):
                done.append(_remove(place, lock))
            elif time.monotonic() >= deadline:
                raise RecordBusy(f"git håller {_shown(place, lock)}")
            else:
                time.sleep(_PAUSE)
    return done


def is_git_running(place: Place) -> bool:
    """Tell whether a git that may write runs in the repository, as far as can be seen."""
    inside = [folder for folder in (place.top, place.git, place.common) if folder]
    return any(
        where == folder or folder in where.parents
        for where in _where_git_runs()
        for folder in inside
    )


def _where_git_runs() -> Iterator[Path]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            name, *words = (
                (process / "cmdline").read_text("utf-8", "replace").split("\0")
            )
            if Path(name).name == "git" and _READERS.isdisjoint(words):
                yield (process / "cwd").readlink()


def _is_old(lock: Path) -> bool:
    """Tell whether a lock is older than any write takes, whichever way the clock went."""
    try:
        return abs(time.time() - lock.lstat().st_mtime) > OLD
    except FileNotFoundError:
        return False


def _remove(place: Place, lock: Path) -> str:
    try:
        lock.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(lock, error_words(error)) from error
    shown = _shown(place, lock)
    return tell(place, f"tog bort låset {shown} efter en körning som avbröts")


def _shown(place: Place, lock: Path) -> str:
    known = next(one for one in (place.git, place.common) if one in lock.parents)
    return f".git/{lock.relative_to(known).as_posix()}"
