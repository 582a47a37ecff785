"""The one writer of the record: a commit that is on disk when it is acknowledged."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from govdocs.errors import CannotWrite, RecordBusy, RecordUnfinished
from govdocs.store.base import Base, find_base
from govdocs.store.change import Change, Written, folders_of
from govdocs.store.durable import sync_objects
from govdocs.store.entries import committed, id_of
from govdocs.store.gateway import Gateway
from govdocs.store.index import index_held, lead_index, prepare_index, recall_index
from govdocs.store.journal import Journal, drop_journal, write_journal
from govdocs.store.lock import writers_turn
from govdocs.store.objects import (
    refuse_edited_record,
    refuse_no_change,
    sign,
    write_blobs,
    write_commit,
    write_tags,
    write_tree,
)
from govdocs.store.place import Place, find_place
from govdocs.store.plumbing import Plumbing
from govdocs.store.refs import complete, move, refuse_taken_tags
from govdocs.store.room import give_back_room, take_room
from govdocs.store.settle import PATIENCE, finish, settle, workshop
from govdocs.store.stale import locks_on, wait_for
from govdocs.store.worktree import (
    clear_folders,
    make_folders,
    refuse_crossings,
    refuse_dirty,
    stage_files,
)
from govdocs.text.files import error_words

Build = Callable[[str | None], Change]
Guard = Callable[[Gateway, str | None, Change], object]


def commit(
    gateway: Gateway, build: Build, guard: Guard, patience: float = PATIENCE
) -> Written:
    """Write one commit on the branch that is checked out; it lasts when this returns.

    `build` gets the head to build upon, and nobody else of ours writes meanwhile.
    It is called again if somebody moved the branch in another way.
    `guard` is given each change with the head it is for, and raises what may not be.
    Raises what those do, RecordBusy, RecordRefused, TagTaken, IdentityMissing, BadChange
    or CannotWrite with nothing changed, RecordUnfinished when the next run has to finish.
    """
    deadline = time.monotonic() + patience
    place = find_place(gateway)
    with system_told(place), writers_turn(place.common, deadline) as held:
        git = Plumbing(gateway.repo, place, held)
        notes = settle(git, deadline)
        while True:
            base = find_base(git)
            change = build(base.head)
            guard(gateway, base.head, change)
            new = _attempt(git, base, change, notes, deadline)
            if new is not None:
                return Written(new, tuple(notes))
            if time.monotonic() >= deadline:
                raise RecordBusy("grenen flyttas hela tiden")


@contextmanager
def system_told(place: Place) -> Iterator[None]:
    """Tell what the system refused, before the refs moved, in our own words."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(place.common, error_words(error)) from error


def _attempt(
    git: Plumbing, base: Base, change: Change, notes: list[str], deadline: float
) -> str | None:
    """Write a change; None when the branch is no longer where it was."""
    refs = (base.branch, *(f"refs/tags/{tag}" for tag in change.tags))
    with index_held(git.place, deadline) as cleared, workshop(git.place):
        notes += cleared + wait_for(git.place, locks_on(git.place, refs), deadline)
        if find_base(git) != base:
            return None
        _reserve(git, len(refs))
        journal = _draft(git, base, change)
        if not _move(git, base, journal, change):
            return None
        after = {path: new for path, (_, new) in journal.files.items()}
        notes += finish(git, journal, after if git.place.top else None)
        return journal.new


def _draft(git: Plumbing, base: Base, change: Change) -> Journal:
    """Write all that the commit holds, synced, with nothing that points at it yet."""
    files = {git.place.outside(path): raw for path, raw in change.files.items()}
    after = _ids(base, files)
    before = _refuse(git, base, change, files)
    signed = sign(git, change.when)
    stage_files(git, files.values())
    write_blobs(git, files.values())
    tree = write_tree(git, base, after)
    new = write_commit(git, base, tree, change.message, signed)
    subject = change.message.split("\n", 1)[0]
    tags = write_tags(git, new, change.tags, subject, signed)
    sync_objects(git, [new, *tags.values()])
    moves = {path: (before[path], name) for path, name in after.items()}
    return Journal(base.branch, base.head, new, tags, moves)


def _ids(base: Base, files: Mapping[str, bytes | None]) -> dict[str, str | None]:
    """Return the id that each file gets; None for one that is taken away."""
    return {
        path: None if raw is None else id_of(raw, base.like)
        for path, raw in files.items()
    }


def _refuse(
    git: Plumbing, base: Base, change: Change, files: Mapping[str, bytes | None]
) -> dict[str, str | None]:
    """Return the ids that files have before; raises where a write would harm something."""
    after = _ids(base, files)
    refuse_taken_tags(git, change.tags)
    above = {folder for path in after for folder in folders_of(path)}
    found = committed(git, base.head, {*after, *above})
    refuse_crossings(git, found, after)
    refuse_no_change(found, after)
    refuse_edited_record(git, found, files)
    refuse_dirty(git, found, after, base.like)
    return {path: found[path].id if path in found else None for path in after}


def _move(git: Plumbing, base: Base, journal: Journal, change: Change) -> bool:
    """Move the refs; False when somebody else moved the branch first.

    What takes room on the disk is written before, so that a full disk stops it there.
    """
    after = {path: new for path, (_, new) in journal.files.items()}
    try:
        if git.place.top is not None:
            prepare_index(git, base.null, after)
            make_folders(git.place.top, after)
        write_journal(git.place, journal)
        if git.place.top is not None:
            lead_index(git)
        give_back_room(git.place.work / "room")
    except Exception:
        _retreat(git, journal)
        raise
    outcome = move(git, journal, base.null, change.message.split("\n", 1)[0])
    if not outcome.status or _is_completed(git, journal, base):
        return True
    _retreat(git, journal)
    if find_base(git) != base:
        return False
    refuse_taken_tags(git, change.tags)
    raise git.fault(outcome)


def _is_completed(git: Plumbing, journal: Journal, base: Base) -> bool:
    """Finish a move that stopped halfway; False when nothing moved."""
    try:
        return complete(git, journal, base.null)
    except OSError as error:
        raise RecordUnfinished(error_words(error)) from error


def _reserve(git: Plumbing, refs: int) -> None:
    """Take room that the refs and their logs can have afterwards."""
    try:
        take_room(git.place.work / "room", refs)
    except OSError as error:
        raise CannotWrite(git.place.common, error_words(error)) from error


def _retreat(git: Plumbing, journal: Journal) -> None:
    recall_index(git.place)
    drop_journal(git.place)
    clear_folders(
        git, [path for path, (old, _) in journal.files.items() if old is None]
    )
