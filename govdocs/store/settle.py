"""Finish a commit once its refs have moved: now, or after a process that died."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from govdocs.errors import CannotWrite, GovdocsError, RecordUnfinished
from govdocs.store.base import checked_out, tip
from govdocs.store.durable import mark_synced, sync_folders, sync_refs
from govdocs.store.entries import committed, in_work_tree, staged
from govdocs.store.gateway import Gateway
from govdocs.store.index import index_held, prepare_index, publish_index
from govdocs.store.journal import Journal, drop_journal, read_journal
from govdocs.store.lock import writers_turn
from govdocs.store.place import Place, find_place
from govdocs.store.plumbing import Plumbing
from govdocs.store.refs import complete
from govdocs.store.stale import clear_our_own, is_ours, locks_on, wait_for
from govdocs.store.told import tell
from govdocs.store.worktree import clear_folders, place_file
from govdocs.text.files import error_words

PATIENCE = 10.0


def mend(gateway: Gateway, patience: float = PATIENCE) -> tuple[str, ...]:
    """Finish or clear what a process that died left; returns what was done, in Swedish."""
    place = find_place(gateway)
    left = (place.own / "journal", place.work)
    if not is_ours(place) and not any(one.exists() for one in left):
        return ()
    deadline = time.monotonic() + patience
    with writers_turn(place.common, deadline) as held:
        return tuple(settle(Plumbing(gateway.repo, place, held), deadline))


def settle(git: Plumbing, deadline: float) -> list[str]:
    """Finish or clear what a process that died left, while the right to write is held."""
    journal = read_journal(git.place)
    done = clear_our_own(git.place, journal)
    shutil.rmtree(git.place.work, ignore_errors=True)
    if journal is None:
        return done
    with index_held(git.place, deadline) as cleared, workshop(git.place):
        done += cleared + wait_for(
            git.place, locks_on(git.place, journal.refs), deadline
        )
        if not complete(git, journal, "0" * len(journal.new)):
            _recall(git, journal)
            drop_journal(git.place)
            clear_folders(git, journal.files)
            return done
        done.append(
            tell(git.place, f"avslutade en skrivning som avbröts: {journal.new}")
        )
        return done + finish(git, journal, _targets(git, journal))


def _recall(git: Plumbing, journal: Journal) -> None:
    """Put the index back where it was led and the refs never followed."""
    if git.place.top is None or checked_out(git) != journal.branch:
        return
    index = staged(git, journal.files)
    led = {
        path: old
        for path, (old, new) in journal.files.items()
        if (index[path].id if path in index else None) == new
    }
    if led and (git.place.git / "index").exists():
        prepare_index(git, "0" * len(journal.new), led)
        publish_index(git)


def _targets(git: Plumbing, journal: Journal) -> dict[str, str | None] | None:
    """Return what the branch has by now at the paths; None when another is checked out."""
    if git.place.top is None or checked_out(git) != journal.branch:
        return None
    found = committed(git, tip(git, journal.branch), journal.files)
    targets = {
        path: found[path].id if path in found else None for path in journal.files
    }
    known = {path for path, ids in journal.files.items() if targets[path] in ids}
    index = staged(git, journal.files)
    behind = {
        path: targets[path]
        for path in known
        if (index[path].id if path in index else None) in journal.files[path]
    }
    prepare_index(git, "0" * len(journal.new), behind)
    return {path: targets[path] for path in journal.files if path in known}


def finish(
    git: Plumbing, journal: Journal, targets: Mapping[str, str | None] | None
) -> list[str]:
    """Sync the refs that have moved, and let files and index follow; returns what was left.

    The commit stands when this returns, even if the work tree could not follow.
    """
    try:
        sync_refs(git, journal.refs)
    except OSError as error:
        raise RecordUnfinished(error_words(error)) from error
    mark_synced(git, journal.new)
    try:
        left = _refresh(git, journal, targets) if targets is not None else []
        drop_journal(git.place)
    except (OSError, GovdocsError) as error:
        why = error_words(error) if isinstance(error, OSError) else str(error)
        return [
            tell(git.place, f"filerna i mappen följer med vid nästa körning ({why})")
        ]
    return left


def _refresh(
    git: Plumbing, journal: Journal, targets: Mapping[str, str | None]
) -> list[str]:
    top = git.place.top
    left: list[str] = []
    if top is None:
        return left
    for count, (path, new) in enumerate(targets.items()):
        here = in_work_tree(top / path, journal.new)
        if here != new and here in journal.files[path]:
            place_file(git, count, top / path, new)
        elif here != new:
            left.append(
                tell(git.place, f"lät {path} vara, för någon annan har ändrat den")
            )
    clear_folders(git, [path for path, new in targets.items() if new is None])
    sync_folders({(top / path).parent for path in targets})
    publish_index(git)
    return left


@contextmanager
def workshop(place: Place) -> Iterator[None]:
    """Keep an empty folder for work under way, and clear it afterwards."""
    shutil.rmtree(place.work, ignore_errors=True)
    try:
        place.work.mkdir(parents=True)
    except OSError as error:
        raise CannotWrite(place.work, error_words(error)) from error
    try:
        yield
    finally:
        shutil.rmtree(place.work, ignore_errors=True)
