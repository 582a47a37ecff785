"""Power cuts: run it with a folder and a count; half of them while a writer is at work.

The image of a mounted disk is copied as it lies: what is not synced is not in the copy.
The disk is told to write by itself only once a minute, so that it hides no fault.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from select import select
from typing import NoReturn

from govdocs.store.change import Change
from govdocs.store.write import commit
from tests.faults.disk import mounted, new_disk
from tests.faults.killing import files_of, lost, mixed, tags_of, write_for_ever
from tests.record.records import begun_record, faults_of, gateway, git, unguarded

LIVE = "loop,commit=60"


def cut_idle(folder: Path, *, bare: bool) -> list[str]:
    """Cut the power after one acknowledged commit with tags; returns what went wrong."""
    image = new_disk(folder / "disk", 12 * 1024)
    with mounted(image, folder / "m", LIVE) as disk:
        record = begun_record(disk / "r", bare=bare)
        change = Change(files_of("w0/0"), "prov: w0/0", tags_of("w0/0"))
        new = commit(gateway(record), lambda _: change, unguarded).commit
        shutil.copyfile(image, folder / "kopia")
    return _after(folder, {new: "w0/0"})


def cut_at_work(folder: Path, random: Random, *, bare: bool) -> tuple[int, list[str]]:
    """Cut the power while a writer commits; returns the acknowledged and what went wrong."""
    image = new_disk(folder / "disk", 12 * 1024)
    with mounted(image, folder / "m", LIVE) as disk:
        record = begun_record(disk / "r", bare=bare)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.setpgid(0, 0)
            try:
                write_for_ever(record, "w0", writing)
            finally:
                os._exit(1)
        os.close(writing)
        os.setpgid(child, child)
        time.sleep(random.uniform(0.05, 1.0))
        os.killpg(child, signal.SIGSTOP)
        told = os.read(reading, 60_000) if select([reading], [], [], 0)[0] else b""
        shutil.copyfile(image, folder / "kopia")
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
    lines = [line.split(" ") for line in told.decode().split("\n")[:-1]]
    return len(lines), _after(folder, {line[0]: line[1] for line in lines})


def _after(folder: Path, acknowledged: dict[str, str]) -> list[str]:
    """Start again on the copy: all that was acknowledged is there, and a next one works."""
    with mounted(folder / "kopia", folder / "efter") as disk:
        record = disk / "r"
        wrong = lost(record, acknowledged)
        change = Change({"nasta.md": b"x\n"}, "nasta: ett")
        commit(gateway(record), lambda _: change, unguarded)
        return wrong + faults_of(record) + mixed(record)


def is_lost_without(folder: Path) -> bool:
    """Tell whether a commit of plain git is lost, so that the trial can see a loss."""
    image = new_disk(folder / "disk", 12 * 1024)
    with mounted(image, folder / "m", LIVE) as disk:
        record = begun_record(disk / "r")
        (record / "a.md").write_bytes(b"2\n")
        git(record, "commit", "-q", "-a", "-m", "prov: ett")
        new = git(record, "rev-parse", "main")
        shutil.copyfile(image, folder / "kopia")
    with mounted(folder / "kopia", folder / "efter") as disk:
        return new != git(disk / "r", "rev-parse", "main", check=False)


def told(cuts: int, acknowledged: int, wrong: list[str], *, is_seen: bool) -> int:
    """Tell the figures; return 1 when something went wrong, or no loss could be seen."""
    print(f"cuts {cuts}, acknowledged {acknowledged}, unsynced lost {is_seen}")
    print("\n".join(wrong[:20]))
    return 1 if wrong or not is_seen else 0


def run(trials: Callable[[Path, int], int]) -> NoReturn:
    """Run trials with the folder and the count that are given, and leave."""
    try:
        sys.exit(trials(Path(sys.argv[1]), int(sys.argv[2])))
    except subprocess.CalledProcessError as fault:
        sys.exit(f"{fault}: {fault.stderr}")


def main(folder: Path, count: int) -> int:
    """Run the trials, tell the figures, and return the exit code."""
    random = Random(count)
    wrong: list[str] = []
    acknowledged = 0
    for number in range(count):
        wrong += cut_idle(folder, bare=number % 2 == 0)
        some, found = cut_at_work(folder, random, bare=number % 2 == 1)
        acknowledged += some + 1
        wrong += found
    return told(2 * count, acknowledged, wrong, is_seen=is_lost_without(folder))


if __name__ == "__main__":
    run(main)
