"""Several writers at once: run it with a folder, a count of writers and of commits.

Each adds a file of its own and a line to a register that all of them extend.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from functools import partial
from pathlib import Path

from govdocs.store.change import Change
from govdocs.store.gateway import Gateway
from govdocs.store.write import commit
from tests.record.records import faults_of, gateway, git, unguarded

REGISTER = "register.md"


def write_some(record: Path, writer: int, count: int) -> float:
    """Commit a number of times; returns the longest that one of them took."""
    here = gateway(record)
    longest = 0.0
    for number in range(count):
        name = f"{writer}/{number}"
        started = time.monotonic()
        commit(here, partial(_extended, here, name), unguarded)
        longest = max(longest, time.monotonic() - started)
    return longest


def _extended(here: Gateway, name: str, head: str | None) -> Change:
    register = here.repo.git.cat_file(
        "blob", f"{head}:{REGISTER}", stdout_as_string=False
    )
    lines = bytes(register).rstrip(b"\n") + f"\n{name}\n".encode()
    own = f"skrivare-{name}.md"
    return Change({REGISTER: lines, own: f"{name}\n".encode()}, f"prov: {name}")


def crowd(record: Path, writers: int, count: int) -> tuple[float, float, list[str]]:
    """Let writers loose; returns seconds in all, the longest wait, and what went wrong."""
    commit(
        gateway(record),
        lambda _: Change({REGISTER: b"start\n"}, "prov: start"),
        unguarded,
    )
    started = time.monotonic()
    pipes = [_start(record, writer, count) for writer in range(writers)]
    waits = [os.fdopen(pipe).read() for pipe in pipes]
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    seconds = time.monotonic() - started
    wrong = [f"writer {at} failed" for at, wait in enumerate(waits) if not wait]
    longest = max(float(wait or 0) for wait in waits)
    return (
        seconds,
        longest,
        wrong + faults_of(record) + _lacking(record, writers, count),
    )


def _start(record: Path, writer: int, count: int) -> int:
    reading, writing = os.pipe()
    if os.fork():
        os.close(writing)
        return reading
    try:
        os.write(writing, str(write_some(record, writer, count)).encode())
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


def _lacking(record: Path, writers: int, count: int) -> list[str]:
    names = {f"{one}/{number}" for one in range(writers) for number in range(count)}
    lines = git(record, "show", f"main:{REGISTER}").split("\n")
    listed = git(record, "ls-tree", "-r", "--name-only", "main").split("\n")
    wrong = [f"register: {one}" for one in sorted(names ^ {*lines} - {"start"})]
    wrong += [f"file: {one}" for one in names if f"skrivare-{one}.md" not in listed]
    if len(lines) != len({*lines}):
        wrong.append("the register holds a line twice")
    if git(record, "rev-list", "--min-parents=2", "main"):
        wrong.append("the history is not one line")
    changed = git(record, "log", "--format=%x01%s", "--name-only", "main")
    for one in changed.split("\x01")[1:]:
        subject, *files = [line for line in one.split("\n") if line]
        own = f"skrivare-{subject.removeprefix('prov: ')}.md"
        if subject.removeprefix("prov: ") in names and {*files} != {REGISTER, own}:
            wrong.append(f"mixed: {subject}")
    return wrong


if __name__ == "__main__":
    many, each = int(sys.argv[2]), int(sys.argv[3])
    took, wait, found = crowd(Path(sys.argv[1]), many, each)
    speed = many * each / took
    print(
        f"writers {many}, commits {many * each}, per second {speed:.1f}, wait {wait:.1f} s"
    )
    print("\n".join(found))
    sys.exit(1 if found else 0)
