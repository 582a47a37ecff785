"""Measure work on a history: `history_work.py follow|git-follow|blobs|git-blobs|show|check TREE`.

Prints the processor seconds of the work alone, git's included; what it needs is
imported before.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import git

import govdocs.lint.run
import govdocs.overview.at_date
import govdocs.text.reader_copy
from govdocs.cli.main import run
from govdocs.store.corpus import TreeFiles
from govdocs.store.history import follow
from govdocs.store.versions import open_history

_BLOBS = 1000
assert git
assert govdocs.lint.run
assert govdocs.overview.at_date
assert govdocs.text.reader_copy


def work(mode: str, root: Path) -> Callable[[], object]:
    """Return what to measure."""
    path = min(root.glob("rutiner/*.md")).relative_to(root).as_posix()
    name = (root / path).read_text("utf-8").split("id: ", 1)[1].split("\n", 1)[0]
    at = ["--workspace", str(root)]
    return {
        "follow": lambda: _follow(root, path),
        "git-follow": lambda: _git(
            root, "log", "--follow", "--name-status", "--", path
        ),
        "blobs": lambda: _blobs(root),
        "git-blobs": lambda: _git_blobs(root),
        "show": lambda: run([*at, "show", f"{name}@2024-05-01"]),
        "check": lambda: run([*at, "check", "--no-cache"]),
    }[mode]


def _follow(root: Path, path: str) -> None:
    gateway, head = open_history(root)
    assert follow(gateway, head, path)


def _blobs(root: Path) -> None:
    gateway, head = open_history(root)
    files = TreeFiles(gateway, head)
    for path in sorted(files.entries)[:_BLOBS]:
        files.read(path)
    gateway.repo.git.clear_cache()  # ends git, so that its time is counted


def _git_blobs(root: Path) -> None:
    listed = _git(root, "ls-tree", "-r", "-z", "HEAD").decode().split("\0")[:_BLOBS]
    ids = "".join(row.split()[2] + "\n" for row in listed if row)
    _git(root, "cat-file", "--batch", stream=ids.encode())


def _git(root: Path, *words: str, stream: bytes = b"") -> bytes:
    command = ["git", *words]
    done = subprocess.run(
        command, cwd=root, input=stream, stdout=subprocess.PIPE, check=True
    )
    return done.stdout


def _spent() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, who))


def main() -> None:
    """Do the work once and print what it cost."""
    todo = work(sys.argv[1], Path(sys.argv[2]).resolve())
    start = _spent()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        todo()
    print(_spent() - start)


if __name__ == "__main__":
    main()
