"""What it costs to receive files that are made to be slow, large or refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from measure import Sample, run
from place import BENCH, Place
from results import number

_SECONDS, _MEMORY = 5.0, 512.0
_CACHE = "cache-word-hostile"
_NOTE = (
    "Hela kommandot `remiss receive`, en gång för varje fil: processortid i kommandot och "
    "barnet tillsammans, och den största av dem i minne. Filerna görs av "
    "`bench/hostile_words.py`, så stora som de släpps igenom. Alla sparas som de kom."
)


def hostile_section(
    place: Place, tree: Path, words: Sequence[str], share: float
) -> str:
    """Return the costs as a table; `words` are the options that the command takes."""
    folder = place.folder / "word-hostile"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    script = str(BENCH / "hostile_words.py")
    argv = (sys.executable, script, str(share), str(folder))
    subprocess.run(argv, env=place.env(), check=True)
    rows = [
        (file, _received(place, tree, words, file)) for file in sorted(folder.iterdir())
    ]
    return "\n".join(_lines(rows))


def _received(place: Place, tree: Path, words: Sequence[str], file: Path) -> Sample:
    shutil.rmtree(tree / ".govdocs", ignore_errors=True)
    at = ("--workspace", str(tree), "remiss", "receive", str(file))
    return run(place.govdocs(file.stem, _CACHE, *at, *words))


def _lines(rows: Sequence[tuple[Path, Sample]]) -> Iterator[str]:
    yield "### Fientliga filer som tas emot"
    yield ""
    yield _NOTE
    yield ""
    yield "| Fil | kB | Processor s | Minne MB |"
    yield "|---|--:|--:|--:|"
    for file, one in rows:
        size = file.stat().st_size / 1000
        yield f"| {file.stem} | {size:.0f} | {number(one.cpu)} | {one.memory:.0f} |"
    yield ""
    cpu, memory = max(one.cpu for _, one in rows), max(one.memory for _, one in rows)
    is_met = cpu <= _SECONDS and memory <= _MEMORY
    yield (
        f"Högst {number(cpu)} s (mål {_SECONDS:.0f}) och {memory:.0f} MB (mål {_MEMORY:.0f}): "
        f"{'nått' if is_met else 'missat'}."
    )
    yield ""
