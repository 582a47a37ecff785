"""Write a workspace with a long history: `long_history.py --documents 2000 --commits 10000 OUT`.

Each commit changes one document, and the first document every hundredth time. It gets a
new name halfway and its old one back later, so that its history has to be followed. At
the end its text is locked as 1.0 and an event says that it applies.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from make_workspace import Size, change, record, workspace_files

_OWN_SHARE = 100


def make_history(size: Size, commits: int, out: Path) -> None:
    """Write the files and every commit of a workspace."""
    first = dict(workspace_files(size))
    own = first_document(first)
    out.mkdir(parents=True)
    record(_history(first, own, commits, size), out)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=out, check=True)
    _lock(own, first[own], out)


def first_document(files: dict[str, str]) -> str:
    """Return the path of the document whose history is asked for."""
    return min(path for path in files if path.startswith("rutiner/"))


def _history(
    first: dict[str, str], own: str, commits: int, size: Size
) -> Iterator[dict[str, str | None]]:
    """Yield what each commit writes; None takes a file away."""
    yield dict(first)
    others = sorted(path for path in first if path.endswith(".md") and path != own)
    now, place, rng = dict(first), own, Random(f"{size.seed}:long")
    other_name = own.replace("rutiner/", "rutiner/flyttad-")
    for number in range(1, commits):
        if number in (commits // 2, commits * 3 // 4):
            to = other_name if place == own else own
            now[to] = now.pop(place)
            yield {place: None, to: now[to]}
            place = to
            continue
        path = place if number % _OWN_SHARE == 0 else rng.choice(others)
        now[path] = change(first.get(path, first[own]), str(number))
        yield {path: now[path]}


def _lock(own: str, text: str, out: Path) -> None:
    name = text.split("id: ", 1)[1].split("\n", 1)[0]
    followed = re.findall(r"^följer: \{dokument: ([a-z0-9-]+)", text, re.MULTILINE)
    wanted = [word for one in (*followed, name) for word in (one, "1.0")]
    for setting in ("user.name=Bench", "user.email=bench@example.invalid"):
        subprocess.run(["git", "config", *setting.split("=")], cwd=out, check=True)
    code = "from govdocs.cli.main import main; main()"
    more = ("--reason", "Mätning.", "--from", "2018-01-01")
    words = ("version", "lock", *wanted, *more)
    subprocess.run([sys.executable, "-c", code, *words], cwd=out, check=True)
    print(f"{own} {name}")


def main() -> None:
    """Read the options and write the workspace."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--commits", type=int, default=10_000)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    make_history(Size(asked.documents, 100, 10), asked.commits, asked.out)


if __name__ == "__main__":
    main()
