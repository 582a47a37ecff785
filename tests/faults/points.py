"""Kill a writer at each of its runs of git in turn: run it with a folder and a step.

A program called git stands before the real one, and kills the writer at the nth run:
before git has run, or after.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from govdocs.store.change import Change
from govdocs.store.settle import mend
from govdocs.store.write import commit
from tests.faults.killing import files_of, mixed, tags_of
from tests.record.records import begun_record, faults_of, gateway, git, unguarded

_KILLER = """#!/bin/sh
echo >> {folder}/runs
if [ "$(wc -l < {folder}/runs)" != "$KILL_AT" ]; then exec {git} "$@"; fi
[ "$KILL_WHEN" = before ] || {git} "$@"
kill -9 "$KILL_WHOM"
"""


def kill_at(folder: Path, run: int, when: str) -> tuple[bool, list[str]]:
    """Kill a writer at a run of git; tell whether it was, and what is wrong afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    record = begun_record(folder / "r", bare=run % 5 == 4)
    killed = _write(folder, record, run, when)
    done = mend(gateway(record))
    wrong = faults_of(record) + mixed(record)
    wrong += [] if done or not killed else _nothing(record)
    commit(
        gateway(record), lambda _: Change({"nasta.md": b"x\n"}, "nasta: ett"), unguarded
    )
    wrong += faults_of(record) + mixed(record)
    return killed, [f"{when} {run}: {one}" for one in wrong]


def _write(folder: Path, record: Path, run: int, when: str) -> bool:
    """Write in a process that is killed at a run of git; tell whether it was."""
    killer = folder / "bin" / "git"
    killer.parent.mkdir()
    killer.write_text(_KILLER.format(git=shutil.which("git"), folder=folder))
    killer.chmod(0o755)
    change = Change(files_of("w0/0"), "prov: w0/0", tags_of("w0/0"))
    here = gateway(record)
    child = os.fork()
    if not child:
        os.environ |= {
            "PATH": f"{killer.parent}:{os.environ['PATH']}",
            "KILL_AT": str(run),
            "KILL_WHEN": when,
            "KILL_WHOM": str(os.getpid()),
        }
        commit(here, lambda _: change, unguarded)
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def _nothing(record: Path) -> list[str]:
    """Return what there is of a commit that left nothing to mend."""
    subjects = git(record, "log", "--format=%s", "main")
    return ["the commit is there"] if "prov: w0/0" in subjects else []


def main(folder: Path, step: int) -> int:
    """Kill at every run, tell the figures, and return the exit code."""
    wrong: list[str] = []
    count = 0
    for when in ("before", "after"):
        run = 1 if when == "before" else step
        while True:
            killed, found = kill_at(folder, run, when)
            wrong += found
            if not killed:
                break
            count += 1
            run += step
    print(f"points {count}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
