"""The one way to git: a cleaned environment, literal options, hashes, paths after `--`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.errors import GitMissing

if TYPE_CHECKING:
    from git import Repo

# GIT_* variables of a hook or a shell would point git at another repository.
_KEPT = frozenset({"GIT_SSL_CAINFO"})
_OWN = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Gateway:
    """A repository that holds a workspace, and the workspace's folder in it."""

    repo: Repo
    folder: str

    def head(self) -> str | None:
        """Return the hash of the commit in the work tree; None before the first one."""
        found = self.repo.git.for_each_ref("--count=1", "--format=%(objectname)")
        if not found:
            return None
        return str(self.repo.git.rev_parse("--verify", "--quiet", "HEAD^{commit}"))

    def log_of_changes(self, head: str) -> str:
        """Return each commit's time in seconds and the paths it changed, parted by NUL."""
        return str(
            self.repo.git.log(
                "--format=%x01%ct",
                "--name-only",
                "--no-renames",
                "-z",
                "--end-of-options",
                head,
                "--",
                self.folder or ".",
            )
        )

    def changed_paths(self) -> frozenset[str]:
        """Return paths of the workspace, relative to it, that differ from the last commit."""
        listed = str(
            self.repo.git.status(
                "--porcelain=v1",
                "-z",
                "--no-renames",
                "--untracked-files=all",
                "--",
                self.folder or ".",
            )
        )
        return frozenset(
            path
            for entry in listed.split("\0")
            if len(entry) > 3 and (path := self.inside(entry[3:]))
        )

    def inside(self, path: str) -> str | None:
        """Return a repository path as a path in the workspace; None when it is outside."""
        if not self.folder:
            return path
        prefix = f"{self.folder}/"
        return path.removeprefix(prefix) if path.startswith(prefix) else None


def open_gateway(root: Path) -> Gateway | None:
    """Open the repository that holds a workspace; None when there is none.

    Raises GitMissing when git cannot be run.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    from git import Repo
    from git.exc import GitCommandNotFound, InvalidGitRepositoryError, NoSuchPathError

    for name in [name for name in os.environ if name.startswith("GIT_")]:
        if name not in _KEPT and not name.startswith("GIT_PYTHON"):
            del os.environ[name]
    try:
        repo = Repo(root, search_parent_directories=True)
        if repo.working_tree_dir is None:
            return None
        repo.git.update_environment(**_OWN)
        repo.git.version()
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
    except GitCommandNotFound as error:
        raise GitMissing("git finns inte på datorn", "installera git") from error
    top = Path(repo.working_tree_dir).resolve()
    folder = root.resolve().relative_to(top).as_posix()
    return Gateway(repo, "" if folder == "." else folder)
