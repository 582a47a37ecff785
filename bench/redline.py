"""Measure the redline on a folder of pairs (NNN.old.md, NNN.new.md) against git, quickly.

`python bench/redline.py FOLDER [--rounds 5]`. Both are run by turns and counted in
processor time, git's start included. `python bench/run.py --only redline` has the rest.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from redline_figures import (
    Figures,
    fewest_marked,
    figures_of_redline,
    figures_of_words,
)
from redline_pairs import Pair, read_pairs
from redline_peers import Git
from redline_worker import own as compare

_BANDS = ((0, 20_000), (20_000, 100_000), (100_000, 300_000), (300_000, 10**9))
_GIT = Git("histogram", 60)


@dataclass(frozen=True, slots=True)
class Side:
    """What one redline of one pair shows, and the seconds it took."""

    figures: Figures
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: its size, the fewest words that must be marked, ours and git's."""

    size: int
    least: int
    own: Side
    git: Side

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
    for pair in read_pairs(asked.folder):
        rows.append(measure_pair(asked.folder, pair, max(1, asked.rounds)))
        print(f"{pair.name}: {_told(rows[-1])}")
    if rows:
        _print_sums(rows)


def measure_pair(folder: Path, pair: Pair, rounds: int) -> Row:
    """Run both on one pair by turns."""
    both = [(ours(pair), gits(folder, pair)) for _ in range(rounds)]
    own, git = (_middle(side) for side in zip(*both, strict=True))
    return Row(pair.size, fewest_marked(pair.old, pair.new), own, git)


def ours(pair: Pair) -> Side:
    """Compare two texts in this process."""
    found = compare(pair.old, pair.new, {"tell": True})
    figures = figures_of_redline(pair.old, pair.new, found)
    assert figures.exact, "every redline rebuilds both texts"
    return Side(figures, found["seconds"])


def gits(folder: Path, pair: Pair) -> Side:
    """Compare two files with git."""
    paths = (folder / f"{pair.name}.{side}.md" for side in ("old", "new"))
    found = _GIT.ask(*paths, tell=True)
    assert found, "git compares any two files"
    return Side(figures_of_words(pair.old, pair.new, found["pieces"]), found["seconds"])


def _middle(rounds: Sequence[Side]) -> Side:
    return Side(rounds[0].figures, median(one.seconds for one in rounds))


def _told(row: Row) -> str:
    own, git = row.own.figures, row.git.figures
    times = f"{row.own.seconds * 1000:.1f} ms, git {row.git.seconds * 1000:.1f}"
    counts = f"runs {own.runs}/{git.runs}, islands {own.islands}/{git.islands}"
    return (
        f"{row.size // 1000} kB, {times}, marked {own.marked} of {row.least}, {counts}"
    )


def _print_sums(rows: Sequence[Row]) -> None:
    own, git = [row.own.figures for row in rows], [row.git.figures for row in rows]
    least = max(1, sum(row.least for row in rows))
    shares = sorted(row.own.figures.marked / max(1, row.least) for row in rows)
    print(f"marked/LCS {sum(one.marked for one in own) / least:.3f}", end=", ")
    print(f"90th percentile {shares[int(0.9 * len(shares))]:.3f}")
    print(f"runs {sum(one.runs for one in own)}/{sum(one.runs for one in git)}")
    print(f"islands {sum(x.islands for x in own)}/{sum(x.islands for x in git)}")
    for low, high in _BANDS:
        band = [row.slowness for row in rows if low <= row.size < high]
        if band:
            print(f"{low // 1000} kB and up: {median(band):.2f} of git's time")


if __name__ == "__main__":
    main()
