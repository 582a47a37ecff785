"""Measure the redline as part of `make bench`: real pairs where there are any, and made."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from place import ROOT, Place
from redline_measure import Bench, Group
from redline_page import section
from redline_pairs import GREAT, made_pairs, read_pairs
from redline_peers import engines

_SEED = 2_026


@dataclass(frozen=True, slots=True)
class Scope:
    """How many pairs are made, how often all is run, and the seconds for one pair."""

    made: int
    great: tuple[int, ...]
    rounds: int
    limit: float


FULL = Scope(200, GREAT, 5, 3)
QUICK = Scope(16, (), 2, 1)


def pairs_folder(asked: Path | None) -> Path | None:
    """Return the folder of real pairs: as asked, as in the environment, or beside us."""
    told = os.environ.get("GOVDOCS_REDLINE_PAIRS")
    found = asked or (Path(told) if told else ROOT.parent / "shared/data/redline-pairs")
    return found if any(found.glob("*.old.md")) else None


def measure_redline(
    place: Place, scope: Scope, folder: Path | None, python: Path | None
) -> str:
    """Return the section of the page; without a Python for the peers theirs are out."""
    groups = [Group("verkliga par", read_pairs(folder))] if folder else []
    made = list(made_pairs(scope.made, _SEED, scope.great))
    groups.append(Group("gjorda par", made))
    counts = ", ".join(f"{len(group.pairs)} {group.name}" for group in groups)
    print(f"bench: the redline on {counts}", file=sys.stderr, flush=True)
    bench = Bench(
        place.folder / "redline-pairs", engines(place, python, scope.limit), scope.limit
    )
    return section(bench.measure(groups, scope.rounds), date.today())
