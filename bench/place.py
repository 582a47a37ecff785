"""Where the bench keeps its trees and outputs, and the commands it runs there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from make_workspace import Size, change
from measure import Case

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
_RUN = "from govdocs.cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, build/bench, that may be removed at any time between runs."""

    folder: Path

    def env(self, cache: str = "cache") -> dict[str, str]:
        """Return the surroundings of a command, with modules compiled to one place."""
        kept = {
            name: one
            for name, one in os.environ.items()
            if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("GIT_")
        }
        return {
            **kept,
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.folder / "pycache"),
            "XDG_CACHE_HOME": str(self.folder / cache),
        }

    def tree(self, name: str, size: Size) -> Path:
        """Return a workspace, generated anew by a process of its own.

        A command starts with the peak memory of the process that starts it.
        """
        out = self.folder / name
        shutil.rmtree(out, ignore_errors=True)
        argv = (
            sys.executable,
            str(BENCH / "make_workspace.py"),
            *size.options(),
            str(out),
        )
        subprocess.run(argv, env=self.env(), check=True)
        return out

    def remove(self, *names: str) -> Callable[[], None]:
        """Return what removes folders before a run, built sites with them."""

        def prepare() -> None:
            for name in names:
                shutil.rmtree(self.folder / name, ignore_errors=True)

        return prepare

    def cold(self, out: str, cache: str, *, fonts: bool) -> Callable[[], None]:
        """Return what empties an output and a cache; the cut fonts can stay."""
        clear = self.remove(out, cache)

        def prepare() -> None:
            clear()
            if fonts:
                kept = Path("govdocs", "fonts")
                shutil.copytree(self.folder / "seed" / kept, self.folder / cache / kept)

        return prepare

    def govdocs(self, name: str, cache: str, *words: str) -> Case:
        """Return a case that runs govdocs."""
        return Case(name, (sys.executable, "-c", _RUN, *words), self.env(cache))

    def script(self, name: str, file: str, *words: str, tells: bool = False) -> Case:
        """Return a case that runs one of the scripts here."""
        argv = (sys.executable, str(BENCH / file), *words)
        return Case(name, argv, self.env(), tells=tells)


def edit(tree: Path) -> Callable[[], None]:
    """Return what changes one line of one document, in a new way each time."""
    path = sorted(tree.glob("rutiner/*.md"))[0]
    before = path.read_text("utf-8")
    count = 0

    def prepare() -> None:
        nonlocal count
        count += 1
        path.write_text(change(before, f"i prov {count}"), "utf-8")

    return prepare


def peers(place: Place) -> Path | None:
    """Return the Python of an environment with the peers; None if it fails."""
    folder = place.folder / "peers"
    python = folder / "bin" / "python"
    wanted = BENCH / "peers.txt"
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_bytes() == wanted.read_bytes():
        return python
    try:
        subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(folder)], check=True
        )
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([str(python), *install, "-r", str(wanted)], check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    stamp.write_bytes(wanted.read_bytes())
    return python


def mkdocs(place: Place, python: Path, tree: Path, theme: str) -> Case:
    """Return a case that builds the same Markdown with mkdocs and one of its themes."""
    out = f"{theme}-{tree.name}"
    config = place.folder / f"{out}.yml"
    config.write_text(
        f"site_name: Prov\ndocs_dir: {tree.name}\nsite_dir: {out}\n"
        f"theme:\n  name: {theme}\n",
        "utf-8",
    )
    argv = (str(python), "-m", "mkdocs", "build", "--quiet", "-f", str(config))
    env = {**place.env(), "PYTHONPATH": "", "NO_MKDOCS_2_WARNING": "1"}
    return Case(f"{theme}", argv, env, place.remove(out))
