"""Locks of git, and another writer: the living are waited for, the dead cleared."""

from __future__ import annotations

import fcntl
import os
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from govdocs.errors import RecordBusy, RecordRefused
from govdocs.store.settle import mend
from tests.record.records import begun_record, faults_of, gateway, git, standing, write

LOCKS = [
    ".git/index.lock",
    ".git/HEAD.lock",
    ".git/packed-refs.lock",
    ".git/refs/heads/main.lock",
    ".git/logs/HEAD.lock",
    ".git/logs/refs/heads/main.lock",
    ".git/refs/tags/prov/1.0.lock",
]


def locked(record: Path, name: str, age: float) -> Path:
    """Leave a lock of git of some age."""
    lock = record / name
    lock.parent.mkdir(parents=True, exist_ok=True)
    lock.write_bytes(b"")
    then = time.time() - age
    os.utime(lock, (then, then))
    return lock


def test_old_locks_are_cleared_and_told(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    for name in LOCKS:
        locked(record, name, 61)

    started = time.monotonic()
    notes = write(record, {"a.md": b"2\n"}, ("prov/1.0",)).notes

    assert sorted(LOCKS) == sorted(note.split(" ")[3] for note in notes)
    told = (record / ".git/govdocs/log").read_text("utf-8")
    assert all(f"tog bort låset {name}" in told for name in LOCKS)
    assert time.monotonic() - started < 10
    assert [] == faults_of(record)


def test_a_lock_from_a_clock_that_went_back_is_cleared(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    locked(record, ".git/index.lock", -3600)

    assert 1 == len(write(record, {"a.md": b"2\n"}).notes)


@pytest.mark.parametrize("name", LOCKS)
def test_a_young_lock_is_refused(name: str, tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    lock = locked(record, name, 0)
    before = standing(record)

    with pytest.raises(RecordBusy, match=name):
        write(record, {"a.md": b"2\n"}, ("prov/1.0",), patience=0.2)

    assert lock.exists()
    assert before == standing(record)
    lock.unlink()
    write(record, {"a.md": b"2\n"}, ("prov/1.0",))
    assert [] == faults_of(record)


def test_a_young_lock_is_waited_for(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    lock = locked(record, ".git/index.lock", 0)
    threading.Timer(0.5, lock.unlink).start()

    assert () == write(record, {"a.md": b"2\n"}).notes
    assert [] == faults_of(record)


def test_an_old_lock_of_a_living_git_is_left(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "mapp/b.md").write_bytes(b"mitt\n")
    editor = tmp_path / ".git/editor"
    editor.write_text("#!/bin/sh\nsleep 20\n")
    editor.chmod(0o755)
    words = ["git", "-c", f"core.editor={editor}", "commit", "-a"]
    with subprocess.Popen(words, cwd=record, stdout=subprocess.DEVNULL) as person:
        lock = record / ".git/index.lock"
        while not lock.exists():
            time.sleep(0.01)
        os.utime(lock, (1, 1))

        with pytest.raises(RecordBusy, match=r"index\.lock"):
            write(record, {"a.md": b"2\n"}, patience=0.2)

        assert lock.exists()
        person.terminate()


def test_another_writer_is_waited_for_and_then_told(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    with (record / ".git/govdocs/lock").open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        started = time.monotonic()
        with pytest.raises(RecordBusy, match="en annan körning av govdocs"):
            write(record, {"a.md": b"2\n"}, patience=0.3)

    assert 0.3 <= time.monotonic() - started
    write(record, {"a.md": b"2\n"})
    assert [] == faults_of(record)


def test_the_locks_of_a_dead_writer_are_cleared_at_once(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / ".git/index.lock").symlink_to("held-by-govdocs")

    assert 1 == len(mend(gateway(record)))
    assert () == mend(gateway(record))
    assert [] == faults_of(record)


def _written_at_last(record: Path, content: bytes) -> str:
    """Write a file while somebody else commits; a refusal changes nothing, so try again."""
    for _ in range(10):
        with suppress(RecordRefused):
            return write(record, {"a.md": content}).commit
        time.sleep(0.1)
    return write(record, {"a.md": content}).commit


def test_a_person_who_commits_meanwhile_loses_nothing(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    stop = threading.Event()
    made: list[str] = []

    def person() -> None:
        while not stop.is_set():
            (record / "person.md").write_text(f"{len(made)}\n")
            git(record, "add", "person.md", check=False)
            git(record, "commit", "-q", "-m", f"person: {len(made)}", check=False)
            made.append("")

    working = threading.Thread(target=person)
    working.start()
    ours = [_written_at_last(record, b"%d\n" % one) for one in range(2, 12)]
    stop.set()
    working.join()

    there = git(record, "rev-list", "main").split("\n")
    assert [] == [one for one in ours if one not in there]
    shown = git(record, "log", "--format=%x01%s", "--name-only", "main")
    for one in shown.split("\x01")[1:-1]:
        subject, *files = [line for line in one.split("\n") if line]
        assert files == (["a.md"] if subject.startswith("prov") else ["person.md"])
    assert "" == git(record, "fsck", "--strict", "--no-dangling")
