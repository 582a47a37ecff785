"""Power cuts for the spool: run it with a folder and a count.

A third of them right after an acknowledgement, a third while answers are received, and a
third after one that was killed is followed by one that receives the same answer again.
The image of a mounted disk is copied as it lies: what is not synced is not in the copy.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path
from random import Random
from select import select

from tests.faults.disk import mounted, new_disk
from tests.faults.power import LIVE, run, told
from tests.faults.receiving import (
    acknowledge,
    content_of,
    in_child,
    killed_at,
    note,
    receive_one,
    wrong_in,
)

_KILOBYTES = 24 * 1024


def cut_idle(folder: Path, name: str) -> tuple[int, list[str]]:
    """Cut the power after one acknowledged answer; return how many, and what went wrong."""
    image = new_disk(folder / "disk", _KILOBYTES)
    with mounted(image, folder / "m", LIVE) as disk:
        _, told = _acknowledged(disk / "spool", name)
        shutil.copyfile(image, folder / "kopia")
    return _after(folder, told)


def cut_at_work(folder: Path, name: str, wait: float) -> tuple[int, list[str]]:
    """Cut the power while answers are received."""
    image = new_disk(folder / "disk", _KILOBYTES)
    with mounted(image, folder / "m", LIVE) as disk:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                _receive_for_ever(disk / "spool", name, writing)
            finally:
                os._exit(1)
        os.close(writing)
        time.sleep(wait)
        os.kill(child, signal.SIGSTOP)
        told = os.read(reading, 60_000) if select([reading], [], [], 0)[0] else b""
        shutil.copyfile(image, folder / "kopia")
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
    return _after(folder, told.decode())


def cut_after_a_kill(folder: Path, call: int) -> tuple[int, list[str]]:
    """Kill a receiver after a call to the disk, receive the same again, cut the power."""
    image = new_disk(folder / "disk", _KILOBYTES)
    with mounted(image, folder / "m", LIVE) as disk:
        spool = disk / "spool"
        killed_at(spool, "samma", call, "after")
        _, told = _acknowledged(spool, "samma")
        shutil.copyfile(image, folder / "kopia")
    return _after(folder, told)


def is_lost_without(folder: Path) -> bool:
    """Tell whether a file that nobody synced is lost, so that the trial can see a loss."""
    image = new_disk(folder / "disk", _KILOBYTES)
    with mounted(image, folder / "m", LIVE) as disk:
        (disk / "svar.md").write_bytes(content_of("osynkad"))
        shutil.copyfile(image, folder / "kopia")
    with mounted(folder / "kopia", folder / "efter") as disk:
        return not (disk / "svar.md").exists()


def _acknowledged(spool: Path, name: str) -> tuple[bool, str]:
    """Receive in a process of its own that does nothing more to the disk."""

    def work(pipe: int) -> None:
        acknowledge(spool, name, pipe)

    return in_child(work)


def _receive_for_ever(spool: Path, name: str, pipe: int) -> None:
    number = 0
    while True:
        receive_one(spool, f"{name}n{number}", pipe)
        number += 1


def _after(folder: Path, told: str) -> tuple[int, list[str]]:
    """Start again on the copy: all that was acknowledged is there, and a next one works."""
    acknowledged: dict[str, str] = {}
    note(told, acknowledged)
    with mounted(folder / "kopia", folder / "efter") as disk:
        spool = disk / "spool"
        wrong = wrong_in(spool, acknowledged)
        _, more = _acknowledged(spool, "sedan")
        note(more, acknowledged)
        wrong += [] if more else ["a next one was not received"]
        return len(acknowledged), wrong + wrong_in(spool, acknowledged)


def main(folder: Path, count: int) -> int:
    """Run the trials, tell the figures, and return the exit code."""
    random = Random(count)
    wrong: list[str] = []
    total = 0
    for number in range(count):
        call = number + 1 if count > 20 else random.randint(1, 60)
        for some, found in (
            cut_idle(folder, f"i{number}"),
            cut_at_work(folder, f"a{number}", random.uniform(0.02, 0.4)),
            cut_after_a_kill(folder, call),
        ):
            total += some
            wrong += found
    return told(3 * count, total, wrong, is_seen=is_lost_without(folder))


if __name__ == "__main__":
    run(main)
