"""The index of the work tree: held as git holds it, and changed for our paths only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from govdocs.errors import CannotWrite
from govdocs.store.durable import sync_files
from govdocs.store.objects import index_lines
from govdocs.store.place import Place
from govdocs.store.plumbing import Plumbing
from govdocs.store.stale import OURS, is_ours, wait_for
from govdocs.text.files import error_words


@contextmanager
def index_held(place: Place, deadline: float) -> Iterator[list[str]]:
    """Keep every other git from the index, and so from moving HEAD, meanwhile.

    Yields what was cleared away to get it. Raises RecordBusy at the deadline.
    A repository without a work tree has no index to hold.
    """
    if place.top is None:
        yield []
        return
    done = _take(place, deadline)
    try:
        yield done
    finally:
        if is_ours(place):
            with suppress(OSError):
                place.index_lock.unlink()


def _take(place: Place, deadline: float) -> list[str]:
    done: list[str] = []
    while True:
        done += wait_for(place, [place.index_lock], deadline)
        try:
            place.index_lock.symlink_to(OURS)
        except FileExistsError:
            continue
        except OSError as error:
            raise CannotWrite(place.index_lock, error_words(error)) from error
        return done


def prepare_index(git: Plumbing, null: str, entries: Mapping[str, str | None]) -> None:
    """Make a copy of the index with some paths changed, in the folder for work."""
    with suppress(FileNotFoundError):
        shutil.copyfile(git.place.git / "index", _prepared(git.place))
    text = index_lines(entries, null)
    git.run("update-index", "-z", "--index-info", text=text, env=_own(git.place))


def lead_index(git: Plumbing) -> None:
    """Give a copy of the prepared index its name, before the refs move.

    `git commit` reads HEAD, then the index, and only then takes the lock. Were the refs
    first, it could read the new HEAD with the old index, and take our files back. With no
    index before there is nothing to take back, and none is led.
    """
    index, early = git.place.git / "index", git.place.work / "index.early"
    if not index.exists():
        return
    # A copy, not a hard link: not every file system has those. Whole before it has its name.
    shutil.copyfile(index, early)
    early.replace(_before(git.place))
    shutil.copyfile(_prepared(git.place), early)
    sync_files([early])
    early.replace(index)


def recall_index(place: Place) -> None:
    """Put the index back as it was before it was led, if it was."""
    if _before(place).exists():
        _before(place).replace(place.git / "index")


def publish_index(git: Plumbing) -> None:
    """Give the prepared index its name; the lock goes with it, as git does it."""
    git.ask("update-index", "-q", "--refresh", env=_own(git.place))
    sync_files([_prepared(git.place)])
    _prepared(git.place).replace(git.place.index_lock)
    git.place.index_lock.replace(git.place.git / "index")


def _prepared(place: Place) -> Path:
    return place.work / "index"


def _before(place: Place) -> Path:
    return place.work / "index.before"


def _own(place: Place) -> dict[str, str]:
    return {"GIT_INDEX_FILE": str(_prepared(place))}
