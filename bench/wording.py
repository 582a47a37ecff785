"""The section about Word in RESULTS.md: what reading a file costs, and what survives."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from compileall import compile_dir
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hostile_received import hostile_section
from measure import Case, interleave, run
from place import BENCH, ROOT, Place
from results import Results
from word_shares import TOOLS, measure_shares

TITLE = "## Svar i Word"
_FIRST, _NEXT = "remiss receive, första svaret", "remiss receive, nästa svar"
_ROUND, _INSTANCE = "2021-1", "lerum"
_TO = ("--round", _ROUND, "--instance", _INSTANCE)
_MOST, _MOST_MEMORY = 2.0, 300
_NOTES = (
    "Filen är arbetsmallen i exemplets remiss, med rutor vid varje stycke. Varje körning "
    "är en hel process. govdocs läser i ett barn med gränser; python-docx öppnar bara filen "
    "och läser ingen text. Hela kommandot lägger dessutom svaret på plats och läser mot "
    "det som sändes ut. Det görs ur texterna i git för remissens första svar, och tas ur "
    "användarens cache för nästa.",
    "Andelarna är av det som skrivs i formulär på många sätt (`tests/word_forms/edits.py`): i "
    "rutor, som spårade ändringar, i marginalen, utanför rutorna. Rätt stycke är för "
    "govdocs att synpunkten är placerad, för de andra att bokmärket står i samma stycke "
    "som orden.",
)


class Extent(NamedTuple):
    """How many forms are filled in, and how large hostile files are, of the largest."""

    forms: int
    hostile: float


FULL, QUICK = Extent(200, 1.0), Extent(10, 0.01)


def measure_wording(
    place: Place,
    extent: Extent,
    python: Path | None,
    rounds: int,
    budget: float,
    day: date,
) -> str:
    """Return the section, from its heading on."""
    results = Results(notes=list(_NOTES))
    # The child reads no other cache of modules than this; pip makes it at installation.
    compile_dir(ROOT / "govdocs", quiet=1)
    tree = _workspace(place)
    _reading(place, tree, python, rounds, budget, results)
    words = (
        f"Mätt {day.isoformat()} med `python bench/run.py --only word`: "
        f"{os.cpu_count()} kärnor, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}."
    )
    return "\n".join(
        (
            results.section(TITLE, words),
            _shares(place, extent.forms, python),
            hostile_section(place, tree, _TO, extent.hostile),
        )
    )


def _reading(
    place: Place,
    tree: Path,
    python: Path | None,
    rounds: int,
    budget: float,
    results: Results,
) -> None:
    file = _form(place, tree)
    names = ("govdocs", "python-docx")
    cases = [place.script(one, "read_word.py", one, str(file)) for one in names]
    for name in TOOLS[1:] if python else ():
        argv = (str(python), str(BENCH / "read_word.py"), name, str(file))
        cases.append(Case(name, argv, {**place.env(), "PYTHONPATH": ""}))
    whole = [_whole(place, tree, file, one) for one in (_FIRST, _NEXT)]
    found = interleave([*cases, *whole], rounds, budget)
    own = found["python-docx"]
    results.add("läsning / python-docx öppnar filen", found["govdocs"], own, _MOST)
    for one in whole:
        results.add(
            f"{one.name} / python-docx öppnar filen", found[one.name], own, _MOST
        )
    for name in TOOLS[1:] if python else ():
        results.add(f"läsning / {name}", found["govdocs"], found[name])
    memory = max(run.memory for one in whole for run in found[one.name])
    results.notes.append(
        f"Minne i remiss receive: högst {memory:.0f} MB (mål {_MOST_MEMORY})."
    )
    results.costs += list(found.items())


def _workspace(place: Place) -> Path:
    """Return the example in a clone of its own, so that nothing here is written to."""
    clone = place.folder / "word-clone"
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    return clone / "agreements"


def _whole(place: Place, tree: Path, file: Path, name: str) -> Case:
    """Return the whole command, with nothing received before and as much in the cache."""
    cache = f"cache-word-{name == _NEXT}"
    case = place.govdocs(
        name,
        cache,
        *("--workspace", str(tree), "remiss", "receive", str(file)),
        *_TO,
    )

    def prepare() -> None:
        shutil.rmtree(tree / ".govdocs", ignore_errors=True)
        if name == _FIRST:
            shutil.rmtree(place.folder / cache, ignore_errors=True)

    run_once = replace(case, prepare=prepare)
    if name == _NEXT:
        prepare()
        run(case)
    return run_once


def _form(place: Place, tree: Path) -> Path:
    folder = place.folder / "word-form"
    place.remove("word-form")()
    command = "from govdocs.cli.main import main; main()"
    argv = [
        sys.executable,
        "-c",
        command,
        "--workspace",
        str(tree),
        "remiss",
        "template",
    ]
    argv += ["--round", _ROUND, "--instance", _INSTANCE, "--format", "docx"]
    subprocess.run(
        [*argv, "--out", str(folder)], check=True, env=place.env(), capture_output=True
    )
    return next(folder.glob("*.docx"))


def _shares(place: Place, count: int, python: Path | None) -> str:
    found = measure_shares(place, count, python)
    tools = list(found[0][1])
    lines = [
        f"Andel som kommer tillbaka av det som skrevs i {count} formulär:",
        "",
        f"| Vad | {' | '.join(tools)} |",
        "|---|" + "--:|" * len(tools),
    ]
    for name, shares in found:
        told = (f"{shares[one]:.3f}".replace(".", ",") for one in tools)
        lines.append(f"| {name} | {' | '.join(told)} |")
    return "\n".join(lines) + "\n"
