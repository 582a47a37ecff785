"""Run commands in turn and take down what each costs: processor, clock and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: user and system seconds of the whole process tree, clock, peak memory.

    Memory is that of the largest single process, in megabytes.
    """

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Case:
    """A command to measure; `prepare` runs before each time and is not counted.

    A case that `tells` prints its own processor seconds, measured without its start.
    """

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    prepare: Callable[[], object] = lambda: None
    stdin: Path | None = None
    tells: bool = False


Samples = dict[str, list[Sample]]


class CommandFailed(Exception):
    """A measured command ended with a fault, so that its time means nothing."""


def interleave(cases: Sequence[Case], rounds: int, budget: float) -> Samples:
    """Run every case once a round; one that has used up its seconds then rests."""
    found: Samples = {case.name: [] for case in cases}
    for count in range(rounds):
        for case in cases:
            samples = found[case.name]
            spent = sum(one.wall for one in samples)
            if not count or spent + spent / count <= budget:
                case.prepare()
                samples.append(run(case))
    return found


def run(case: Case) -> Sample:
    """Run a case once.

    Raises CommandFailed.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as faults:
        given = case.stdin.open("rb") if case.stdin else None
        start = time.perf_counter()
        child = subprocess.Popen(
            case.argv,
            env=dict(case.env),
            stdin=given or subprocess.DEVNULL,
            stdout=out,
            stderr=faults,
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if given:
            given.close()
        if child.returncode:
            faults.seek(0)
            told = faults.read().decode("utf-8", "replace")
            raise CommandFailed(f"{case.name}: {child.returncode}\n{told[-2000:]}")
        out.seek(0)
        cpu = float(out.read()) if case.tells else used.ru_utime + used.ru_stime
    return Sample(cpu, wall, used.ru_maxrss / 1024)


def ratios(above: Sequence[Sample], below: Sequence[Sample]) -> list[float]:
    """Return the ratios of processor time, each run against the one beside it."""
    middle = median(one.cpu for one in below)
    pairs = [one.cpu for one in below] + [middle] * len(above)
    return [one.cpu / other for one, other in zip(above, pairs, strict=False)]
