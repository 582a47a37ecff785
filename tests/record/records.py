"""Real repositories for the tests of the writer, and what must hold in each of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from git import Repo

from govdocs.store.change import Change, Written
from govdocs.store.gateway import Gateway
from govdocs.store.write import commit

WHO = {"user.name": "Prov Provsson", "user.email": "prov@exempel.invalid"}


def git(root: Path, *words: str, check: bool = True) -> str:
    """Run git in a folder with no settings but the repository's own."""
    kept = {name: value for name, value in os.environ.items() if "GIT_" not in name}
    env = {
        **kept,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    done = subprocess.run(
        ["git", *words], cwd=root, env=env, capture_output=True, text=True, check=check
    )
    return done.stdout.strip()


def new_record(root: Path, *, bare: bool = False) -> Path:
    """Make an empty repository in which somebody is known."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main", *(["--bare"] if bare else []))
    for name, value in WHO.items():
        git(root, "config", name, value)
    return root


def begun_record(root: Path, *, bare: bool = False) -> Path:
    """Make a repository with one commit of the files a.md and mapp/b.md."""
    record = new_record(root, bare=bare)
    write(record, {"a.md": b"ett\n", "mapp/b.md": b"ett\n"})
    return record


def gateway(record: Path, folder: str = "") -> Gateway:
    """Open a repository, with or without a work tree, as a workspace."""
    return Gateway(Repo(record), folder)


def write(
    record: Path,
    files: dict[str, bytes | None],
    tags: tuple[str, ...] = (),
    patience: float = 10.0,
) -> Written:
    """Write one commit."""
    change = Change(files, "prov: ett", tags)
    return commit(gateway(record), lambda _: change, unguarded, patience)


def unguarded(gateway: Gateway, head: str | None, change: Change) -> None:
    """Let every change through, where it is the writer alone that is tried."""


def faults_of(record: Path) -> list[str]:
    """Return what is wrong with a repository that nobody writes to: nothing, one hopes."""
    found = git(record, "fsck", "--strict", "--no-dangling", check=False).split("\n")
    folder = Path(git(record, "rev-parse", "--absolute-git-dir"))
    found += [str(one) for one in folder.rglob("*.lock")]
    found += [str(one) for one in (folder / "govdocs").glob("work/*")]
    found += [str(one) for one in folder.glob("govdocs/journal")]
    return [one for one in found if one] + unsaved(record)


def unsaved(record: Path) -> list[str]:
    """Return what a work tree has that is not saved; a bare repository has none."""
    if git(record, "rev-parse", "--is-bare-repository") == "true":
        return []
    return [one for one in git(record, "status", "--porcelain").split("\n") if one]


def standing(record: Path) -> tuple[str, str, str]:
    """Return what a failed write must leave: refs, staged files, work tree."""
    bare = git(record, "rev-parse", "--is-bare-repository") == "true"
    return (
        git(record, "for-each-ref"),
        "" if bare else git(record, "ls-files", "-s"),
        "" if bare else git(record, "status", "--porcelain", "--ignored"),
    )
