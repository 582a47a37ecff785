"""Begin a branch with one commit, through the one writer; the work tree is left alone."""

from __future__ import annotations

import time

from govdocs.errors import BadChange, RecordRefused
from govdocs.store.base import Base, tip
from govdocs.store.change import Change, Written, folders_of
from govdocs.store.durable import sync_objects
from govdocs.store.entries import committed, id_of
from govdocs.store.gateway import Gateway
from govdocs.store.health import is_safe_branch
from govdocs.store.index import index_held
from govdocs.store.journal import Journal, drop_journal, write_journal
from govdocs.store.lock import writers_turn
from govdocs.store.objects import (
    refuse_edited_record,
    refuse_no_change,
    sign,
    write_blobs,
    write_commit,
    write_tree,
)
from govdocs.store.place import find_place
from govdocs.store.plumbing import Plumbing
from govdocs.store.refs import complete, move
from govdocs.store.room import give_back_room, take_room
from govdocs.store.settle import PATIENCE, finish, settle, workshop
from govdocs.store.stale import locks_on, wait_for
from govdocs.store.worktree import refuse_crossings, stage_files
from govdocs.store.write import system_told


def begin_branch(
    gateway: Gateway, name: str, head: str, change: Change, patience: float = PATIENCE
) -> Written:
    """Write one commit upon another, and a new branch at it; it lasts when this returns.

    Raises what `store.write.commit` does, and RecordRefused when the branch is there or
    its name is in the way of another.
    """
    if not is_safe_branch(name):
        raise BadChange(f"grenen {name!a} har ett namn som kan misstolkas")
    deadline = time.monotonic() + patience
    place = find_place(gateway)
    with system_told(place), writers_turn(place.common, deadline) as held:
        git = Plumbing(gateway.repo, place, held)
        notes = settle(git, deadline)
        base = Base(f"refs/heads/{name}", head, "0" * len(head))
        with index_held(place, deadline) as cleared, workshop(place):
            notes += cleared + wait_for(
                place, locks_on(place, (base.branch,)), deadline
            )
            _refuse_taken(git, name)
            take_room(place.work / "room", 1)
            journal = _draft(git, base, change)
            write_journal(place, journal)
            give_back_room(place.work / "room")
            _move(git, journal, base, change)
            notes += finish(git, journal, None)
    return Written(journal.new, tuple(notes))


def _refuse_taken(git: Plumbing, name: str) -> None:
    listed = git.run("for-each-ref", "--format=%(refname)", "refs/heads/").decode()
    taken = {one.removeprefix("refs/heads/") for one in listed.split("\n")}
    above = {folder for one in taken for folder in folders_of(one)}
    if name in taken | above or not taken.isdisjoint(folders_of(name)):
        raise RecordRefused(f"grenen {name} finns redan", "välj ett annat namn")


def _draft(git: Plumbing, base: Base, change: Change) -> Journal:
    """Write all that the commit holds, synced; no file of the work tree is to follow."""
    files = {git.place.outside(path): raw for path, raw in change.files.items()}
    after = {
        path: None if raw is None else id_of(raw, base.like)
        for path, raw in files.items()
    }
    above = {folder for path in after for folder in folders_of(path)}
    found = committed(git, base.head, {*after, *above})
    refuse_crossings(git, found, after)
    refuse_no_change(found, after)
    refuse_edited_record(git, found, files)
    signed = sign(git, change.when)
    stage_files(git, files.values())
    write_blobs(git, files.values())
    new = write_commit(git, base, write_tree(git, base, after), change.message, signed)
    sync_objects(git, [new])
    return Journal(base.branch, None, new, {}, {})


def _move(git: Plumbing, journal: Journal, base: Base, change: Change) -> None:
    outcome = move(git, journal, base.null, change.message.split("\n", 1)[0])
    if outcome.status and not complete(git, journal, base.null):
        drop_journal(git.place)
        if tip(git, base.branch):
            name = base.branch.removeprefix("refs/heads/")
            raise RecordRefused(f"grenen {name} finns redan", "välj ett annat namn")
        raise git.fault(outcome)
