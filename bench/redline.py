"""Measure the redline on a folder of pairs (NNN.old.md, NNN.new.md) against git.

`python bench/redline.py FOLDER [--rounds 5]`. Both are run by turns and counted in
processor time; git's words are single words and marks, as ours are. A run is one change
without a break; an island is an equal stretch of at most two words between two runs.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from govdocs.diff.lcs import common_length
from govdocs.diff.redline import compare
from govdocs.model.redline import Op, OpKind

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BANDS = ((0, 20_000), (20_000, 100_000), (100_000, 300_000), (300_000, 10**9))
_GIT = (
    "git diff --no-index --word-diff=porcelain --histogram -U1000000 "
    "--word-diff-regex=[[:alnum:]_]+|[^[:space:]]"
).split()
_SIGNS = {" ": "equal", "-": "delete", "+": "insert"}

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one redline of one pair shows, and the seconds it took."""

    marked: int
    runs: int
    islands: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: its size, the fewest words that must be marked, ours and git's."""

    size: int
    least: int
    own: Figures
    git: Figures

    @property
    def slowness(self) -> float:
        """Return our time in git's."""
        return self.own.seconds / max(self.git.seconds, 1e-6)


def main() -> None:
    """Measure every pair and print a line for each, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    rows = []
    for path in sorted(asked.folder.glob("*.old.md")):
        rows.append(measure_pair(path, max(1, asked.rounds)))
        print(f"{path.name.split('.')[0]}: {_told(rows[-1])}")
    if rows:
        _print_sums(rows)


def measure_pair(path: Path, rounds: int) -> Row:
    """Run both on one pair by turns."""
    other = path.with_name(path.name.replace(".old.", ".new."))
    old, new = (one.read_bytes().decode("utf-8") for one in (path, other))
    both = [(ours(old, new), gits(path, other)) for _ in range(rounds)]
    own, git = (_middle(side) for side in zip(*both, strict=True))
    words, others = _TOKEN.findall(old), _TOKEN.findall(new)
    least = len(words) + len(others) - 2 * common_length(words, others)
    return Row(len(old) + len(new), least, own, git)


def ours(old: str, new: str) -> Figures:
    """Compare two texts in this process."""
    begun = time.process_time()
    redline = compare(old, new)
    seconds = time.process_time() - begun
    assert redline.exact, "every redline rebuilds both texts"
    inner = {move.id: move.inner for move in redline.moves}
    return _counted(_pieces(old, new, redline.ops, inner), seconds)


def gits(old: Path, new: Path) -> Figures:
    """Compare two files with git, the start of its process included."""
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*_GIT, str(old), str(new)]
    done = subprocess.run(
        command, capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime
    body = done.stdout.decode("utf-8", "replace").partition("\n@@")[2]
    lines = body.split("\n")[1:]
    pieces = ((_SIGNS[one[0]], one[1:]) for one in lines if one[:1] in _SIGNS)
    return _counted(pieces, seconds)


def _pieces(
    old: str, new: str, ops: Sequence[Op], inner: dict[int, tuple[Op, ...]]
) -> Iterator[Piece]:
    """Yield what is kept and marked; equal words inside a move are not marked."""
    for op in ops:
        steps = [op]
        if op.move is not None:
            steps = [one for one in inner[op.move] if one.kind is op.kind]
        for one in steps:
            side = old if one.kind is OpKind.DELETE else new
            span = one.old if one.kind is OpKind.DELETE else one.new
            assert span is not None, "an operation has a side"
            yield one.kind.value, side[slice(*span)]


def _counted(pieces: Iterator[Piece], seconds: float) -> Figures:
    marked = runs = islands = 0
    equal, in_run = 3, False
    for kind, text in pieces:
        count = len(_TOKEN.findall(text))
        if kind == "equal":
            equal = count + (0 if in_run else equal)
            in_run = in_run and not count
        elif count:
            marked += count
            runs += not in_run
            islands += not in_run and runs > 1 and equal <= 2
            in_run = True
    return Figures(marked, runs, islands, seconds)


def _middle(rounds: Sequence[Figures]) -> Figures:
    return replace(rounds[0], seconds=median(one.seconds for one in rounds))


def _told(row: Row) -> str:
    own, git = row.own, row.git
    times = f"{own.seconds * 1000:.1f} ms, git {git.seconds * 1000:.1f}"
    counts = f"runs {own.runs}/{git.runs}, islands {own.islands}/{git.islands}"
    return (
        f"{row.size // 1000} kB, {times}, marked {own.marked} of {row.least}, {counts}"
    )


def _print_sums(rows: Sequence[Row]) -> None:
    own, git = [row.own for row in rows], [row.git for row in rows]
    least = max(1, sum(row.least for row in rows))
    shares = sorted(row.own.marked / max(1, row.least) for row in rows)
    print(f"marked/LCS {sum(one.marked for one in own) / least:.3f}", end=", ")
    print(f"90th percentile {shares[int(0.9 * len(shares))]:.3f}")
    print(f"runs {sum(one.runs for one in own)}/{sum(one.runs for one in git)}")
    print(f"islands {sum(x.islands for x in own)}/{sum(x.islands for x in git)}")
    for low, high in _BANDS:
        band = [row.slowness for row in rows if low <= row.size / 2 < high]
        if band:
            print(f"{low // 1000} kB and up: {median(band):.2f} of git's time")


if __name__ == "__main__":
    main()
