"""The one way to git: a cleaned environment, literal options, hashes, paths after `--`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdocs.errors import GitMissing
from govdocs.store.environment import OWN
from govdocs.store.refused import GitRefused
from govdocs.store.shut import refuse_bare, refuse_shut

if TYPE_CHECKING:
    from git import Repo
    from git.exc import GitCommandError

# GIT_* variables of a hook or a shell would point git at another repository.
_KEPT = frozenset({"GIT_SSL_CAINFO"})


# Names and subjects can hold any character but NUL, and names are never empty.
COMMIT = "%x00%x00"
_COMMITS = re.compile("\0\0+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a tree: its mode in octal, the id of its bytes, its path from the top."""

    mode: str
    blob: str
    path: str


@dataclass(frozen=True, slots=True)
class Gateway:
    """A repository that holds a workspace, and the workspace's folder in it."""

    repo: Repo
    folder: str

    def head(self) -> str | None:
        """Return the hash of the commit in the work tree; None before the first one.

        Raises GitRefused when there is one that cannot be read.
        """
        found = self.resolve("HEAD")
        if found is None and self._has_head():
            raise GitRefused("bad object HEAD")
        return found

    def _has_head(self) -> bool:
        """Tell whether HEAD stands at a commit, be it there or not."""
        from git.exc import GitCommandError

        try:
            self.repo.git.rev_parse("--verify", "--quiet", "HEAD")
        except GitCommandError as error:
            if error.status == 1:
                return False
            raise GitRefused(_said(error)) from error
        return True

    def resolve(self, words: str) -> str | None:
        """Return the hash of the commit that words name; None when they name none.

        The only place where git sees what a person has written.
        """
        from git.exc import GitCommandError

        try:
            found = self.repo.git.rev_parse(
                "--verify", "--quiet", "--end-of-options", f"{words}^{{commit}}"
            )
        except GitCommandError:
            return None
        return str(found).strip()

    def log_of_changes(self, head: str) -> str:
        """Return each commit's time in seconds and the paths it changed; see `commits_of`."""
        with git_faults():
            return str(
                self.repo.git.log(
                    f"--format={COMMIT}%ct",
                    "--name-only",
                    "--no-renames",
                    "--no-show-signature",
                    "-z",
                    "--end-of-options",
                    head,
                    "--",
                    self.folder or ".",
                )
            )

    def tree(self, commit: str) -> tuple[Entry, ...]:
        """Return every file of the workspace in a commit, paths from the workspace."""
        with git_faults():
            listed = self.repo.git.ls_tree(
                "-r",
                "-z",
                "--full-tree",
                commit,
                "--",
                *([self.folder] if self.folder else []),
                strip_newline_in_stdout=False,
            )
        found = []
        for row in str(listed).split("\0"):
            facts, _, path = row.partition("\t")
            inside = self.inside(path) if path else None
            if inside:
                mode, _, blob = facts.split(" ")
                found.append(Entry(mode, blob, inside))
        return tuple(found)

    def differing(
        self, base: str, commit: str
    ) -> tuple[tuple[Entry | None, Entry | None], ...]:
        """Return the files that differ between two commits, before and after."""
        with git_faults():
            listed = self.repo.git.diff_tree(
                "-r",
                "-z",
                "--no-renames",
                base,
                commit,
                "--",
                *([self.folder] if self.folder else []),
                strip_newline_in_stdout=False,
            )
        fields = str(listed).split("\0")
        found = []
        for facts, path in zip(fields[::2], fields[1::2], strict=False):
            inside = self.inside(path)
            if inside:
                modes_and_ids = facts.removeprefix(":").split(" ")
                found.append(_sides(modes_and_ids, inside))
        return tuple(found)

    def blob(self, name: str) -> bytes:
        """Return the bytes of a blob by its id, through one lasting git process.

        Raises ObjectMissing.
        """
        from govdocs.errors import ObjectMissing

        try:
            kind, content = self.repo.git.get_object_data(name)[1::2]
        except ValueError as error:
            raise ObjectMissing(name, is_shallow=self.is_shallow()) from error
        assert kind == "blob" or isinstance(content, bytes)
        return bytes(content)

    def has(self, name: str) -> bool:
        """Tell whether an object is in the repository, through one lasting git process."""
        try:
            self.repo.git.get_object_header(name)
        except ValueError:
            return False
        return True

    def id_at(self, commit: str, path: str) -> str | None:
        """Return the id of what a commit has at a path; None when it has nothing there."""
        place = f"{self.folder}/{path}" if self.folder else path
        try:
            found: Any = self.repo.git.get_object_header(f"{commit}:{place}")[0]
        except ValueError:
            return None
        return found.decode("ascii") if isinstance(found, bytes) else str(found)

    def commits_touching(self, head: str, name: str) -> dict[str, frozenset[str]]:
        """Return commits that changed files of a name in any folder, and those files.

        Every branch that was merged counts, also when the merge dropped what it held.
        The newest comes first; a commit comes before all it builds upon, and the line
        that was merged into comes after the line that was merged.
        """
        prefix = f"{self.folder}/" if self.folder else ""
        patterns = {"GIT_LITERAL_PATHSPECS": "0"}
        with git_faults(), self.repo.git.custom_environment(**patterns):
            listed = self.repo.git.log(
                "--full-history",
                "--topo-order",
                "--no-show-signature",
                "--no-renames",
                "--name-only",
                "-m",
                "-z",
                f"--format={COMMIT}%H",
                head,
                "--",
                f":(glob){_without_wildcards(prefix)}**/{name}",
            )
        found: dict[str, frozenset[str]] = {}
        for commit, *paths in commits_of(str(listed)):
            inside = (self.inside(one.removeprefix("\n")) for one in paths)
            known = found.get(commit, frozenset())
            found[commit] = known | frozenset(one for one in inside if one)
        return found

    def log_of_file(self, head: str, path: str) -> str:
        """Return the commits of one file under all its names, with what was done to it.

        The subject stands after a full stop, so that it is never empty.
        """
        with git_faults():
            return str(
                self.repo.git.log(
                    "--follow",
                    f"--format={COMMIT}%H%x00%ct%x00.%s",
                    "--raw",
                    "--no-abbrev",
                    "--no-show-signature",
                    "-z",
                    head,
                    "--",
                    f"{self.folder}/{path}" if self.folder else path,
                )
            )

    def commit_known_on(self, head: str, until: int) -> str | None:
        """Return the newest commit on the first-parent line not later than a moment.

        `until` is in seconds since 1970; the committer's date is what counts. The times
        are compared here: git takes an early or late number for something else.
        """
        with git_faults():
            listed = self.repo.git.rev_list("--first-parent", "--timestamp", head, "--")
        rows = (row.split(" ") for row in str(listed).split("\n"))
        return next((commit for time, commit in rows if int(time) <= until), None)

    def settings(self) -> tuple[tuple[str, str], ...]:
        """Return the repository's own settings, with those of files it takes in."""
        with git_faults():
            listed = self.repo.git.config(
                "--list", "--show-scope", "-z", strip_newline_in_stdout=False
            )
        fields = str(listed).split("\0")
        rows = (
            row.partition("\n")
            for scope, row in zip(fields[::2], fields[1::2], strict=False)
            if scope in ("local", "worktree")
        )
        return tuple((key, value) for key, _, value in rows)

    def is_shallow(self) -> bool:
        """Tell whether the clone lacks the older part of the history."""
        with git_faults():
            told = self.repo.git.rev_parse("--is-shallow-repository")
        return str(told) == "true"

    def changed_paths(self) -> frozenset[str]:
        """Return paths of the workspace, relative to it, that differ from the last commit."""
        with git_faults():
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


def _sides(facts: list[str], path: str) -> tuple[Entry | None, Entry | None]:
    """Return a file before and after; git has mode 0 for one that is not there."""
    before, after, old, new = facts[:4]
    return (
        Entry(before, old, path) if int(before) else None,
        Entry(after, new, path) if int(after) else None,
    )


def commits_of(log: str) -> Iterator[list[str]]:
    """Yield the fields of each commit of a log in the form COMMIT, parted by NUL with -z."""
    for commit in _COMMITS.split(log)[1:]:
        yield commit.rstrip("\0").split("\0")


def _without_wildcards(prefix: str) -> str:
    """Return a folder's name so that git's patterns take it letter by letter."""
    return re.sub(r"([*?\[\\])", r"\\\1", prefix)


def _said(error: GitCommandError) -> str:
    """Return what git wrote to the error stream, without the library's own quotes."""
    return str(error.stderr or "").strip().removeprefix("stderr: '").removesuffix("'")


@contextmanager
def git_faults() -> Iterator[None]:
    """Turn what git refuses into one Swedish line; git's own words are not shown raw.

    Raises GitRefused.
    """
    from git.exc import GitCommandError

    try:
        yield
    except GitCommandError as error:
        raise GitRefused(_said(error)) from error


def open_gateway(root: Path, handed: Mapping[str, str] | None = None) -> Gateway | None:
    """Open the repository that holds a workspace; None when there is none.

    `handed` is what git handed to a hook. Raises GitMissing when git cannot be run, or
    when there is a repository that it cannot open or that denies its work tree.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    from git.exc import InvalidGitRepositoryError, NoSuchPathError

    try:
        repo = _opened(root, dict(handed or {}), is_inside=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        refuse_shut(root)
        return None
    if repo.working_tree_dir is None:
        refuse_bare(root)
        return None
    top = Path(repo.working_tree_dir).resolve()
    folder = root.resolve().relative_to(top).as_posix()
    return Gateway(repo, "" if folder == "." else folder)


def open_bare(folder: Path, handed: Mapping[str, str] | None = None) -> Gateway | None:
    """Open a repository without a work tree; None when the folder is none.

    `handed` is what git handed to a hook. Raises GitMissing when git cannot be run.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    from git.exc import InvalidGitRepositoryError, NoSuchPathError

    # Who owns the folder is judged by the git that started the hook, or by who installs.
    own = {**(handed or {}), "GIT_DIR": str(folder.resolve())}
    try:
        repo = _opened(folder, own, is_inside=False)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
    return Gateway(repo, "") if repo.bare else None


def open_beside(gateway: Gateway, other: Gateway) -> Gateway:
    """Return the same repository with a way to the objects of another one as well.

    Raises GitMissing when git cannot be run.
    """
    objects = str(Path(other.repo.common_dir, "objects").resolve())
    quoted = objects.replace("\\", "\\\\").replace('"', '\\"')
    handed = {"GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{quoted}"'}
    own = {**handed, "GIT_DIR": str(Path(gateway.repo.git_dir).resolve())}
    return Gateway(
        _opened(Path(gateway.repo.git_dir), own, is_inside=False), gateway.folder
    )


def _opened(folder: Path, more: Mapping[str, str], *, is_inside: bool) -> Repo:
    """Open a repository with our own environment; raises what the git library does."""
    from git import Repo
    from git.exc import GitCommandNotFound

    for name in [name for name in os.environ if name.startswith("GIT_")]:
        if name not in _KEPT and not name.startswith("GIT_PYTHON"):
            del os.environ[name]
    try:
        repo = Repo(folder, search_parent_directories=is_inside)
        repo.git.update_environment(**OWN, **more)
        repo.git.version()
    except GitCommandNotFound as error:
        raise GitMissing("git finns inte på datorn", "installera git") from error
    return repo
