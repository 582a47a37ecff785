"""Measure the tally of all decisions against a cold check of the same workspace."""

from __future__ import annotations

import os
import platform
from datetime import date
from pathlib import Path

from make_decisions import Extent, add_decisions
from measure import interleave
from place import Place
from results import Ratio, Results

TITLE = "## Beslut som räknas"
FULL, QUICK = Extent(50, 20, 10), Extent(10, 4, 3)
# Parties and documents of the two sizes between which time is to grow no faster.
_SMALL, _LARGE = Extent(250, 50, 1), Extent(1000, 200, 1)
_SCALE = (_LARGE.parties * _LARGE.documents) / (_SMALL.parties * _SMALL.documents)
_MOST = 0.1
_GROWING = {"tally": "räkning", "votes": "sista ordet av var part, ingen regel"}
_NOTES = (
    "Alla beslut räknas för alla versioner, och dagen för ikraftträdande räknas ut. "
    "Båda mäts i processen; kontrollen läser alla filer utan minne.",
)


def measure_deciding(
    place: Place, extent: Extent, rounds: int, budget: float, day: date
) -> str:
    """Return the section, from its heading on."""
    results = Results(notes=list(_NOTES))
    _against_check(place, extent, rounds, budget, results)
    if extent == FULL:
        _growth(place, rounds, budget, results)
    words = (
        f"Mätt {day.isoformat()} med `python bench/run.py --only beslut`: "
        f"{os.cpu_count()} kärnor, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}."
    )
    return results.section(TITLE, words)


def _against_check(
    place: Place, extent: Extent, rounds: int, budget: float, results: Results
) -> None:
    tree = _tree(place, extent)
    cold = place.script("check, kall", "in_process.py", "cold", str(tree), tells=True)
    tally = place.script("räkning", "in_process.py", "tally", str(tree), tells=True)
    found = interleave([cold, tally], rounds, budget)
    words = (
        f"{extent.parties} parter, {extent.documents} dokument, "
        f"{extent.versions} versioner"
    )
    results.add(
        f"räkning av alla beslut / check, kall, {words}",
        found["räkning"],
        found["check, kall"],
        _MOST,
    )
    results.costs += [(f"{name}, {words}", one) for name, one in found.items()]


def _growth(place: Place, rounds: int, budget: float, results: Results) -> None:
    cases = [
        place.script(
            f"{mode} {extent.parties}",
            "in_process.py",
            mode,
            str(_tree(place, extent)),
            tells=True,
        )
        for extent in (_SMALL, _LARGE)
        for mode in ("tally", "votes")
    ]
    found = interleave(cases, rounds, budget)
    for mode, words in _GROWING.items():
        results.add(
            f"{words}: tid vid 1 000 parter och 200 dokument / vid 250 och 50",
            found[f"{mode} {_LARGE.parties}"],
            found[f"{mode} {_SMALL.parties}"],
            1.1 * _SCALE if mode == "tally" else None,
        )
    tally, floor = (one.values for one in results.found[-2:])
    results.found.append(
        Ratio(
            "räkningens växt / golvets, i samma varv",
            [one / other for one, other in zip(tally, floor, strict=True)],
            None,
        )
    )
    results.notes.append(
        "Hur många anrop räkningen gör växer rakt: `tests/decision/test_tally_growth.py`. "
        "Golvet läser samma beslut i en bar slinga, så dess växt är minnets och inte "
        "räkningens."
    )


def _tree(place: Place, extent: Extent) -> Path:
    name = f"beslut-{extent.parties}-{extent.documents}-{extent.versions}"
    tree = place.folder / name
    if not (tree / "organ.yaml").exists():
        place.remove(name)()
        add_decisions(extent, tree)
    return tree
