"""Measure what rests on git: one file's history, many files of a commit, a text on a day."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from measure import interleave
from place import BENCH, Place
from results import Results

# The rows: what is measured, against what, and the most it may cost.
_ROWS = (
    ("historik för ett dokument", "git log --follow", "follow", "git-follow", 1.5),
    ("1000 filer i en ändring", "git cat-file --batch", "blobs", "git-blobs", 2.0),
    ("show en viss dag", "check, kall", "show", "check", 0.1),
)


def measure_history(
    place: Place,
    documents: int,
    commits: int,
    rounds: int,
    budget: float,
    results: Results,
) -> None:
    """Make a long history and add its rows to the results."""
    tree = _tree(place, documents, commits)
    modes = dict.fromkeys(mode for row in _ROWS for mode in row[2:4])
    cases = [
        place.script(mode, "history_work.py", mode, str(tree), tells=True)
        for mode in modes
    ]
    found = interleave(cases, rounds, budget)
    words = f"{documents} dokument, {commits} ändringar"
    for what, other, mode, bare, most in _ROWS:
        results.add(f"{what} / {other}, {words}", found[mode], found[bare], most)
        results.costs += [
            (f"{what}, {words}", found[mode]),
            (f"{other}, {words}", found[bare]),
        ]


def _tree(place: Place, documents: int, commits: int) -> Path:
    out = place.folder / "history"
    shutil.rmtree(out, ignore_errors=True)
    size = ("--documents", str(documents), "--commits", str(commits))
    argv = (sys.executable, str(BENCH / "long_history.py"), *size, str(out))
    subprocess.run(argv, env=place.env(), check=True, stdout=subprocess.DEVNULL)
    return out
